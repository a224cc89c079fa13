import { divideHalfUp } from '../denaro';

/** An exact quantity: `n` over 10^`decimali`. */
export interface Decimale {
  n: bigint;
  decimali: number;
}

/** `"4.125"` or 62567 -> exact. Throws `numero.formato`. */
export function decimaleDi(valore: string | number | bigint): Decimale {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(valore));
  if (!match) throw new Error(`numero.formato: "${valore}" non è un numero decimale`);
  const [, intero = '0', frazione = ''] = match;
  return { n: BigInt(intero + frazione), decimali: frazione.length };
}

export function per(...fattori: readonly Decimale[]): Decimale {
  return fattori.reduce((a, b) => ({ n: a.n * b.n, decimali: a.decimali + b.decimali }));
}

export function somma(addendi: readonly Decimale[]): Decimale {
  const decimali = Math.max(0, ...addendi.map((d) => d.decimali));
  return { n: addendi.reduce((t, d) => t + d.n * 10n ** BigInt(decimali - d.decimali), 0n), decimali };
}

export const meno = (d: Decimale): Decimale => ({ n: -d.n, decimali: d.decimali });

/** All its digits, without useless zeros. */
export function scrivi({ n, decimali }: Decimale): string {
  const cifre = (n < 0n ? -n : n).toString().padStart(decimali + 1, '0');
  const intero = cifre.slice(0, cifre.length - decimali);
  const frazione = cifre.slice(cifre.length - decimali).replace(/0+$/, '');
  return `${n < 0n ? '-' : ''}${intero}${frazione === '' ? '' : `.${frazione}`}`;
}

/** Whole part, towards zero. */
export const tronca = ({ n, decimali }: Decimale): bigint => n / 10n ** BigInt(decimali);

/** a / b HALF_UP to so many decimals, as text. */
export function quoziente(a: Decimale, b: Decimale, decimali: number): string {
  const su = 10n ** BigInt(decimali);
  const n = divideHalfUp(a.n * su * 10n ** BigInt(b.decimali), b.n * 10n ** BigInt(a.decimali));
  const cifre = n.toString().padStart(decimali + 1, '0');
  return decimali === 0 ? cifre : `${cifre.slice(0, -decimali)}.${cifre.slice(-decimali)}`;
}

export const arrotonda = (d: Decimale, decimali: number): string => quoziente(d, decimaleDi(1), decimali);
