import { rateNonPagate, scadenzaRata } from '../../rateazione';
import type { Quadro } from '../quadro';

/** Instalments of the last plan, from 1, that are past their day and not paid. */
export function rateScadute(quadro: Quadro): number[] {
  const piano = quadro.fatti.piani.at(-1);
  if (!piano) return [];
  return rateNonPagate(piano).filter((k) => scadenzaRata(piano, k, quadro.fatti.profilo) < quadro.oggi);
}
