import type { Causale, NomeConto } from '../../database/conti';
import type { Fascicolo, Partita } from '../../domain/fascicolo';
import { partiteDi } from '../../domain/partite';
import type { ContoDettagliato, ContoPartita } from '../../domain/pratica/conto';
import { COMPONENTI, type Motivo } from '../../domain/vocabolario';

/** A line as it should stand in the book, summed over all the entries of its kind. Positive = debit. */
export interface Voce {
  causale: Causale;
  conto: NomeConto;
  /** null = of the pratica, of no partita. */
  partitaId: string | null;
  importo: bigint;
}

/** Closings after which what is left of the claims is no longer asked for. */
const A_DISCARICO: ReadonlySet<Motivo> = new Set([
  'DISCARICO_SILENZIO',
  'DISCARICO_MINIMO',
  'DISCARICO_ACCETTATO',
  'OPPOSIZIONE',
]);

/**
 * The book as the account of the domain wants it: opening, discharges, money, its imputation, what accrued, refunds.
 * Each kind balances for each partita (I3, I4). Chart of accounts: docs/piano-dei-conti.md.
 */
export function vociDovute(f: Fascicolo, conto: ContoDettagliato, chiusura: Motivo | undefined): Voce[] {
  const voci: Voce[] = [];
  for (const partita of partiteDi(f)) vociPartita(voci, f, partita, conto.perPartita.get(partita.id));
  vociPratica(voci, f, conto);
  if (chiusura !== undefined && A_DISCARICO.has(chiusura)) discarica(voci);
  return voci.filter((v) => v.importo !== 0n);
}

function vociPartita(voci: Voce[], f: Fascicolo, p: Partita, conto: ContoPartita | undefined): void {
  const metti = scrittore(voci, p.id);
  const totale = COMPONENTI.reduce((somma, c) => somma + p.importi[c], 0n);
  for (const c of COMPONENTI) metti('apertura', `crediti.${c}`, p.importi[c]);
  metti('apertura', 'carichi.ente', -totale);
  if (conto) vociDelConto(voci, p, conto);
  else esci(voci, f, p, totale);
}

function vociDelConto(voci: Voce[], p: Partita, conto: ContoPartita): void {
  const metti = scrittore(voci, p.id);
  let sgravi = 0n;
  let imputato = conto.moraPagata;
  for (const c of COMPONENTI) {
    const cadute = c === 'sanzioni' ? conto.cadute : 0n;
    const sgravio = p.importi[c] - conto.residui[c] - conto.pagati[c] - cadute;
    sgravi += sgravio;
    imputato += conto.pagati[c];
    metti('sgravio', `crediti.${c}`, -sgravio);
    metti('estinzione', `crediti.${c}`, -cadute);
    metti('imputazione', `crediti.${c}`, -conto.pagati[c]);
  }
  metti('sgravio', 'sgravi', sgravi);
  metti('estinzione', 'estinzioni', conto.cadute);
  metti('imputazione', 'crediti.mora', -conto.moraPagata);
  metti('imputazione', 'versamenti.debitore', imputato);
  metti('maturazione', 'crediti.mora', conto.mora + conto.moraPagata);
  metti('maturazione', 'maturati.mora', -conto.mora - conto.moraPagata);
}

/** A partita that is in no sum any more: given back to the Ente, or removed because prescribed. */
function esci(voci: Voce[], f: Fascicolo, p: Partita, totale: bigint): void {
  const restituita = f.proposte.some((x) => x.tipo === 'restituzione' && x.partite?.includes(p.id));
  const causale = restituita ? 'restituzione' : 'prescrizione';
  const metti = scrittore(voci, p.id);
  for (const c of COMPONENTI) metti(causale, `crediti.${c}`, -p.importi[c]);
  metti(causale, restituita ? 'restituzioni' : 'prescrizioni', totale);
}

function vociPratica(voci: Voce[], f: Fascicolo, conto: ContoDettagliato): void {
  const metti = scrittore(voci, null);
  const versato = f.eventi.reduce((somma, e) => (e.tipo === 'pagamento' ? somma + e.importo : somma), 0n);
  metti('incasso', 'incassi.ponte', versato);
  metti('incasso', 'versamenti.debitore', -versato);
  metti('imputazione', 'crediti.oneri', -conto.oneriPagati);
  metti('imputazione', 'crediti.procedura', -conto.spesePagate);
  metti('imputazione', 'versamenti.debitore', conto.oneriPagati + conto.spesePagate);
  metti('maturazione', 'crediti.oneri', conto.oneri + conto.oneriPagati);
  metti('maturazione', 'maturati.oneri', -conto.oneri - conto.oneriPagati);
  metti('maturazione', 'crediti.procedura', conto.spese + conto.spesePagate);
  metti('maturazione', 'maturati.procedura', -conto.spese - conto.spesePagate);
  const rimborsi = proposti(f, 'rimborso');
  metti('rimborso', 'versamenti.debitore', rimborsi);
  metti('rimborso', 'rimborsi.debitore', -rimborsi);
}

const proposti = (f: Fascicolo, tipo: 'rimborso' | 'incasso'): bigint =>
  f.proposte.reduce((somma, p) => (p.tipo === tipo ? somma + (p.importo ?? 0n) : somma), 0n);

/** What no payment and no discharge covered, account by account. */
function discarica(voci: Voce[]): void {
  const aperti = new Map<string, Voce>();
  for (const v of voci) {
    if (!v.conto.startsWith('crediti.')) continue;
    const chiave = `${v.partitaId}|${v.conto}`;
    aperti.set(chiave, { ...v, importo: (aperti.get(chiave)?.importo ?? 0n) + v.importo });
  }
  for (const { conto, partitaId, importo } of aperti.values()) {
    const metti = scrittore(voci, partitaId);
    metti('discarico', conto, -importo);
    metti('discarico', 'discarichi', importo);
  }
}

const scrittore =
  (voci: Voce[], partitaId: string | null) => (causale: Causale, conto: NomeConto, importo: bigint) => {
    voci.push({ causale, conto, partitaId, importo });
  };

/** What is missing in the book, or stands in it and should not: one signed line per kind, account and partita. */
export function differenze(scritte: readonly Voce[], dovute: readonly Voce[]): Map<Causale, Voce[]> {
  const somme = new Map<string, Voce>();
  const somma = (v: Voce, segno: bigint) => {
    const chiave = `${v.causale}|${v.partitaId}|${v.conto}`;
    const gia = somme.get(chiave);
    somme.set(chiave, { ...v, importo: (gia?.importo ?? 0n) + segno * v.importo });
  };
  for (const v of dovute) somma(v, 1n);
  for (const v of scritte) somma(v, -1n);
  const per = new Map<Causale, Voce[]>();
  for (const v of somme.values())
    if (v.importo !== 0n) per.set(v.causale, [...(per.get(v.causale) ?? []), v]);
  return per;
}
