import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { CONVERTITORI } from '../../activities/temporal/cliente';
import { version } from '../../package.json';
import { bundleDiProva } from '../banco/temporal-di-prova';
import { decodificati, trovati } from '../banco/testo-temporal';
import { CORPUS, elencaCorpus, leggiRepliche, type Replica, replayCorpus } from './corpus';
import { PERCORSI } from './percorsi';

jest.setTimeout(300_000);
Runtime.install({ logger: new DefaultLogger('ERROR', () => {}) });

const RELEASE = version.split('.').slice(0, 2).join('.');
const primeDi = (percorso: string) => leggiRepliche(path.join(CORPUS, RELEASE, `${percorso}.json`));
const replay = (r: Replica) =>
  Worker.runReplayHistory(
    { workflowBundle: { codePath: bundleDiProva() }, dataConverter: CONVERTITORI },
    r.history,
    r.workflowId,
  );

test('this release has every legal path', () => {
  const suoi = elencaCorpus().filter((nome) => nome.startsWith(`${RELEASE}/`));
  expect(suoi).toEqual(PERCORSI.map((p) => `${RELEASE}/${p}`).sort());
});

test('every history of the corpus replays on this code', async () => {
  const { replayed, failures } = await replayCorpus(bundleDiProva());
  expect(failures).toEqual([]);
  expect(replayed).toBeGreaterThanOrEqual(PERCORSI.length);
});

test('no person and no machine in the corpus', () => {
  const testi = elencaCorpus().map((nome) => readFileSync(path.join(CORPUS, `${nome}.json`), 'utf8'));
  const aperti = testi.flatMap((t) => [t, ...decodificati(JSON.parse(t))]).join('\n');
  expect(aperti).toContain('TERMINE_PAGAMENTO_792');
  expect(trovati(aperti, ['Replica', 'Via delle Prove', 'PRVRPL', 'debitori.example'])).toEqual([]);
  expect(aperti).not.toMatch(/\d@[a-z]/i);
});

describe('the gate can fail', () => {
  type Evento = {
    activityTaskScheduledEventAttributes?: { activityType: { name: string } };
    eventType: string;
  };
  const conAttivita = (): Replica => {
    const trovata = primeDi('pagata-entro-il-termine').find((r) =>
      (r.history.events as unknown as Evento[]).some((e) => e.activityTaskScheduledEventAttributes),
    );
    if (!trovata) throw new Error('no run with an activity');
    return trovata;
  };

  test('a renamed activity is refused', async () => {
    const replica = conAttivita();
    await replay(replica);
    for (const { activityTaskScheduledEventAttributes: a } of replica.history.events as unknown as Evento[])
      if (a) a.activityType.name = 'mandaPiccione';
    await expect(replay(replica)).rejects.toThrow(DeterminismViolationError);
  });

  test('a decision taken elsewhere than in its local activity is refused', async () => {
    const replica = conAttivita();
    const eventi = replica.history.events as unknown as Evento[];
    const senza = eventi.filter((e) => e.eventType !== 'EVENT_TYPE_MARKER_RECORDED');
    expect(senza.length).toBeLessThan(eventi.length);
    const rinumerati = senza.map((e, i) => ({ ...e, eventId: String(i + 1) }));
    await expect(
      replay({ ...replica, history: { events: rinumerati as unknown as Record<string, unknown>[] } }),
    ).rejects.toThrow();
  });
});
