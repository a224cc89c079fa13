import {
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { FORMA } from '../../workflows/messaggi/forma';
import type { Messaggio, NomeComando } from '../../workflows/messaggi/registro';
import { ENTE } from '../../workflows/pratica/attributi';
import { CODE, type Temporale } from './cliente';

/** Cancelled, deadline, exhausted, failed precondition, aborted, unavailable. */
const RIPROVABILI = new Set([1, 4, 8, 9, 10, 14]);

/** Lost between two runs or two servers, never refused: to be tried again with the SAME update id. */
export function riprovabile(e: unknown): boolean {
  if (e instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (e instanceof WorkflowUpdateFailedError)
    return e.cause instanceof ApplicationFailure && e.cause.type === 'AcceptedUpdateCompletedWorkflow';
  if (e instanceof WorkflowNotFoundError) return /^update .* not found/.test(e.message);
  if (!(e instanceof ServiceError) || !isGrpcServiceError(e.cause)) return false;
  return RIPROVABILI.has(e.cause.code) && !/paused/.test(e.cause.details);
}

/** Temporal is down: nobody answered, whatever the number of tries. */
export function nonRaggiungibile(e: unknown): boolean {
  return e instanceof ServiceError && isGrpcServiceError(e.cause) && e.cause.code === 14;
}

export interface Richiesta {
  enteId: string;
  praticaId: string;
  nome: NomeComando;
  comandoId: string;
  /** Already in the shape of its schema in workflows/messaggi/registro. */
  corpo: object;
}

/**
 * The synchronous answer of a pratica, open or closed: a closed one is opened for a short run that decides on the
 * new fact. Gives `in_corso` when no answer came within `entroMs`; throws what is final (design.md, section 1).
 */
export async function comanda(
  t: Temporale,
  r: Richiesta,
  entroMs: number,
): Promise<Messaggio<'esito'> | 'in_corso'> {
  const scadenza = Date.now() + entroMs;
  for (let pausa = 50; ; pausa = Math.min(2_000, pausa * 2)) {
    try {
      return await entro(chiedi(t, r), scadenza - Date.now());
    } catch (e) {
      if (nonRaggiungibile(e) || !riprovabile(e)) throw e;
      if (Date.now() + pausa > scadenza) return 'in_corso';
      await new Promise((fatto) => setTimeout(fatto, pausa));
    }
  }
}

/** The command without its answer: it is stored by Temporal when this returns, and opens a closed pratica. */
export async function segnala(t: Temporale, r: Richiesta): Promise<void> {
  await t.client.workflow.signalWithStart('pratica', {
    ...avvioPratica(t, r.enteId, r.praticaId),
    signal: r.nome,
    signalArgs: [messaggioDi(r)],
  });
}

const messaggioDi = (r: Richiesta): object => ({
  ...r.corpo,
  m: `comando.${r.nome}`,
  comandoId: r.comandoId,
});

async function chiedi(t: Temporale, r: Richiesta): Promise<Messaggio<'esito'>> {
  const args: [object] = [messaggioDi(r)];
  const aggiornamento = { updateId: r.comandoId, args };
  try {
    const pratica = t.client.workflow.getHandle(r.praticaId);
    return await pratica.executeUpdate<Messaggio<'esito'>, [object]>(r.nome, aggiornamento);
  } catch (e) {
    if (!(e instanceof WorkflowNotFoundError) || riprovabile(e)) throw e;
    const startWorkflowOperation = new WithStartWorkflowOperation('pratica', {
      ...avvioPratica(t, r.enteId, r.praticaId),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return t.client.workflow.executeUpdateWithStart(r.nome, {
      ...aggiornamento,
      startWorkflowOperation,
    });
  }
}

/**
 * Start options of a run of the pratica: its workflow id is its own id, so at most one run is open. Whoever starts it,
 * the Temporal UI and the parity checks find it by its Ente.
 */
export function avvioPratica(t: Temporale, enteId: string, praticaId: string) {
  return {
    typedSearchAttributes: [{ key: ENTE, value: enteId }],
    workflowId: praticaId,
    taskQueue: `${t.prefisso}${CODE.pratica}`,
    args: [{ m: 'pratica', enteId, praticaId, forma: FORMA }] as [Messaggio<'pratica'>],
  };
}

function entro<T>(lavoro: Promise<T>, ms: number): Promise<T | 'in_corso'> {
  let orologio: NodeJS.Timeout;
  const scaduto = new Promise<'in_corso'>((fatto) => {
    orologio = setTimeout(() => fatto('in_corso'), Math.max(0, ms));
  });
  lavoro.catch(() => undefined); // the command goes on by itself: its outcome is in PostgreSQL
  return Promise.race([lavoro, scaduto]).finally(() => clearTimeout(orologio));
}
