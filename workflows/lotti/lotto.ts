import { proxyActivities } from '@temporalio/workflow';
import type { AttivitaLotti } from '../attivita';
import type { Messaggio } from '../messaggi/registro';

const { approvaLotto } = proxyActivities<AttivitaLotti>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '60s',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
  summary: 'APPROVA',
});

/** A batch that a second person has approved: each draft is put through by its own pratica (design.md, section 1). */
export async function lotto(avvio: Messaggio<'lotto'>): Promise<void> {
  await approvaLotto(avvio);
}
