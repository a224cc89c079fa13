import type { RapportoSimulazione } from '../../domain/simulazione/rapporto';
import type { RisultatoProfilo } from '../../domain/simulazione/risultato';
import { testoHtml as t } from '../html';
import { grafico } from './grafico';
import {
  differenza,
  euro,
  giorniConSegno,
  intero,
  interoConSegno,
  nomeCategoria,
  nomeFascia,
  PRINCIPALI,
  parole,
  premessa,
} from './parole';

const STILE = `body{font:16px/1.5 system-ui,sans-serif;color:#17242d;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem}h2{font-size:1.25rem;margin-top:2.5rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border-bottom:1px solid #c4ccd2;padding:.35rem .5rem;text-align:right;vertical-align:top}th:first-child,td:first-child{text-align:left}
thead th{border-bottom:2px solid #17242d}td.testo,th.testo{text-align:left}
.tabella{overflow-x:auto}svg{width:100%;height:auto;font-size:12px}svg text{fill:#17242d}
.serie-a{fill:#1f5f8b}.serie-b{fill:#c2570c}.no{font-weight:600}`;

/** One page that stands alone: no script, no outside resource, each chart beside its table. */
export function paginaSimulazione(r: RapportoSimulazione): string {
  const nomi = r.profili.map(({ nome }) => nome);
  return [
    '<!doctype html>',
    '<html lang="it"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Simulazione ${t(nomi.join(' e '))}</title><style>${STILE}</style></head><body><main>`,
    `<h1>Simulazione della riscossione: ${t(nomi.join(' e '))}</h1>`,
    `<p>${t(premessa(r))}</p>`,
    riepilogo(r.profili),
    fasce(r.profili),
    arrivi(r.profili),
    ...(r.confronto ? [confronto(r.confronto)] : []),
    categorie(r.profili),
    conti('Atti emessi', 'atto', r.profili, (p) => p.atti),
    conti('Come si sono chiuse', 'motivo', r.profili, (p) => p.chiuse),
    conti('Che cosa aspettano quelle aperte', 'motivo', r.profili, (p) => p.aperte),
    conti('Rifiuti', 'codice', r.profili, (p) => p.rifiuti),
    ...(r.carico ? [scarti(r.carico)] : []),
    ...(r.studio ? [studio(r.studio)] : []),
    '</main></body></html>',
    '',
  ].join('\n');
}

/** Cells are text; the first of each row is its heading. */
function tabella(titolo: string, testa: readonly string[], righe: readonly (readonly string[])[]): string {
  return [
    `<div class="tabella" tabindex="0" role="region" aria-label="${t(titolo)}"><table><caption>${t(titolo)}</caption>`,
    `<thead><tr>${testa.map((cella) => `<th scope="col">${t(cella)}</th>`).join('')}</tr></thead><tbody>`,
    ...righe.map(
      ([prima = '', ...altre]) =>
        `<tr><th scope="row">${t(prima)}</th>${altre.map((cella) => `<td>${t(cella)}</td>`).join('')}</tr>`,
    ),
    '</tbody></table></div>',
  ].join('\n');
}

const perProfilo = (profili: readonly RisultatoProfilo[], cifra: (p: RisultatoProfilo) => string): string[] =>
  profili.map(cifra);

const riepilogo = (profili: readonly RisultatoProfilo[]): string =>
  `<h2>In breve</h2>${tabella(
    'Cifre principali',
    ['voce', ...profili.map(({ nome }) => nome)],
    PRINCIPALI.map(([nome, valore]) => [nome, ...perProfilo(profili, valore)]),
  )}`;

function fasce(profili: readonly RisultatoProfilo[]): string {
  const etichette = (profili[0]?.fasce ?? []).map(nomeFascia);
  return [
    '<h2>Per classe di importo</h2><p>Il grafico mostra quanto si è incassato.</p>',
    grafico(
      'fasce',
      'Incassato per classe di importo',
      etichette,
      profili.map(({ nome, fasce: sue }) => ({ nome, valori: sue.map(({ incassato }) => incassato) })),
    ),
    ...profili.map((p) =>
      tabella(
        `Profilo ${p.nome}`,
        ['importo affidato', 'pratiche', 'affidato', 'incassato', 'costi', 'atti', 'prescritto'],
        p.fasce.map((f) => [
          nomeFascia(f),
          intero(f.pratiche),
          euro(f.affidato),
          euro(f.incassato),
          euro(f.costi),
          intero(f.atti),
          euro(f.prescritto),
        ]),
      ),
    ),
  ].join('\n');
}

function arrivi(profili: readonly RisultatoProfilo[]): string {
  const scaglioni = profili[0]?.tempi.incassi ?? [];
  const etichette = scaglioni.map(({ giorni }) => (giorni === null ? 'più tardi' : `entro ${giorni} giorni`));
  return [
    '<h2>Quando arriva il denaro</h2><p>Giorni dall’affidamento; ogni riga conta ciò che è arrivato dopo la riga precedente.</p>',
    grafico(
      'arrivi',
      'Incassato per tempo di arrivo',
      etichette,
      profili.map(({ nome, tempi }) => ({ nome, valori: tempi.incassi.map(({ importo }) => importo) })),
    ),
    tabella(
      'Incassato per tempo di arrivo',
      ['arrivo', ...profili.map(({ nome }) => nome)],
      etichette.map((etichetta, i) => [
        etichetta,
        ...profili.map(({ tempi }) => euro(tempi.incassi[i]?.importo ?? '0')),
      ]),
    ),
  ].join('\n');
}

function confronto(c: NonNullable<RapportoSimulazione['confronto']>): string {
  const d = c.differenze;
  return [
    `<h2>${t(c.secondo)} rispetto a ${t(c.primo)}</h2><p>Gli stessi debitori, con la stessa indole: la differenza viene dal profilo.</p>`,
    tabella(
      'Differenze',
      ['voce', 'differenza'],
      [
        ['incassato', differenza(d.incassato)],
        ['costi sostenuti', differenza(d.costi)],
        ['costi rimborsati', differenza(d.rimborsati)],
        ['atti', interoConSegno(d.atti)],
        ['prescritto', differenza(d.prescritto)],
        ['attesa media dell’incasso', giorniConSegno(c.mediaIncassoGiorni)],
        [`debitori che danno di più con ${c.primo}`, intero(c.debitori.meglioPrimo)],
        [`debitori che danno di più con ${c.secondo}`, intero(c.debitori.meglioSecondo)],
        ['debitori che danno lo stesso', intero(c.debitori.uguali)],
      ],
    ),
    tabella(
      'Differenze per classe di importo',
      ['importo affidato', 'incassato', 'costi'],
      c.fasce.map((f) => [nomeFascia(f), differenza(f.incassato), differenza(f.costi)]),
    ),
  ].join('\n');
}

const categorie = (profili: readonly RisultatoProfilo[]): string =>
  tabella(
    'Nelle categorie dello studio di Firenze',
    ['categoria', ...profili.flatMap(({ nome }) => [`${nome}: pratiche`, `${nome}: importo`])],
    (profili[0]?.categorie ?? []).map(({ categoria }, i) => [
      nomeCategoria(categoria),
      ...profili.flatMap((p) => [
        intero(p.categorie[i]?.pratiche ?? 0),
        euro(p.categorie[i]?.importo ?? '0'),
      ]),
    ]),
  );

function conti(
  titolo: string,
  colonna: string,
  profili: readonly RisultatoProfilo[],
  di: (p: RisultatoProfilo) => Record<string, number>,
): string {
  const nomi = [...new Set(profili.flatMap((p) => Object.keys(di(p))))];
  if (nomi.length === 0) return '';
  return tabella(
    titolo,
    [colonna, ...profili.map(({ nome }) => nome)],
    nomi.map((nome) => [parole(nome), ...profili.map((p) => intero(di(p)[nome] ?? 0))]),
  );
}

const scarti = (carico: Record<string, number>): string =>
  Object.keys(carico).length === 0
    ? ''
    : tabella(
        'Partite della lista non accettate',
        ['codice', 'partite'],
        Object.entries(carico).map(([codice, n]) => [codice, intero(n)]),
      );

function studio({ fonte, verifiche }: NonNullable<RapportoSimulazione['studio']>): string {
  return [
    `<h2>La tabella dei costi dello studio</h2><p>Fonte: ${t(fonte)}. Ogni cifra è ricalcolata dai suoi dati.</p>`,
    tabella(
      'Cifre ricalcolate',
      ['voce', 'calcolo', 'risultato', 'calcolato', 'stampato', 'torna'],
      verifiche.map((v) => [
        `${v.voce}${v.nota === undefined ? '' : ` (${v.nota})`}`,
        v.formula,
        v.esatto ?? '-',
        v.calcolato,
        v.stampato,
        v.torna ? 'sì' : 'no',
      ]),
    ),
  ].join('\n');
}
