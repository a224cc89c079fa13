/** Workflows of the floors of `onboarding`. Nothing of ours is imported. */
import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

interface Decisione {
  fino: number;
}
const { decidi } = proxyActivities<{ decidi(id: string): Promise<Decisione> }>({
  startToCloseTimeout: '10s',
});
const sveglia = defineSignal('sveglia');

/** Starts, decides with a normal activity, waits on its timer. */
export async function ingenua(id: string): Promise<void> {
  const { fino } = await decidi(id);
  await dormi(fino);
}

/** The first wait comes in the start call. */
export async function innescata(_id: string, fino: number): Promise<void> {
  await dormi(fino);
}

async function dormi(fino: number): Promise<void> {
  let svegliata = false;
  setHandler(sveglia, () => {
    svegliata = true;
  });
  await condition(() => svegliata, fino - Date.now());
}
