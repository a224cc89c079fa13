import { type Cents, minore } from './denaro';
import type { Componente } from './vocabolario';

/** One thing that is due, in the order in which money reaches it. */
export interface VoceDovuta<T> {
  voce: T;
  dovuto: Cents;
}

/** Fills each item in order; what is left over is a credit. Source: R-55. */
export function imputa<T>(
  importo: Cents,
  voci: readonly VoceDovuta<T>[],
  assegna: (voce: T, parte: Cents) => void,
): Cents {
  let resto = importo;
  for (const { voce, dovuto } of voci) {
    const parte = minore(resto, dovuto);
    if (parte <= 0n) continue;
    assegna(voce, parte);
    resto -= parte;
  }
  return resto;
}

export type Regola = 'art31' | 'art1194';
export type VocePartita = Componente | 'mora';

/**
 * Order inside a partita, and whether what belongs to the procedure (oneri, spese) comes before or after all partite.
 * Source: R-55; DPR 602/73 art. 31, c.c. 1194.
 */
export const ORDINI: Record<Regola, { procedura: 'prima' | 'dopo'; partita: readonly VocePartita[] }> = {
  art31: { procedura: 'dopo', partita: ['capitale', 'sanzioni', 'interessi', 'spese', 'mora'] },
  art1194: { procedura: 'prima', partita: ['spese', 'mora', 'interessi', 'capitale', 'sanzioni'] },
};

/** Every item of one single position, in the order of a rule. */
export function ordineSingolo(regola: Regola): readonly (VocePartita | 'oneri' | 'speseProcedura')[] {
  const { procedura, partita } = ORDINI[regola];
  return procedura === 'prima'
    ? ['speseProcedura', 'oneri', ...partita]
    : [...partita, 'oneri', 'speseProcedura'];
}
