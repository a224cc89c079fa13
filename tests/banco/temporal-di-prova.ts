import { richiesta } from './richiesta';

/** `host:port` of the one Temporal server of this run; task queues and workflow ids must be unique per test. */
export function indirizzoTemporal(): string {
  return richiesta('ESATTO_TEST_TEMPORAL');
}

/** File of the workflow bundle made once for this run: `workflowBundle: { codePath: bundleDiProva() }`. */
export function bundleDiProva(): string {
  return richiesta('ESATTO_TEST_BUNDLE');
}

let contatore = 0;

/** A prefix for queues and ids that no other test of this run, or of a run at the same time, uses. */
export function prefissoUnico(nome: string): string {
  contatore += 1;
  return `${nome}-${process.pid}-${Date.now().toString(36)}-${contatore}`;
}
