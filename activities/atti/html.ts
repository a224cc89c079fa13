import { testoHtml } from '../../formats/html';
import type { Blocco, Documento, Elemento, Intestazione, Qr, Testo } from './contenuto';
import { giorno } from './parole';
import { qrSvg } from './qr';

const STILE = `body{font-family:"Libertinus Serif",Georgia,serif;line-height:1.5;color:#1a1a1a;max-width:46rem;margin:2rem auto;padding:0 1rem}p,li,dd{overflow-wrap:anywhere}
header,.righe p{margin:0}h1{font-size:1.6rem;margin:1.5rem 0 0}h2{font-size:1.15rem;color:#17324d;border-bottom:1px solid #8a9bab;margin-top:2rem}h3{font-size:1rem}
table{border-collapse:collapse;width:100%;margin:.75rem 0}th,td{padding:.3rem .5rem;text-align:left;border-bottom:1px solid #c8d0d8;vertical-align:top}.destra{text-align:right}tfoot td{font-weight:bold}
.somma{border:2px solid #17324d;padding:.75rem 1rem}.somma strong{font-size:1.3rem}.avviso{border:1px solid #8a9bab;padding:.75rem 1rem;margin:.75rem 0;break-inside:avoid}
svg{width:9rem;height:9rem}.stemma svg,.stemma{height:4rem;width:auto}.firma{text-align:right}.firma p{margin:0}.nota{font-size:.85rem}.anteprima{color:#a00;font-weight:bold}dt{font-weight:bold}dd{margin:0 0 .3rem}`;

const testo = (tratti: Testo): string =>
  tratti
    .map((tratto) =>
      typeof tratto === 'string' ? testoHtml(tratto) : `<strong>${testoHtml(tratto.forte)}</strong>`,
    )
    .join('');

const immagine = ({ contenuto, alt }: Qr): string =>
  qrSvg(contenuto).replace('<svg ', `<svg role="img" aria-label="${testoHtml(alt)}" `);

const voci = (lista: { etichetta: string; valore: string }[]): string =>
  `<dl>${lista.map(({ etichetta, valore }) => `<dt>${testoHtml(etichetta)}</dt> <dd>${testoHtml(valore)}</dd>`).join('\n')}</dl>`;

function tabella({ colonne, righe, chiusura }: Extract<Elemento, { tipo: 'tabella' }>): string {
  const classe = (i: number) => (colonne[i]?.allinea === 'destra' ? ' class="destra"' : '');
  const riga = (celle: string[]) =>
    `<tr>${celle.map((cella, i) => `<td${classe(i)}>${testoHtml(cella)}</td>`).join(' ')}</tr>`;
  const testa = colonne.map((colonna, i) => `<th scope="col"${classe(i)}>${testoHtml(colonna.testo)}</th>`);
  const piede = chiusura.length ? `\n<tfoot>${chiusura.map(riga).join('\n')}</tfoot>` : '';
  return `<table><thead><tr>${testa.join(' ')}</tr></thead>\n<tbody>${righe.map(riga).join('\n')}</tbody>${piede}</table>`;
}

function elemento(dato: Elemento): string {
  switch (dato.tipo) {
    case 'paragrafo':
      return `<p>${testo(dato.testo)}</p>`;
    case 'nota':
      return `<p class="nota">${testo(dato.testo)}</p>`;
    case 'elenco':
      return `<ul>${dato.voci.map((voce) => `<li>${testo(voce)}</li>`).join('\n')}</ul>`;
    case 'firma':
      return `<div class="firma">${dato.righe.map((riga) => `<p>${testo(riga)}</p>`).join('\n')}</div>`;
    case 'sottotitolo':
      return `<h3>${testoHtml(dato.testo)}</h3>`;
    case 'tabella':
      return tabella(dato);
    case 'scheda':
      return voci(dato.voci);
    case 'somma':
      return `<p class="somma">${testoHtml(dato.etichetta)}: <strong>${testoHtml(dato.valore)}</strong> <span class="nota">(${testoHtml(dato.nota)})</span></p>`;
    case 'avviso':
      return `<div class="avviso">${voci(dato.voci)} ${immagine(dato.qr)} <p class="nota">${testoHtml(dato.didascalia)}</p></div>`;
  }
}

const blocco = ({ titolo, elementi }: Blocco): string =>
  `<section><h2>${testoHtml(titolo)}</h2>\n${elementi.map(elemento).join('\n')}</section>`;

const intestazione = ({ nome, righe }: Intestazione): string =>
  `<div class="righe"><p><strong>${testoHtml(nome)}</strong></p>\n${righe.map((riga) => `<p>${testoHtml(riga)}</p>`).join('\n')}</div>`;

function destinatario({ destinatario: dato }: Documento): string {
  if (!dato) return '';
  const righe = [`<strong>${testoHtml(dato.nome)}</strong>`, ...dato.righe.map(testoHtml)];
  return `<div class="righe"><p>${testoHtml(dato.etichetta)}</p>\n${righe.map((riga) => `<p>${riga}</p>`).join('\n')}</div>`;
}

const AVVERTENZA = 'Anteprima: documento senza valore';

/** The twin of the PDF: same content, same reading order, no script, nothing loaded from elsewhere. */
export function rendiHtml(documento: Documento): string {
  const { titolo, norma, ente, riscossore, estremi, verifica } = documento;
  const stemma = documento.stemmaSvg
    ? `<img class="stemma" alt="Stemma: ${testoHtml(ente.nome)}" src="data:image/svg+xml;base64,${Buffer.from(documento.stemmaSvg).toString('base64')}">`
    : '';
  const verificaHtml = verifica
    ? `<div class="righe">${verifica.righe.map((riga) => `<p>${testoHtml(riga)}</p>`).join('\n')} ${immagine(verifica.qr)}</div>`
    : '';
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${testoHtml(titolo)}</title><meta name="author" content="${testoHtml(documento.autore)}"><meta name="dcterms.issued" content="${documento.data}"><style>${STILE}</style></head>
<body>${documento.anteprima ? `<p class="anteprima">${AVVERTENZA}</p>` : ''}
<header>${stemma}${intestazione(ente)}
${riscossore ? intestazione(riscossore) : ''}</header>
<main><h1>${testoHtml(titolo)}</h1>
<p>${testoHtml(norma)}</p>
${voci(estremi)}
${destinatario(documento)}
${verificaHtml}
${documento.blocchi.map(blocco).join('\n')}</main>
<footer><p class="nota">${testoHtml(documento.piede)}, ${giorno(documento.data)}</p></footer></body></html>
`;
}
