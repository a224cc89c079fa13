import { Context } from '@temporalio/activity';

export type Batti = (avviate?: number, totale?: number) => void;

/**
 * Tells Temporal that the work goes on, and stops it when the activity was cancelled or given to somebody else.
 * Outside an activity (tests, bench, command line) it does nothing.
 */
export function battiti(): Batti {
  const contesto = inAttivita();
  if (!contesto) return () => {};
  return (avviate = 0, totale = 0) => {
    contesto.cancellationSignal.throwIfAborted();
    contesto.heartbeat({ m: 'avanzamento', avviate, totale });
  };
}

function inAttivita(): Context | null {
  try {
    return Context.current();
  } catch {
    return null;
  }
}
