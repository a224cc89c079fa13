import { proxyActivities } from '@temporalio/workflow';
import type { AttivitaAtti, AttivitaProvvedimenti } from '../attivita';
import { codaDi } from '../coda';
import type { Messaggio } from '../messaggi/registro';

const RIPROVA = { initialInterval: '200ms', maximumInterval: '30s' } as const;
const resa = () =>
  proxyActivities<AttivitaAtti>({
    taskQueue: codaDi('atti'),
    startToCloseTimeout: '2m',
    heartbeatTimeout: '30s',
    retry: RIPROVA,
    summary: 'RENDI',
  });
const { inviaProvvedimento } = proxyActivities<AttivitaProvvedimenti>({
  startToCloseTimeout: '20s',
  retry: RIPROVA,
  summary: 'INVIA',
});

/** A provision that has its number: its bytes, then its dispatch. It answers a person, so it waits for nobody. */
export async function provvedimento(avvio: Messaggio<'provvedimento'>): Promise<void> {
  await resa().rendiProvvedimento(avvio);
  await inviaProvvedimento(avvio);
}
