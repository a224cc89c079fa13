import { Context } from '@temporalio/activity';

/** Well under the silence after which Temporal takes the worker for dead: thirty seconds, in the workflows. */
const BATTITO_MS = 5_000;

/**
 * Beats for as long as the work lasts, so that a worker that dies in a send or in a rendering is known to be dead by its
 * silence and not at the limit of the work. Outside an activity it only does the work.
 */
export async function inVita<T>(work: () => Promise<T>): Promise<T> {
  const contesto = inAttivita();
  const giro = setInterval(() => contesto?.heartbeat(), BATTITO_MS);
  try {
    return await work();
  } finally {
    clearInterval(giro);
  }
}

function inAttivita(): Context | null {
  try {
    return Context.current();
  } catch {
    return null;
  }
}
