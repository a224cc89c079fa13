/**
 * Draws of the simulation: a number depends only on the seed, on who draws and on what for, never on how many were
 * drawn before. So two profiles meet the very same debtors, and a debtor is replayed alone. Integer arithmetic of 32
 * bits: the same on every machine.
 */
export type Sorte = number;

/** Taken once: in the sandbox of a workflow, or of a test, looking at a global costs more than the arithmetic. */
const { floor, imul } = Math;

/** MurmurHash3, one block of 32 bits. */
function mescola(stato: number, blocco: number): number {
  let k = imul(blocco, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = stato ^ imul(k, 0x1b873593);
  return (imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function diffondi(stato: number): number {
  let h = stato ^ (stato >>> 16);
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function numeroDi(chiave: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < chiave.length; i += 1) h = imul(h ^ chiave.charCodeAt(i), 0x01000193);
  return diffondi(h);
}

/** Who draws. `seme` and `chi` are integers from 0 to 2^53. */
export function sorteDi(seme: number, chi: number): Sorte {
  let h = 0;
  for (const parte of [seme, chi]) h = mescola(mescola(h, parte | 0), floor(parte / 0x1_0000_0000));
  return diffondi(h) | 0;
}

/** From 0 included to 1 excluded; `n` tells the draws of one kind apart. */
export const estrai = (sorte: Sorte, chiave: string, n = 0): number =>
  diffondi(mescola(mescola(sorte, numeroDi(chiave)), n)) / 0x1_0000_0000;

export const accadeCon = (sorte: Sorte, chiave: string, percento: number, n = 0): boolean =>
  estrai(sorte, chiave, n) * 100 < percento;

/** An integer from `da` to `a`, both included. */
export const estraiIntero = (
  sorte: Sorte,
  chiave: string,
  [da, a]: readonly [number, number],
  n = 0,
): number => da + floor(estrai(sorte, chiave, n) * (a - da + 1));

/** Index of one of the weights; they need not sum to anything. -1 when all are 0. */
export function estraiPeso(sorte: Sorte, chiave: string, pesi: readonly number[], n = 0): number {
  let resto = estrai(sorte, chiave, n) * pesi.reduce((somma, peso) => somma + peso, 0);
  let ultimo = -1;
  for (const [i, peso] of pesi.entries()) {
    if (peso <= 0) continue;
    if (resto < peso) return i;
    resto -= peso;
    ultimo = i;
  }
  return ultimo;
}
