import { dataDi, type Giorno, giornoDi, MAI } from './calendario';
import { TASSI_LEGALI } from './dati/tassi-legali';
import { type Cents, divideHalfUp } from './denaro';
import type { Intervallo } from './intervalli';
import { type Profilo, parametro, rigaDi } from './profili/profilo';

/** A yearly rate, in parts per million, from a day to another included. */
export interface Tasso {
  dal: Giorno;
  al: Giorno;
  ppm: number;
  /** As the decree writes it: `"1.60"`. */
  percento: string;
}
/** A year has 365 days, leap years too; rates are parts per million. Source: law.md 7.1. */
export const DIVISORE = 365n * 1_000_000n;

/** `"1.60"` percent -> 16000 parts per million. */
export const ppmDi = (percento: string): number => Math.round(Number(percento) * 10_000);

/** Dated rates -> rows with both ends, one after the other without holes. */
export function tabellaTassi(righe: readonly { dal: string; percento: string }[]): Tasso[] {
  return righe.map((riga, i) => {
    const prossima = righe[i + 1];
    return {
      dal: giornoDi(riga.dal),
      al: prossima ? giornoDi(prossima.dal) - 1 : MAI,
      ppm: ppmDi(riga.percento),
      percento: riga.percento,
    };
  });
}
export const TABELLA_LEGALE = tabellaTassi(TASSI_LEGALI);

/** The row of a day. Throws `interessi.tasso_mancante` before the first row. */
function tassoDel(tabella: readonly Tasso[], giorno: Giorno): Tasso {
  const riga = tabella.findLast((tasso) => tasso.dal <= giorno);
  if (riga) return riga;
  throw new Error(`interessi.tasso_mancante: nessun tasso legale per il ${dataDi(giorno)}`);
}

/** The days of one rate, in order, `da` excluded and `a` included. Throws `interessi.tasso_mancante`. */
export function perTratto(
  tabella: readonly Tasso[],
  da: Giorno,
  a: Giorno,
  visita: (riga: Tasso, dal: Giorno, al: Giorno) => void,
): void {
  for (let g = da + 1; g <= a; ) {
    const riga = tassoDel(tabella, g);
    const fine = Math.min(a, riga.al);
    visita(riga, g, fine);
    g = fine + 1;
  }
}

/** Sum of the rate of each day, `da` excluded and `a` included: multiplied by a capital it is the exact interest. */
export function sommaTassi(tabella: readonly Tasso[], piuPpm: number, da: Giorno, a: Giorno): number {
  let somma = 0;
  perTratto(tabella, da, a, (riga, dal, al) => {
    somma += (al - dal + 1) * (riga.ppm + piuPpm);
  });
  return somma;
}

/** Last day without mora of an act executive from `esecutivo`. Source: R-51; c. 802. */
export const ultimoGiornoSenzaMora = (profilo: Profilo, esecutivo: Giorno): Giorno =>
  esecutivo + parametro(profilo, 'mora.dopo', esecutivo);

/** Rate of the mora, day by day: legal rate and spread while the mora is due. Source: R-51, c. 802. */
export function sommaTassiMora(profilo: Profilo, da: Giorno, a: Giorno): number {
  let somma = 0;
  for (let g = da + 1; g <= a; ) {
    const attiva = rigaDi(profilo, 'mora.attiva', g);
    const spread = rigaDi(profilo, 'mora.spread', g);
    const fine = Math.min(a, attiva.al, spread.al);
    if (attiva.valore) somma += sommaTassi(TABELLA_LEGALE, spread.valore, g - 1, fine);
    g = fine + 1;
  }
  return somma;
}

/** Same, without the days of `esclusi` (united periods). */
export function sommaTassiFuoriDa(
  profilo: Profilo,
  da: Giorno,
  a: Giorno,
  esclusi: readonly Intervallo[],
): number {
  let somma = 0;
  let inizio = da;
  for (const periodo of esclusi) {
    somma += sommaTassiMora(profilo, inizio, Math.min(a, periodo.dal - 1));
    inizio = Math.max(inizio, periodo.al);
  }
  return somma + sommaTassiMora(profilo, inizio, a);
}

/** Simple interest: first day excluded, last included, one rounding of the whole. Source: law.md 7.1. */
export function interesse(base: Cents, sommaPpm: number): Cents {
  return divideHalfUp(base * BigInt(sommaPpm), DIVISORE);
}
