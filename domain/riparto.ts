import type { Cents } from './denaro';

/**
 * Shares of an amount in proportion to the weights, by largest remainder: floors first, then the missing cents one
 * each to the largest remainders, ties by key in ascending order. Weights >= 0. Throws `riparto.pesi` when they are
 * all 0. Source: pagamenti.md 5.
 */
export function ripartisci(
  totale: Cents,
  pesi: readonly { chiave: string; peso: bigint }[],
): ReadonlyMap<string, Cents> {
  const somma = pesi.reduce((a, { peso }) => a + peso, 0n);
  if (somma <= 0n) throw new Error('riparto.pesi: la somma dei pesi è zero; almeno uno deve essere positivo');
  const quote = pesi.map(({ chiave, peso }) => ({
    chiave,
    quota: (totale * peso) / somma,
    resto: (totale * peso) % somma,
  }));
  let mancano = quote.reduce((a, { quota }) => a - quota, totale);
  for (const voce of quote.toSorted(perResto)) {
    if (mancano === 0n) break;
    voce.quota += 1n;
    mancano -= 1n;
  }
  return new Map(quote.map(({ chiave, quota }) => [chiave, quota]));
}

function perResto(a: { chiave: string; resto: bigint }, b: { chiave: string; resto: bigint }): number {
  if (a.resto !== b.resto) return a.resto > b.resto ? -1 : 1;
  return a.chiave < b.chiave ? -1 : 1;
}
