import { cifre } from '../comuni/date';
import type { Tributo } from '../ente';
import { isRiempitivo, parseGma, parseGma6, parseImporto, testo } from './campi';
import type { Contesto } from './contesto';

/** The fields of an N4; null when absent or not readable. */
export interface VoceLetta {
  riga: number;
  anno: number | null;
  codiceTributo: string | null;
  /** Row of the table of the Ente, when the tributo is known. */
  tributo: Tributo | null;
  imponibile: number | null;
  importo: number | null;
  /** What stands in the file, for the comparison of unreadable amounts. */
  importoGrezzo: string;
  annoGrezzo: string;
  dataDecorrenza: string | null;
  informazioni: string | null;
  tipoInformazioni: 'E' | 'S' | 'M' | null;
  titolo: string | null;
  tipoTitolo: string | null;
  numeroTitolo: string | null;
  dataTitolo: string | null;
  targa: string | null;
}

const TITOLI = ['VE', 'OR', 'IN', 'DM'];
const TITOLI_291: Record<string, string> = { V: 'VE', O: 'OR', I: 'IN', D: 'DM' };

export function leggiVoce(ctx: Contesto, riga: number, record: string): VoceLetta {
  const codiceTributo = leggiTributo(ctx, riga, record);
  const tipo = record.charAt(145);
  const letta: VoceLetta = {
    riga,
    anno: leggiAnno(ctx, riga, record),
    codiceTributo,
    tributo: (codiceTributo !== null && ctx.tributi.get(codiceTributo)) || null,
    imponibile: leggiImponibile(ctx, riga, record),
    importo: leggiImporto(ctx, riga, record),
    importoGrezzo: testo(record, 45, 58),
    annoGrezzo: testo(record, 24, 28),
    dataDecorrenza: leggiDecorrenza(ctx, riga, record),
    informazioni: ctx.richiesto(riga, 'informazioni', testo(record, 70, 145)),
    tipoInformazioni: tipo === 'E' || tipo === 'S' || tipo === 'M' ? tipo : null,
    titolo: null,
    tipoTitolo: null,
    numeroTitolo: null,
    dataTitolo: null,
    targa: null,
  };
  if (tipo === 'E') letta.titolo = ctx.richiesto(riga, 'titolo', testo(record, 146, 157));
  else if (tipo === 'S' && record.length === 291) leggiSanzione291(ctx, letta, record);
  else if (tipo === 'S') leggiSanzione(ctx, letta, record);
  else if (tipo !== 'M' && tipo !== ' ') ctx.rifiuta(riga, 'tipo_informazioni', 'tipoInformazioni');
  if (record.length === 290 && !isFillerPulito(record, tipo)) ctx.avvisi.add(riga, 'filler', 'filler');
  if (letta.tributo?.prescrizione.dal === 'dataTitolo' && (tipo === ' ' || tipo === 'E' || tipo === 'M'))
    ctx.avvisi.add(riga, 'prescrizione_stimata', 'dataTitolo');
  return letta;
}

function leggiAnno(ctx: Contesto, riga: number, record: string): number | null {
  const anno = cifre(record, 24, 4);
  if (anno >= 1950 && anno <= ctx.anno) return anno;
  ctx.rifiuta(riga, 'anno', 'anno');
  return null;
}

function leggiTributo(ctx: Contesto, riga: number, record: string): string | null {
  const grezzo = testo(record, 28, 32);
  if (ctx.tributi.has(grezzo)) return grezzo;
  const letto = ctx.richiesto(riga, 'codiceTributo', grezzo);
  if (letto === null) return null;
  const codice = ctx.maiuscolo(riga, 'codiceTributo', letto);
  if (!ctx.tributi.has(codice)) ctx.rifiuta(riga, 'tributo_sconosciuto', 'codiceTributo');
  return codice;
}

function leggiImponibile(ctx: Contesto, riga: number, record: string): number | null {
  const valore = parseImporto(record, 32, 45);
  if (!Number.isNaN(valore)) return valore;
  if (testo(record, 32, 45) !== '') ctx.avvisi.add(riga, 'imponibile', 'imponibile');
  return null;
}

function leggiImporto(ctx: Contesto, riga: number, record: string): number | null {
  const valore = parseImporto(record, 45, 58);
  if (Number.isNaN(valore)) {
    ctx.rifiuta(riga, 'importo', 'importo');
    return null;
  }
  if (valore < 0) ctx.avvisi.add(riga, 'importo_negativo', 'importo');
  else if (valore === 0) ctx.avvisi.add(riga, 'importo_zero', 'importo');
  if (record.charAt(45) === ' ' || record.charAt(57) === ' ') ctx.avvisi.add(riga, 'riempimento', 'importo');
  return valore;
}

function leggiDecorrenza(ctx: Contesto, riga: number, record: string): string | null {
  const data = parseGma(record, 60, 1950, 2099);
  if (data !== null) return data;
  if (isRiempitivo(record, 60, 68)) ctx.avvisi.add(riga, 'decorrenza_assente', 'dataDecorrenza');
  else ctx.rifiuta(riga, 'data_decorrenza', 'dataDecorrenza');
  return null;
}

function leggiSanzione(ctx: Contesto, letta: VoceLetta, record: string): void {
  const { riga } = letta;
  const tipo = testo(record, 146, 148);
  if (TITOLI.includes(tipo)) letta.tipoTitolo = tipo;
  else ctx.rifiuta(riga, 'tipo_titolo', 'tipoTitolo');
  letta.numeroTitolo = ctx.richiesto(riga, 'numeroTitolo', testo(record, 148, 160));
  if (isRiempitivo(record, 160, 166)) ctx.rifiuta(riga, 'campo_obbligatorio', 'dataTitolo');
  else {
    letta.dataTitolo = parseGma6(record, 160, ctx.fornitura);
    if (letta.dataTitolo === null) ctx.rifiuta(riga, 'data_titolo', 'dataTitolo');
  }
  letta.targa = testo(record, 166, 178) || null;
}

/** One vendor writes the kind in one character and the date in eight (already verified by the structure). */
function leggiSanzione291(ctx: Contesto, letta: VoceLetta, record: string): void {
  ctx.avvisi.add(letta.riga, 'variante_s291', 'dataTitolo');
  letta.tipoTitolo = TITOLI_291[record.charAt(146)] ?? null;
  letta.numeroTitolo = ctx.richiesto(letta.riga, 'numeroTitolo', testo(record, 147, 159));
  letta.dataTitolo = parseGma(record, 159, 1950, 9999);
  letta.targa = testo(record, 167, 179) || null;
}

function isFillerPulito(record: string, tipo: string): boolean {
  if (tipo === ' ') return isRiempitivo(record, 146, 290);
  if (tipo === 'E') return isRiempitivo(record, 172, 290);
  if (tipo === 'S') return isRiempitivo(record, 178, 290);
  if (tipo === 'M') return isRiempitivo(record, 156, 198) && isRiempitivo(record, 212, 290);
  return true;
}
