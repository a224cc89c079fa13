import type { Documento, Elemento, Intestazione, Qr, Testo } from './contenuto';
import { qrSvg } from './qr';

type Run = string | { f: string } | { i: string } | { fi: string };

/** A code or an address with its signs is never broken over two lines, unless it is longer than a line. */
const INTERO = /\S*[-/@]\S*/gu;
const LUNGO = 60;

function runs(text: string, bold = false): Run[] {
  const found: Run[] = [];
  const push = (part: string, whole: boolean) => {
    if (part === '') return;
    if (whole) found.push(bold ? { fi: part } : { i: part });
    else found.push(bold ? { f: part } : part);
  };
  let from = 0;
  for (const match of text.matchAll(INTERO)) {
    if (match[0].length > LUNGO) continue;
    push(text.slice(from, match.index), false);
    push(match[0], true);
    from = match.index + match[0].length;
  }
  push(text.slice(from), false);
  return found;
}

const testo = (tratti: Testo): Run[] =>
  tratti.flatMap((tratto) => (typeof tratto === 'string' ? runs(tratto) : runs(tratto.forte, true)));
const celle = (riga: string[]): Run[][] => riga.map((cella) => runs(cella));
const voci = (lista: { etichetta: string; valore: string }[]) =>
  lista.map(({ etichetta, valore }) => ({ etichetta: runs(etichetta), valore: runs(valore) }));
const qr = ({ contenuto, alt }: Qr) => ({ svg: qrSvg(contenuto), alt });
const intestazione = ({ nome, righe }: Intestazione) => ({ nome: runs(nome), righe: celle(righe) });

function elemento(dato: Elemento): object {
  switch (dato.tipo) {
    case 'paragrafo':
    case 'nota':
      return { ...dato, testo: testo(dato.testo) };
    case 'elenco':
      return { ...dato, voci: dato.voci.map(testo) };
    case 'firma':
      return { ...dato, righe: dato.righe.map(testo) };
    case 'sottotitolo':
      return { ...dato, testo: runs(dato.testo) };
    case 'tabella':
      return {
        ...dato,
        colonne: dato.colonne.map((colonna) => ({ ...colonna, testo: runs(colonna.testo) })),
        righe: dato.righe.map(celle),
        chiusura: dato.chiusura.map(celle),
      };
    case 'scheda':
      return { ...dato, voci: voci(dato.voci) };
    case 'somma':
      return {
        ...dato,
        etichetta: runs(dato.etichetta),
        valore: runs(dato.valore),
        nota: runs(dato.nota),
      };
    case 'avviso':
      return { ...dato, voci: voci(dato.voci), qr: qr(dato.qr), didascalia: runs(dato.didascalia) };
  }
}

/** The content in the form that the template reads: JSON with runs and drawings. */
export function datiTypst(documento: Documento): string {
  const { destinatario, riscossore, verifica } = documento;
  return JSON.stringify({
    ...documento,
    titoloPdf: documento.titolo,
    giorno: documento.data.split('-').map(Number),
    titolo: runs(documento.titolo),
    norma: runs(documento.norma),
    piede: runs(documento.piede),
    ente: intestazione(documento.ente),
    riscossore: riscossore && intestazione(riscossore),
    estremi: voci(documento.estremi),
    destinatario: destinatario && {
      etichetta: runs(destinatario.etichetta),
      nome: runs(destinatario.nome),
      righe: celle(destinatario.righe),
    },
    verifica: verifica && { righe: celle(verifica.righe), qr: qr(verifica.qr) },
    blocchi: documento.blocchi.map(({ titolo, elementi }) => ({
      titolo: runs(titolo),
      elementi: elementi.map(elemento),
    })),
  });
}
