import type { Fetta } from './fetta';

/** Debtors of a slice: a second of work, what a thread that dies makes live again. */
export const PER_FETTA = 500;
/** More make the slices longer, not more: each is a line in the history of its workflow. */
const FETTE_MAX = 400;

export const quanteFette = (pratiche: number): number => Math.min(Math.ceil(pratiche / PER_FETTA), FETTE_MAX);

/** Slice `n`, from 0: those of one portfolio differ by one debtor at most. */
export function fettaDi({ pratiche, fette }: { pratiche: number; fette: number }, n: number): Fetta {
  const da = Math.floor((n * pratiche) / fette);
  return { da, quanti: Math.floor(((n + 1) * pratiche) / fette) - da };
}
