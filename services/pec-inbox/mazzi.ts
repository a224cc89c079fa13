import type { Misura } from './porte';

export interface LimitiMazzo {
  /** Together; a larger message is alone. */
  byte: number;
  quanti: number;
}

/**
 * Messages in order, as many together as are asked of the server at once: one question for each would cost a journey to
 * the provider each. One that is not there any more (no measure) weighs nothing.
 */
export function inMazzi(
  uids: readonly number[],
  misure: ReadonlyMap<number, Misura>,
  { byte, quanti }: LimitiMazzo,
): number[][] {
  const mazzi: number[][] = [];
  let peso = 0;
  for (const uid of uids) {
    const suo = misure.get(uid)?.byte ?? 0;
    const ultimo = mazzi.at(-1);
    if (ultimo && ultimo.length < quanti && peso + suo <= byte) {
      ultimo.push(uid);
      peso += suo;
    } else {
      mazzi.push([uid]);
      peso = suo;
    }
  }
  return mazzi;
}
