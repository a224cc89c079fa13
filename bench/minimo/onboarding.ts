/** The floors of `onboarding`, on the same server in the same run. Nothing of ours is imported. */
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';

const INSIEME = 40;
const SESSANTA_GIORNI = 60 * 86_400_000;

/** @returns ids of the workflows and the instant (epoch ms) before the first start */
export async function onboardingMinimo(
  indirizzo: string,
  forma: 'ingenua' | 'innescata',
  quante: number,
): Promise<{ ids: string[]; inizio: number; ferma(): Promise<void> }> {
  const taskQueue = `minimo-${forma}`;
  const native = await NativeConnection.connect({ address: indirizzo });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('./flussi'),
    logger: new DefaultLogger('WARN'),
  });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle,
    activities: { decidi: async () => ({ fino: Date.now() + SESSANTA_GIORNI }) },
    maxConcurrentActivityTaskExecutions: 40,
    maxCachedWorkflows: 500,
  });
  const corsa = worker.run();
  const connection = await Connection.connect({ address: indirizzo });
  const client = new Client({ connection });
  const ids = Array.from({ length: quante }, (_, i) => `${taskQueue}-${i}`);
  const inizio = Date.now();
  let prossimo = 0;
  const corsia = async () => {
    for (let id = ids[prossimo++]; id !== undefined; id = ids[prossimo++]) {
      const args = forma === 'ingenua' ? [id] : [id, Date.now() + SESSANTA_GIORNI];
      await client.workflow.start(forma, { workflowId: id, taskQueue, args });
    }
  };
  await Promise.all(Array.from({ length: INSIEME }, corsia));
  const ferma = async () => {
    worker.shutdown();
    await corsa;
    await connection.close();
    await native.close();
  };
  return { ids, inizio, ferma };
}
