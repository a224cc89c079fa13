import type { Giorno } from './calendario';
import { type Cents, divideHalfUp, minore } from './denaro';
import { DIVISORE, interesse } from './interessi';
import { importoRata, scadenzaNominale } from './rateazione';

/**
 * How a plan bears interest. NONE: it does not. RESIDUAL: on the residual principal, from the former due date. PER_SHARE:
 * on each share, from the grant. FRENCH: constant instalment, yearly rate / 12 a month. Source: pagamenti.md 4.
 */
export const METODI_PIANO = ['NONE', 'RESIDUAL', 'PER_SHARE', 'FRENCH'] as const;
export type MetodoPiano = (typeof METODI_PIANO)[number];

/** Where the cents go that the division leaves: one each on the first instalments, or all on the last. */
export const REGOLE_RESTO = ['EXTRA_CENTS_FIRST', 'REMAINDER_LAST'] as const;
export type RegolaResto = (typeof REGOLE_RESTO)[number];

export interface RigaPiano {
  k: number;
  /** Last day of the month (c. 801), not rolled. */
  scadenza: Giorno;
  residuoPrima: Cents;
  capitale: Cents;
  interessi: Cents;
  /** Days of interest, where the method counts them. */
  giorni: number;
}

export interface PianoRate {
  righe: readonly RigaPiano[];
  /** The whole interest rounded once, where each row is rounded by itself on exact days. */
  interesseEsatto: Cents;
}

export interface DatiPiano {
  capitale: Cents;
  rate: number;
  primaScadenza: Giorno;
  resto: RegolaResto;
}

/** Principal of instalment `k` of `rate`, from 1. */
function quota({ capitale, rate, resto }: DatiPiano, k: number): Cents {
  if (resto === 'EXTRA_CENTS_FIRST') return importoRata(capitale, rate, k);
  const n = BigInt(rate);
  return capitale / n + (k === rate ? capitale % n : 0n);
}

/** Equal shares of principal; `ppm` = yearly rate fixed at the grant, /365, each row rounded HALF_UP. */
export function pianoQuoteUguali(
  dati: DatiPiano,
  metodo: Exclude<MetodoPiano, 'FRENCH'>,
  concesso: Giorno,
  ppm: number,
): PianoRate {
  const righe: RigaPiano[] = [];
  let residuo = dati.capitale;
  let prima = concesso;
  let esatto = 0n;
  for (let k = 1; k <= dati.rate; k += 1) {
    const scadenza = scadenzaNominale(dati.primaScadenza, k);
    const capitale = quota(dati, k);
    const giorni = metodo === 'NONE' ? 0 : scadenza - (metodo === 'RESIDUAL' ? prima : concesso);
    const base = metodo === 'RESIDUAL' ? residuo : capitale;
    const somma = giorni * ppm;
    righe.push({ k, scadenza, residuoPrima: residuo, capitale, interessi: interesse(base, somma), giorni });
    esatto += base * BigInt(somma);
    residuo -= capitale;
    prima = scadenza;
  }
  return { righe, interesseEsatto: divideHalfUp(esatto, DIVISORE) };
}

const MESI_PPM = 12_000_000n;

/** `P i / (1 - (1 + i)^-n)` with `i` = yearly rate / 12, exact, rounded once HALF_UP. */
export function rataCostante(capitale: Cents, rate: number, ppm: number): Cents {
  const n = BigInt(rate);
  if (ppm === 0) return divideHalfUp(capitale, n);
  const su = (MESI_PPM + BigInt(ppm)) ** n;
  return divideHalfUp(capitale * BigInt(ppm) * su, MESI_PPM * (su - MESI_PPM ** n));
}

/** Constant instalment; interest of a month on the residual principal, HALF_UP; the last row takes the residual. */
export function pianoFrancese(dati: Omit<DatiPiano, 'resto'>, ppm: number): readonly RigaPiano[] {
  const costante = rataCostante(dati.capitale, dati.rate, ppm);
  const righe: RigaPiano[] = [];
  let residuo = dati.capitale;
  for (let k = 1; k <= dati.rate; k += 1) {
    const interessi = divideHalfUp(residuo * BigInt(ppm), MESI_PPM);
    const capitale = k === dati.rate ? residuo : minore(costante - interessi, residuo);
    const scadenza = scadenzaNominale(dati.primaScadenza, k);
    righe.push({ k, scadenza, residuoPrima: residuo, capitale, interessi, giorni: 0 });
    residuo -= capitale;
  }
  return righe;
}
