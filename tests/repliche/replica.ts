import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Corsa } from '../banco/corse';
import type { Replica } from './corpus';

/** The JSON of a run, without the name of the machine on which it ran. */
export function scriviReplica({ workflowId, storia }: Corsa): Replica {
  const json = historyToJSON(storia).replace(/"\d+@[^"]*"/g, '"worker"');
  return { workflowId, history: JSON.parse(json) as Replica['history'] };
}
