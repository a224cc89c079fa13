import { temporal } from '@temporalio/proto';
import type { Contesto } from '../../activities/contesto';

type Storia = temporal.api.history.v1.IHistory;
type Evento = temporal.api.history.v1.IHistoryEvent;
const { EventType } = temporal.api.enums.v1;

/** One run of a workflow with all its events. */
export interface Corsa {
  workflowId: string;
  runId: string;
  tipo: string;
  storia: Storia;
}

/** Every run of the workflows of an installation, also those that were continued as new, in order of start. */
export async function leggiCorse(c: Contesto, workflowId?: string): Promise<Corsa[]> {
  const { client, prefisso } = c.temporale;
  const soloLui = workflowId === undefined ? '' : ` AND WorkflowId="${workflowId}"`;
  const query = `TaskQueue IN ("${prefisso}pratica", "${prefisso}carico")${soloLui}`;
  const corse: (Corsa & { dal: number })[] = [];
  for await (const w of client.workflow.list({ query })) {
    const storia = await client.workflow.getHandle(w.workflowId, w.runId).fetchHistory();
    corse.push({
      workflowId: w.workflowId,
      runId: w.runId,
      tipo: w.type,
      storia,
      dal: w.startTime.getTime(),
    });
  }
  return corse.sort((a, b) => a.dal - b.dal);
}

/** Events of the run that is open, or of the last one. */
export async function eventiDi(c: Contesto, workflowId: string): Promise<Evento[]> {
  const storia = await c.temporale.client.workflow.getHandle(workflowId).fetchHistory();
  return storia.events ?? [];
}

export const quanti = (eventi: readonly Evento[], tipo: keyof typeof EventType): number =>
  eventi.filter((e) => e.eventType === EventType[tipo]).length;
