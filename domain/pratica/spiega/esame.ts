import { type Giorno, MAI } from '../../calendario';
import { primoLiberoDa } from '../../intervalli';
import { type Motivo, NORMA_DI } from '../../vocabolario';
import type { PartitaOggi } from '../quadro';
import { idDelle } from '../quadro';
import type { IdRegola } from '../regole-motivi';
import type { Contesto } from './parole';
import { lePartite, maiuscola } from './parole';

/** Why a move is not the step of today. */
export interface Ragione {
  /** One sentence, true today, that names the date, the amount or the act that decides. */
  perche: string;
  regola: IdRegola;
  norma: string;
  /** Never earlier than this day; absent = only the projection knows. */
  dal?: Giorno;
}

/**
 * What stands against one move by itself. `'ordine'` = nothing: it only comes later than the step of today;
 * null = the move has no place in this pratica.
 */
export type Esame = (c: Contesto) => Ragione | 'ordine' | null;

/** `motivo` gives the norma. */
export const ragione = (regola: IdRegola, motivo: Motivo, perche: string, dal?: Giorno): Ragione => ({
  perche,
  regola,
  norma: NORMA_DI[motivo],
  ...(dal === undefined ? {} : { dal }),
});

/** The partite a move would cover: none = no place for it; all of them sospese today = R-30, until the first is free. */
export function perPartite(c: Contesto, partite: readonly PartitaOggi[]): Ragione | 'ordine' | null {
  if (partite.length === 0) return null;
  if (c.quadro.attive.length === 0 || partite.some(({ sospesa }) => !sospesa)) return 'ordine';
  const sono = partite.length === 1 ? 'è sospesa' : 'sono sospese';
  const perche = `${maiuscola(lePartite(idDelle(partite), c.nome))} ${sono} dall’Ente.`;
  const libera = Math.min(...partite.map(({ sospesi }) => primoLiberoDa(sospesi, c.quadro.oggi)));
  return ragione('R-30', 'SOSPESA', perche, libera === MAI ? undefined : libera);
}
