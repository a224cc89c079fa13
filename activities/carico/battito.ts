import { Context } from '@temporalio/activity';

export type Batti = (avviate?: number, totale?: number) => void;

/** Well under the heartbeat timeout of the workflow (60 s): one statement over a long list may last minutes. */
const OGNI_MS = 10_000;

/**
 * Tells Temporal that the work goes on: every ten seconds, and whenever `batti` is called; `batti` also stops a work
 * that was cancelled or given to somebody else, of which the signal tells at once. Outside an activity (tests, bench) it does nothing.
 */
export async function conBattito<T>(work: (batti: Batti, segnale?: AbortSignal) => Promise<T>): Promise<T> {
  const contesto = inAttivita();
  if (!contesto) return work(() => {});
  let dove = { avviate: 0, totale: 0 };
  const batti = () => contesto.heartbeat({ m: 'avanzamento', ...dove });
  const orologio = setInterval(batti, OGNI_MS);
  try {
    return await work((avviate = dove.avviate, totale = dove.totale) => {
      contesto.cancellationSignal.throwIfAborted();
      dove = { avviate, totale };
      batti();
    }, contesto.cancellationSignal);
  } finally {
    clearInterval(orologio);
  }
}

function inAttivita(): Context | null {
  try {
    return Context.current();
  } catch {
    return null;
  }
}
