import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { FORMA } from '../../workflows/messaggi/forma';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { ENTE, STATO } from '../../workflows/pratica/attributi';
import { CODE, type Temporale } from './cliente';
import { avvioPratica } from './comanda';

/** Tells a pratica that its facts have changed; opens a short run when it is closed. Says nothing else. */
export async function raccontaAllaPratica(t: Temporale, enteId: string, praticaId: string): Promise<void> {
  await t.client.workflow.signalWithStart('pratica', {
    ...avvioPratica(t, enteId, praticaId),
    signal: 'orologio',
    signalArgs: [],
  });
}

/** Signal to a run that is open, e.g. when the date has moved. False when it has none. */
export async function sveglia(
  t: Temporale,
  workflowId: string,
  segnale: 'orologio' | 'novita',
): Promise<boolean> {
  try {
    await t.client.workflow.getHandle(workflowId).signal(segnale);
    return true;
  } catch (e) {
    if (e instanceof WorkflowNotFoundError) return false;
    throw e;
  }
}

interface DiNotifica {
  enteId: string;
  praticaId: string;
  tentativoId: string;
}

/** Wakes the process of a dispatch; when it has ended, and there is something to do again, another one. */
export async function riprendiNotifica(t: Temporale, o: DiNotifica): Promise<void> {
  if (!(await sveglia(t, o.tentativoId, 'novita'))) await avviaNotifica(t, o, 'ALLOW_DUPLICATE');
}

/**
 * The process of one dispatch; its id is the id of the tentativo, so a second start changes nothing. One that was
 * terminated, or failed, begins again. False when it is there, or has ended well.
 */
export async function avviaNotifica(
  t: Temporale,
  o: DiNotifica,
  workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY' | 'ALLOW_DUPLICATE' = 'ALLOW_DUPLICATE_FAILED_ONLY',
): Promise<boolean> {
  const args: [Messaggio<'tentativo'>] = [{ m: 'tentativo', ...o, forma: FORMA }];
  return unaVolta(() =>
    t.client.workflow.start('notifica', {
      workflowId: o.tentativoId,
      taskQueue: `${t.prefisso}${CODE.pratica}`,
      workflowIdReusePolicy,
      args,
    }),
  );
}

/** Printing and dispatch of a provision; its workflow id is the id of the act. */
export async function avviaProvvedimento(
  t: Temporale,
  o: { enteId: string; praticaId: string; attoId: string },
): Promise<boolean> {
  const args: [Messaggio<'provvedimento'>] = [{ m: 'provvedimento', ...o }];
  return unaVolta(() =>
    t.client.workflow.start('provvedimento', {
      workflowId: o.attoId,
      taskQueue: `${t.prefisso}${CODE.pratica}`,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      args,
    }),
  );
}

/** One workflow per list. */
export async function avviaCarico(t: Temporale, o: { enteId: string; caricoId: string }): Promise<boolean> {
  const args: [Messaggio<'carico'>] = [{ m: 'carico', ...o }];
  return unaVolta(() =>
    t.client.workflow.start('carico', {
      workflowId: o.caricoId,
      taskQueue: `${t.prefisso}${CODE.carico}`,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args,
    }),
  );
}

/** One workflow per batch of drafts that a second person has approved. */
export async function avviaLotto(
  t: Temporale,
  o: { enteId: string; lottoId: string; autoreId: string },
): Promise<void> {
  const args: [Messaggio<'lotto'>] = [{ m: 'lotto', ...o }];
  await unaVolta(() =>
    t.client.workflow.start('lotto', {
      workflowId: o.lottoId,
      taskQueue: `${t.prefisso}${CODE.pratica}`,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args,
    }),
  );
}

/** One workflow per simulation. */
export async function avviaSimulazione(
  t: Temporale,
  o: { enteId: string; simulazioneId: string },
): Promise<boolean> {
  const args: [Messaggio<'simulazione'>] = [{ m: 'simulazione', ...o }];
  return unaVolta(() =>
    t.client.workflow.start('simulazione', {
      workflowId: o.simulazioneId,
      taskQueue: `${t.prefisso}${CODE.pratica}`,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: [
        { key: ENTE, value: o.enteId },
        { key: STATO, value: 'RICHIESTA' },
      ],
      staticSummary: 'SIMULAZIONE',
      args,
    }),
  );
}

/** Asks the workflow of a simulation to stop; one that has ended, or never began, is left alone. */
export async function fermaSimulazione(t: Temporale, simulazioneId: string): Promise<void> {
  try {
    await t.client.workflow.getHandle(simulazioneId).cancel();
  } catch (e) {
    if (!(e instanceof WorkflowNotFoundError)) throw e;
  }
}

/** One workflow per receipt of money, which is already stored; once more when a person has attributed it. */
export async function avviaRicevuta(
  t: Temporale,
  { enteId, ricevutaId, attribuita }: { enteId: string; ricevutaId: string; attribuita?: boolean },
): Promise<boolean> {
  const args: [Messaggio<'ricevuta'>] = [{ m: 'ricevuta', enteId, ricevutaId }];
  return unaVolta(() =>
    t.client.workflow.start('riconciliazione', {
      workflowId: ricevutaId,
      taskQueue: `${t.prefisso}${CODE.pratica}`,
      workflowIdReusePolicy: attribuita === true ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      args,
    }),
  );
}

/** False when it has begun already. */
async function unaVolta(avvia: () => Promise<unknown>): Promise<boolean> {
  try {
    await avvia();
    return true;
  } catch (e) {
    if (!(e instanceof WorkflowExecutionAlreadyStartedError)) throw e;
    return false;
  }
}
