import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { CODE, type Temporale } from '../temporal/cliente';

const idCalendario = (enteId: string) => `onboarding-${enteId}`;

/**
 * The Schedule that looks into the drop box of an Ente, in real time whatever the civil clock: made, or brought to
 * what is asked. A run that lasts longer than the interval is not doubled; what was missed while the product was
 * stopped is done once. @param ogniMs null = the Ente has no drop box: the Schedule goes.
 */
export async function disponiOnboarding(t: Temporale, enteId: string, ogniMs: number | null): Promise<void> {
  const handle = t.client.schedule.getHandle(idCalendario(enteId));
  if (ogniMs === null) {
    await handle.delete().catch((errore: unknown) => {
      if (!(errore instanceof ScheduleNotFoundError)) throw errore;
    });
    return;
  }
  const args: [Messaggio<'ente'>] = [{ m: 'ente', enteId }];
  const calendario = {
    spec: { intervals: [{ every: ogniMs }] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: Math.max(ogniMs, 60_000) },
  };
  const action = {
    type: 'startWorkflow' as const,
    workflowType: 'onboarding',
    workflowId: idCalendario(enteId),
    taskQueue: `${t.prefisso}${CODE.carico}`,
    args,
  };
  try {
    await t.client.schedule.create({ scheduleId: idCalendario(enteId), ...calendario, action });
  } catch (errore) {
    if (!(errore instanceof ScheduleAlreadyRunning)) throw errore;
    await handle.update((prima) => ({ ...calendario, action, state: prima.state }));
  }
}
