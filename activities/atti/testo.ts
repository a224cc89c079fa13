import type { Documento, Elemento, Testo } from './contenuto';

const piano = (tratti: Testo): string =>
  tratti.map((tratto) => (typeof tratto === 'string' ? tratto : tratto.forte)).join('');

function righe(dato: Elemento): string[] {
  switch (dato.tipo) {
    case 'paragrafo':
    case 'nota':
      return [piano(dato.testo)];
    case 'elenco':
      return dato.voci.map(piano);
    case 'firma':
      return dato.righe.map(piano);
    case 'sottotitolo':
      return [dato.testo];
    case 'tabella':
      return [dato.colonne.map(({ testo }) => testo), ...dato.righe, ...dato.chiusura].map((riga) =>
        riga.join(' '),
      );
    case 'scheda':
      return dato.voci.map(({ etichetta, valore }) => `${etichetta} ${valore}`);
    case 'somma':
      return [`${dato.etichetta}: ${dato.valore} (${dato.nota})`];
    case 'avviso':
      return [...dato.voci.map(({ etichetta, valore }) => `${etichetta} ${valore}`), dato.didascalia];
  }
}

/** The text of a document in reading order, without the foot of the pages. */
export function testoDi(documento: Documento): string {
  const { ente, riscossore, estremi, destinatario, verifica } = documento;
  return [
    ente.nome,
    ...ente.righe,
    ...(riscossore ? [riscossore.nome, ...riscossore.righe] : []),
    documento.titolo,
    documento.norma,
    ...estremi.map(({ etichetta, valore }) => `${etichetta} ${valore}`),
    ...(destinatario ? [destinatario.etichetta, destinatario.nome, ...destinatario.righe] : []),
    ...(verifica?.righe ?? []),
    ...documento.blocchi.flatMap(({ titolo, elementi }) => [titolo, ...elementi.flatMap(righe)]),
  ].join('\n');
}

/** NFC, one blank, straight quotes, no soft hyphen, one case: two texts that read the same are the same. */
export function normalizza(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
