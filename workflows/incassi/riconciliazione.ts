import { proxyActivities } from '@temporalio/workflow';
import type { AttivitaIncassi } from '../attivita';
import type { Messaggio } from '../messaggi/registro';

const { registraRicevuta } = proxyActivities<AttivitaIncassi>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
  summary: 'INCASSA',
});

/** Money is never refused: the receipt is already archived, here it reaches its pratica, open or closed. */
export async function riconciliazione(ricevuta: Messaggio<'ricevuta'>): Promise<void> {
  await registraRicevuta(ricevuta);
}
