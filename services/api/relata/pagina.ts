import { createHash } from 'node:crypto';
import type { Express } from 'express';
import {
  CAUSE_NON_ESEGUITA,
  CONSEGNATARI,
  ESITI_AVVISO,
  RICERCHE,
} from '../../../domain/notifica/messo-eventi';
import { TIPI_RELATA } from '../../../domain/notifica/relata';
import { testoHtml as h } from '../../../formats/html';
import { nomeEvento, VALORI_RELATA } from '../../../formats/prova/parole';
import { CSP_PAGINE, STILE } from '../quadro/stile';
import { SCRIPT } from './script';

const impronta = createHash('sha256').update(SCRIPT).digest('base64');
/** As the other pages of text, with its own script and calls to this API alone; its form goes nowhere by itself. */
const CSP = `${CSP_PAGINE}; script-src 'sha256-${impronta}'; connect-src 'self'; form-action 'none'`;

const detto = (valore: string): string => VALORI_RELATA[valore] ?? valore;
const opzioni = (valori: readonly string[], dire: (v: string) => string = detto): string =>
  valori.map((v) => `<option value="${h(v)}">${h(dire(v))}</option>`).join('');
const nomeRelata = (tipo: string): string =>
  nomeEvento({ tipo, classe: null, dati: {} }).replace(/^Relata: /, '');

/** `per` = kinds of relata that have the field. */
const campo = (nome: string, etichetta: string, per: string, ingresso: string): string =>
  `<p data-per="${per}"><label for="${nome}">${h(etichetta)}</label> ${ingresso}</p>`;
const data = (nome: string, etichetta: string, per: string, obbligatorio = true): string =>
  campo(
    nome,
    etichetta,
    per,
    `<input type="date" id="${nome}" name="${nome}"${obbligatorio ? ' required' : ''}>`,
  );
const scelta = (nome: string, etichetta: string, per: string, valori: readonly string[]): string =>
  campo(nome, etichetta, per, `<select id="${nome}" name="${nome}" required>${opzioni(valori)}</select>`);

const ricerche = RICERCHE.map(
  (r) =>
    `<label for="r-${r}"><input type="checkbox" id="r-${r}" name="ricerche" value="${r}"> ${h(detto(r))}</label><br>`,
).join('');

const MODULO = `<form id="modulo">
<p><label for="tipo">Che cosa dice la relata</label> <select id="tipo" name="tipo">${opzioni(TIPI_RELATA, nomeRelata)}</select></p>
${data('il', 'Giorno', 'consegna rifiuto irreperibilita_assoluta non_eseguita informativa avviso')}
${scelta('a', 'Copia consegnata a', 'consegna', CONSEGNATARI)}
${data('informativaIl', 'Raccomandata informativa spedita il (se la relata lo dice)', 'consegna', false)}
${data('deposito', 'Deposito nella casa comunale', 'irreperibilita_relativa')}
${data('affissione', 'Avviso affisso alla porta', 'irreperibilita_relativa')}
${data('raccomandata', 'Raccomandata con avviso spedita', 'irreperibilita_relativa')}
<fieldset data-per="irreperibilita_assoluta"><legend>Ricerche svolte</legend>${ricerche}</fieldset>
${scelta('causa', 'Perché', 'non_eseguita', CAUSE_NON_ESEGUITA)}
${scelta('esito', 'L’avviso dice', 'avviso', ESITI_AVVISO)}
<p><label for="scansione">Scansione della relata (PDF, PNG o JPEG)</label> <input type="file" id="scansione" name="scansione" accept="application/pdf,image/png,image/jpeg" required></p>
<p><button type="submit">Registra</button></p></form>`;

/** It holds no datum: acts and names are asked of the API with the token of who reads. */
const PAGINA = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Relate dei messi</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STILE}</style></head>
<body><main><h1>Relate dei messi comunali</h1>
<noscript><p>Questa pagina ha bisogno del suo piccolo programma. Senza, le relate si importano da file: <a href="/docs#relate.importa">POST /relate/file</a>.</p></noscript>
<form id="entra"><p><label for="token">Token di accesso</label> <input type="password" id="token" required autocomplete="off"> <button type="submit">Entra</button></p></form>
<p><label for="ente">Ente</label> <select id="ente" disabled></select> <label for="messo">Messo</label> <select id="messo" disabled></select></p>
<p id="stato" role="status" aria-live="polite"></p>
<section id="elenco" hidden><h2>Atti in mano</h2><table><thead><tr><th scope="col">Numero</th><th scope="col">Destinatario</th><th scope="col">Indirizzo</th><th scope="col">Affidato il</th><th scope="col">Entro</th><th scope="col">Relata</th></tr></thead><tbody id="righe"></tbody></table></section>
<section id="relata" hidden><h2 id="titolo" tabindex="-1">Relata</h2>${MODULO}</section>
<script>${SCRIPT}</script></main></body></html>`;

/** `GET /relate`: where the office types what a messo brings back. */
export function montaPaginaRelata(app: Express): void {
  app.get('/relate', (_req, res) => {
    res.locals.rotta = '/relate';
    res.setHeader('Content-Security-Policy', CSP);
    res.type('html').send(PAGINA);
  });
}
