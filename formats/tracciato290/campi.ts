import { cifre, makeData } from '../comuni/date';

const [SPAZIO, ZERO, NOVE, MENO] = [0x20, 0x30, 0x39, 0x2d];

/** Columns `da`-`a` (from 0, end excluded) without blanks around. */
export function testo(record: string, da: number, a: number): string {
  return record.substring(da, a).trim();
}

export function isVuota(riga: string): boolean {
  for (let i = 0; i < riga.length; i++) if (riga.charCodeAt(i) !== SPAZIO) return false;
  return true;
}

/** 00-1F or 7F. */
export function hasControlli(riga: string): boolean {
  for (let i = 0; i < riga.length; i++) {
    const c = riga.charCodeAt(i);
    if (c < SPAZIO || c === 0x7f) return true;
  }
  return false;
}

/** Only spaces and zeros: what a filler may hold. */
export function isRiempitivo(record: string, da: number, a: number): boolean {
  for (let i = da; i < a; i++) {
    const c = record.charCodeAt(i);
    if (c !== SPAZIO && c !== ZERO) return false;
  }
  return true;
}

/**
 * Signed cents of an amount: digits, or zeros, one minus and digits, with blanks around. NaN when it is
 * not readable. Up to 15 digits, exact in a number.
 */
export function parseImporto(record: string, da: number, a: number): number {
  while (da < a && record.charCodeAt(da) === SPAZIO) da++;
  while (a > da && record.charCodeAt(a - 1) === SPAZIO) a--;
  if (da === a) return Number.NaN;
  let [valore, segno] = [0, 1];
  for (let i = da; i < a; i++) {
    const c = record.charCodeAt(i);
    if (c >= ZERO && c <= NOVE) valore = valore * 10 + (c - ZERO);
    else if (c === MENO && segno === 1 && valore === 0 && i < a - 1) segno = -1;
    else return Number.NaN;
  }
  return valore === 0 ? 0 : valore * segno;
}

/** A count: digits with blanks around, NaN otherwise. */
export function parseConteggio(record: string, da: number, a: number): number {
  const pulito = testo(record, da, a);
  return pulito.length === 0 ? Number.NaN : cifre(pulito, 0, pulito.length);
}

/** AAAAMMGG at `da`, since 1950. */
export function parseAmg(record: string, da: number): string | null {
  return makeData(cifre(record, da, 4), cifre(record, da + 4, 2), cifre(record, da + 6, 2), 1950, 9999);
}

/** GGMMAAAA at `da`, between two years. */
export function parseGma(record: string, da: number, dalAnno: number, alAnno: number): string | null {
  return makeData(cifre(record, da + 4, 4), cifre(record, da + 2, 2), cifre(record, da, 2), dalAnno, alAnno);
}

/** GGMMAA at `da`: the latest of 20xx, 19xx that is a real date not after `limite`. */
export function parseGma6(record: string, da: number, limite: string): string | null {
  const [giorno, mese, anno] = [cifre(record, da, 2), cifre(record, da + 2, 2), cifre(record, da + 4, 2)];
  for (const secolo of [2000, 1900]) {
    const data = makeData(secolo + anno, mese, giorno, 1900, 2099);
    if (data !== null && data <= limite) return data;
  }
  return null;
}

const TIPI_S291 = ['V', 'O', 'I', 'D'];

/** The N4 of 291 characters of one vendor (Reading the bytes, 7). `fornitura` null: never. */
export function isVariante291(record: string, fornitura: string | null): boolean {
  if (fornitura === null || record.length !== 291 || record.charAt(145) !== 'S') return false;
  if (!TIPI_S291.includes(record.charAt(146))) return false;
  const data = parseGma(record, 159, 1950, 9999);
  return data !== null && data <= fornitura && isVuota(record.substring(179));
}
