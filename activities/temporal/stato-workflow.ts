import type { PortaWorkflow } from '../../database/invarianti/temporal';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { CODE, type Temporale } from './cliente';

/** What the open workflows say of themselves, for the parity checks I12 and I13. */
export function creaPortaWorkflow(t: Temporale): PortaWorkflow {
  return {
    async stato(praticaId) {
      try {
        const stato = await t.client.workflow.getHandle(praticaId).query<Messaggio<'stato'>>('stato');
        return { motivo: stato.motivo ?? null, fino: stato.finoIl ?? null };
      } catch {
        return undefined; // no open run, or nobody to answer: both are what the check looks for
      }
    },
    async aperti(enteId) {
      // of this installation: others may share the namespace, each with its prefix
      const coda = `${t.prefisso}${CODE.pratica}`;
      const query = `WorkflowType="pratica" AND ExecutionStatus="Running" AND Ente="${enteId}" AND TaskQueue="${coda}"`;
      const ids: string[] = [];
      for await (const w of t.client.workflow.list({ query })) ids.push(w.workflowId);
      return ids;
    },
  };
}
