import { ParentClosePolicy, proxyActivities, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import type { AttivitaCarico } from '../attivita';
import type { Messaggio } from '../messaggi/registro';
import { carico } from './carico';

const { cercaFile } = proxyActivities<AttivitaCarico>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '60s',
  summary: 'CERCA',
});

/** Run by a Schedule per Ente: each new file of its drop box becomes a carico, once for its content. */
export async function onboarding(ente: Messaggio<'ente'>): Promise<void> {
  const { carichi } = await cercaFile(ente);
  for (const caricoId of carichi) {
    try {
      await startChild(carico, {
        workflowId: caricoId,
        args: [{ m: 'carico', enteId: ente.enteId, caricoId }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      });
    } catch (errore) {
      if ((errore as Error).name !== 'WorkflowExecutionAlreadyStartedError') throw errore;
    }
  }
}
