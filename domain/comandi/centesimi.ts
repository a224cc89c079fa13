import type { Cents } from '../denaro';

/** Decimal string of cents, as money crosses every boundary: `"-150"` -> -150n. Throws `denaro.centesimi`. */
export function parseCentesimi(testo: string): Cents {
  if (!/^-?\d{1,15}$/.test(testo)) throw new Error('denaro.centesimi: serve un numero intero di centesimi');
  return BigInt(testo);
}
