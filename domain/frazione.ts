/** An exact amount: cents that are not whole yet. `den` > 0, in lowest terms. */
export interface Frazione {
  num: bigint;
  den: bigint;
}

/** Lowest terms. `den` > 0. */
export function frazione(num: bigint, den: bigint): Frazione {
  let a = num < 0n ? -num : num;
  let b = den;
  while (b !== 0n) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

/** `"312800/73"`, or `"5000"` when it is whole. */
export const testoFrazione = ({ num, den }: Frazione): string => (den === 1n ? `${num}` : `${num}/${den}`);
