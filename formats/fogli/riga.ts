import { hash } from 'node:crypto';
import type { DataCivile } from '../../domain/calendario';
import type { Tributo } from '../ente';
import { leggiCap, leggiCodice } from './codici';
import type { ContestoFoglio } from './contesto';
import type { Campo } from './mappa';
import type { Cella, RigaFoglio } from './sorgente';
import { espandiNumero, parseData, parseImporto } from './valori';

/** An amount cell that is not blank. */
export interface ImportoLetto {
  /** Place among the amount columns. */
  posto: number;
  codiceTributo: string | null;
  tributo: Tributo | null;
  /** Null when not readable. */
  cents: bigint | null;
}

/** A data row, read and checked; null when absent or not readable. */
export interface RigaLetta {
  numero: number;
  numeroAtto: string | null;
  cognomeDenominazione: string | null;
  nome: string | null;
  codiceFiscale: string | null;
  partitaIva: string | null;
  indirizzo: string | null;
  cap: string | null;
  localita: string | null;
  anno: number | null;
  codiceTributo: string | null;
  dataAtto: DataCivile | null;
  dataNotifica: DataCivile | null;
  importi: ImportoLetto[];
  /** Null when an amount is not readable or all are blank. */
  totale: bigint | null;
  /** SHA-256, hex: same act, codes, anno, tributo and amounts. */
  contenuto: string;
  /** SHA-256, hex: same act and codes. */
  atto: string;
  isRifiutata: boolean;
}

const VUOTA: Cella = { testo: '', isNumero: false };

/** Reads a data row that has all its cells. */
export function leggiRiga(ctx: ContestoFoglio, riga: RigaFoglio): RigaLetta {
  const { numero } = riga;
  ctx.openRiga();
  if (riga.isNascosta) ctx.rifiuta(numero, 'riga_nascosta');
  const testo = (campo: Campo) => leggiTesto(ctx, riga, campo);
  const testi = {
    numeroAtto: richiesto(ctx, numero, 'numeroAtto', testo('numeroAtto')),
    cognomeDenominazione: richiesto(ctx, numero, 'cognomeDenominazione', testo('cognomeDenominazione')),
    nome: testo('nome') || null,
    indirizzo: testo('indirizzo') || null,
    localita: testo('localita') || null,
  };
  const [fiscale, iva, anno] = [testo('codiceFiscale'), testo('partitaIva'), testo('anno')];
  if (fiscale === '' && iva === '') ctx.rifiuta(numero, 'campo_obbligatorio', 'codiceFiscale');
  const codiceTributo = leggiTributo(ctx, numero, testo('codiceTributo'));
  const celleImporto = ctx.importi.map(({ indice }) => leggiCella(ctx, riga, indice, 'importo'));
  const importi = leggiImporti(ctx, numero, celleImporto, codiceTributo);
  const letta: RigaLetta = {
    numero,
    ...testi,
    codiceFiscale: leggiCodice(ctx, numero, 'codiceFiscale', fiscale),
    partitaIva: leggiCodice(ctx, numero, 'partitaIva', iva),
    cap: ctx.colonne.has('cap') ? leggiCap(ctx, numero, testo('cap')) : null,
    anno: leggiAnno(ctx, numero, anno),
    codiceTributo,
    dataAtto: leggiData(ctx, riga, 'dataAtto'),
    dataNotifica: leggiData(ctx, riga, 'dataNotifica'),
    importi,
    totale: sommaDi(ctx, numero, importi),
    contenuto: '',
    atto: '',
    isRifiutata: false,
  };
  checkTributi(ctx, riga, importi);
  const codici = [testi.numeroAtto ?? '', letta.codiceFiscale ?? fiscale, letta.partitaIva ?? iva];
  const valori = celleImporto.map(({ testo }, posto) => {
    const cents = importi.find((importo) => importo.posto === posto)?.cents;
    return cents === undefined || cents === null ? testo.trim() : String(cents);
  });
  letta.atto = hash('sha256', JSON.stringify(codici));
  letta.contenuto = hash('sha256', JSON.stringify([...codici, anno, codiceTributo, ...valori]));
  letta.isRifiutata = ctx.isRifiutata;
  return letta;
}

function richiesto(ctx: ContestoFoglio, riga: number, campo: Campo, valore: string): string | null {
  if (valore !== '') return valore;
  ctx.rifiuta(riga, 'campo_obbligatorio', campo);
  return null;
}

/** The cell of a field, taken out of `="..."` when it was forced to be text. */
function leggiCella(ctx: ContestoFoglio, riga: RigaFoglio, indice: number, campo: Campo): Cella {
  const cella = riga.celle[indice] ?? VUOTA;
  if (cella.isNumero) return { testo: espandiNumero(cella.testo.trim()), isNumero: true };
  const testo = cella.testo.trim();
  const forzato = /^="(.*)"$/s.exec(testo)?.[1];
  // Quotes inside a forced text are doubled; a lone one means a formula such as ="a"&"b".
  if (forzato === undefined || forzato.replaceAll('""', '').includes('"')) return { testo, isNumero: false };
  ctx.avvisa(riga.numero, 'testo_forzato', campo);
  return { testo: forzato.replaceAll('""', '"').trim(), isNumero: false };
}

function leggiTesto(ctx: ContestoFoglio, riga: RigaFoglio, campo: Campo): string {
  const indice = ctx.colonne.get(campo);
  if (indice === undefined) return '';
  const originale = riga.celle[indice]?.testo.trim();
  const { testo, isNumero } = leggiCella(ctx, riga, indice, campo);
  if (!isNumero && testo === originale && /^[=+\-@]/.test(testo)) ctx.avvisa(riga.numero, 'formula', campo);
  return testo;
}

function leggiAnno(ctx: ContestoFoglio, riga: number, testo: string): number | null {
  if (richiesto(ctx, riga, 'anno', testo) === null) return null;
  const anno = /^\d{4}$/.test(testo) ? Number(testo) : Number.NaN;
  if (anno >= 1950 && anno <= ctx.annoLista) return anno;
  ctx.rifiuta(riga, 'anno', 'anno');
  return null;
}

function leggiTributo(ctx: ContestoFoglio, riga: number, testo: string): string | null {
  if (!ctx.colonne.has('codiceTributo')) return null;
  const codice = richiesto(ctx, riga, 'codiceTributo', testo);
  if (codice !== null && !ctx.tributi.has(codice)) ctx.rifiuta(riga, 'tributo_sconosciuto', 'codiceTributo');
  return codice;
}

function leggiData(
  ctx: ContestoFoglio,
  riga: RigaFoglio,
  campo: 'dataAtto' | 'dataNotifica',
): DataCivile | null {
  const indice = ctx.colonne.get(campo);
  if (indice === undefined) return null;
  const cella = leggiCella(ctx, riga, indice, campo);
  if (cella.testo === '') return null;
  const data = parseData(cella, ctx.mappa.date, ctx.mappa.dataLista);
  if (data === null) ctx.rifiuta(riga.numero, 'data', campo);
  return data;
}

function leggiImporti(
  ctx: ContestoFoglio,
  riga: number,
  celle: readonly Cella[],
  dellaRiga: string | null,
): ImportoLetto[] {
  const letti: ImportoLetto[] = [];
  for (const [posto, cella] of celle.entries()) {
    if (cella.testo === '') continue;
    const codiceTributo = ctx.importi[posto]?.codiceTributo ?? dellaRiga;
    const valore = parseImporto(cella, ctx.mappa.importi);
    const cents = typeof valore === 'bigint' ? valore : null;
    if (typeof valore !== 'bigint') ctx.rifiuta(riga, valore, 'importo');
    else if (valore < 0n) ctx.avvisa(riga, 'importo_negativo', 'importo');
    const tributo = codiceTributo === null ? undefined : ctx.tributi.get(codiceTributo);
    letti.push({ posto, codiceTributo, tributo: tributo ?? null, cents });
  }
  return letti;
}

function sommaDi(ctx: ContestoFoglio, riga: number, importi: readonly ImportoLetto[]): bigint | null {
  if (importi.length === 0) {
    ctx.rifiuta(riga, 'campo_obbligatorio', 'importo');
    return null;
  }
  let somma = 0n;
  for (const { cents } of importi) {
    if (cents === null) return null;
    somma += cents;
  }
  if (somma <= 0n) ctx.rifiuta(riga, 'importo_non_positivo', 'importo');
  return somma;
}

/** The tributi of the amount cells that are not blank. */
function checkTributi(ctx: ContestoFoglio, riga: RigaFoglio, importi: readonly ImportoLetto[]): void {
  const { numero } = riga;
  const nature = new Set<string>();
  let isDatata = false;
  for (const { codiceTributo, tributo } of importi) {
    if (tributo === null) {
      if (codiceTributo !== null) ctx.rifiuta(numero, 'tributo_sconosciuto', 'codiceTributo');
      continue;
    }
    nature.add(tributo.natura);
    if (tributo.prescrizione.dal !== 'fineAnno') isDatata = true;
  }
  if (nature.size > 1) ctx.rifiuta(numero, 'natura_mista', 'codiceTributo');
  const indice = ctx.colonne.get('dataAtto');
  const isSenzaData = indice === undefined || (riga.celle[indice] ?? VUOTA).testo.trim() === '';
  if (isDatata && isSenzaData) ctx.avvisa(numero, 'prescrizione_stimata', 'dataAtto');
}

/** Is an amount of the row lost to the check of the totals? */
export function isIlleggibile(letta: RigaLetta): boolean {
  return letta.importi.some(({ cents }) => cents === null);
}
