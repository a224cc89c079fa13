import { MESI } from '../../domain/dati/mesi';
import { type Cents, formatEuroItaliano } from '../../domain/denaro';

/** How figures, dates and words are written on an act (atti.md 5.4): nothing of them breaks over two lines. */
const NUMERI: Record<number, string> = { 5: 'cinque', 30: 'trenta', 60: 'sessanta' };

/** "2026-03-16" -> "16 marzo 2026". */
export function giorno(data: string): string {
  const [anno, mese, day] = data.split('-');
  return `${Number(day)} ${MESI[Number(mese) - 1]} ${anno}`;
}

const vocale = (data: string): boolean => ['08', '11'].includes(data.slice(8));
/** "il 16 marzo 2026", "l'8 ottobre 2019". */
export const ilGiorno = (data: string): string => (vocale(data) ? "l'" : 'il ') + giorno(data);
export const dalGiorno = (data: string): string => (vocale(data) ? "dall'" : 'dal ') + giorno(data);
export const alGiorno = (data: string): string => (vocale(data) ? "all'" : 'al ') + giorno(data);
export const delGiorno = (data: string): string => (vocale(data) ? "dell'" : 'del ') + giorno(data);

export const euro = (cents: Cents): string => `${formatEuroItaliano(cents)} euro`;

/** "1.6" -> "1,60%". Integers of a law keep their form: `intero("60")` -> "60%". */
export function tasso(percento: string): string {
  const [whole, decimals = ''] = percento.split('.');
  return `${whole},${decimals.padEnd(2, '0')}%`;
}
export const percentuale = (percento: string): string => `${percento.replace('.', ',')}%`;

export const inLettere = (numero: number): string => NUMERI[numero] ?? String(numero);

/** "a, b e c". */
export function congiungi(parti: string[]): string {
  if (parti.length < 2) return parti.join('');
  return `${parti.slice(0, -1).join(', ')} e ${parti.at(-1)}`;
}

const NBSP = '\u00a0';
const MESE = MESI.join('|');
const LEGAMI: [RegExp, string][] = [
  [/(?<=\p{L})'(?=[\p{L}\d])/gu, '\u2019'],
  [new RegExp(`(\\d) (${MESE}) (\\d{4})`, 'g'), `$1${NBSP}$2${NBSP}$3`],
  [/(\d) (euro|giorni|semestri|anno|anni|mesi)(?!\p{L})/gu, `$1${NBSP}$2`],
  [/(?<!\p{L})(artt?\.|n\.|commi|comma|c\.|lett\.|par\.) (?=[\dIVX])/gu, `$1${NBSP}`],
  [/(?<!\p{L})(L\.|D\.Lgs\.|D\.P\.R\.|R\.D\.|D\.M\.|legge) (?=\d)/gu, `$1${NBSP}`],
];

/** Typographic apostrophe, and blanks that hold together what must not be broken over two lines. */
export function lega(text: string): string {
  return LEGAMI.reduce((result, [pattern, by]) => result.replace(pattern, by), text);
}
