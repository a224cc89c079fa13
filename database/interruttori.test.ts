import {
  canaleFermo,
  fermoFino,
  type Gestore,
  lasciaPassare,
  registraInvio,
} from '../activities/notifiche/interruttore';
import { sorvegliaCaselle } from '../activities/notifiche/pec/salute';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { apriDatabase, type Database, inEnte } from './connessione';

const SOGLIE = { falliti: 3, pausaMs: 400 };
const PEC: Gestore = { canale: 'pec', gestore: 'smtp.gestore.test:465' };
let due: DueEnti;
let altro: Database;

beforeAll(async () => {
  due = await dueEnti();
  altro = apriDatabase(due.urlApp, { max: 5 });
});
afterAll(async () => {
  await altro?.chiudi();
  await due?.chiudi();
});
beforeEach(async () => {
  await due.admin`delete from interruttori`;
});

/** Two workers, each with its own pool. */
const uno = () => ({ database: due.app, interruttore: SOGLIE });
const secondo = () => ({ database: altro, interruttore: SOGLIE });
const riga = async () => (await due.admin`select stato, falliti, prova_di from interruttori`)[0];
const attendi = (ms: number) => new Promise((fatto) => setTimeout(fatto, ms));
async function apri(): Promise<void> {
  for (const id of ['trs_1', 'trs_2', 'trs_3']) await registraInvio(uno(), PEC, id, 'fallito');
}

test('while all is well nothing is written', async () => {
  expect(await lasciaPassare(uno(), PEC, 'trs_1')).toBe(true);
  await registraInvio(uno(), PEC, 'trs_1', 'risposto');
  expect(await riga()).toBeUndefined();
});

test('failures of several workers add up, an answer in between begins again', async () => {
  await registraInvio(uno(), PEC, 'trs_1', 'fallito');
  await registraInvio(secondo(), PEC, 'trs_2', 'fallito');
  expect(await riga()).toMatchObject({ stato: 'chiuso', falliti: 2 });
  await registraInvio(secondo(), PEC, 'trs_3', 'risposto');
  expect(await riga()).toMatchObject({ stato: 'chiuso', falliti: 0 });
});

test('failures at once are all counted, and it opens for every worker and for who comes after a restart', async () => {
  await Promise.all(
    [1, 2, 3].map((n) => registraInvio(n % 2 ? uno() : secondo(), PEC, `trs_${n}`, 'fallito')),
  );
  expect(await riga()).toMatchObject({ stato: 'aperto', falliti: 3 });
  expect(await lasciaPassare(secondo(), PEC, 'trs_4')).toBe(false);
  const rinato = apriDatabase(due.urlApp, { max: 1 });
  expect(await lasciaPassare({ database: rinato, interruttore: SOGLIE }, PEC, 'trs_4')).toBe(false);
  await rinato.chiudi();
  expect(await lasciaPassare(uno(), { ...PEC, gestore: 'altro:465' }, 'trs_4')).toBe(true);
  expect(await lasciaPassare(uno(), { ...PEC, canale: 'posta' }, 'trs_4')).toBe(true);
});

test('after the pause one probe passes, whoever asks at once; its answer closes it', async () => {
  await apri();
  expect(await fermoFino(due.app.sql, 'pec')).toBeGreaterThan(Date.now() - 5_000);
  await attendi(SOGLIE.pausaMs + 50);
  expect(await fermoFino(due.app.sql, 'pec')).toBeNull();
  const chiesti = Array.from({ length: 12 }, (_, n) =>
    lasciaPassare(n % 2 ? uno() : secondo(), PEC, `prova_${n}`),
  );
  const passati = await Promise.all(chiesti);
  expect(passati.filter(Boolean)).toHaveLength(1);
  const prova = `prova_${passati.indexOf(true)}`;
  expect(await riga()).toMatchObject({ stato: 'in_prova', prova_di: prova });
  await registraInvio(secondo(), PEC, 'prova_x', 'risposto'); // not the probe: it left before the fault
  expect(await lasciaPassare(uno(), PEC, 'trs_9')).toBe(false);
  await registraInvio(secondo(), PEC, prova, 'risposto');
  expect(await riga()).toMatchObject({ stato: 'chiuso', falliti: 0, prova_di: null });
  expect(await lasciaPassare(uno(), PEC, 'trs_9')).toBe(true);
});

test('a worker that dies while it probes does not hold the others for ever', async () => {
  await apri();
  await attendi(SOGLIE.pausaMs + 50);
  expect(await lasciaPassare(uno(), PEC, 'morta')).toBe(true);
  expect(await lasciaPassare(secondo(), PEC, 'trs_5')).toBe(false);
  await attendi(SOGLIE.pausaMs + 50);
  expect(await lasciaPassare(secondo(), PEC, 'trs_5')).toBe(true);
  await registraInvio(secondo(), PEC, 'trs_5', 'fallito');
  expect(await riga()).toMatchObject({ stato: 'aperto', falliti: 4 });
});

test('a provider that stands still for too long is a task of the mailbox, which closes by itself', async () => {
  const soglie = { ritardoMinuti: 60, quotaPercento: 90 };
  await due.admin`insert into caselle_pec (ente_id, indirizzo) values (${due.a.enteId}, 'a@pec.test')`;
  const compiti = () =>
    inEnte(
      due.app,
      due.a.enteId,
      ({ sql }) => sql`select riferimento, chiuso_da as da from compiti where tipo = 'casella'`,
    );
  await apri();
  expect(
    await inEnte(due.app, due.a.enteId, ({ sql }) => sql`select ${canaleFermo(sql, 'pec')} as fermo`),
  ).toEqual([{ fermo: true }]);
  expect(await sorvegliaCaselle(due.app, soglie)).toBe(0);
  await due.admin`update interruttori set aperto_at = now() - interval '61 minutes'`;
  expect(await sorvegliaCaselle(due.app, soglie)).toBe(1);
  expect(await compiti()).toEqual([{ riferimento: 'GESTORE_FERMO:a@pec.test', da: null }]);
  await due.admin`delete from interruttori`;
  await sorvegliaCaselle(due.app, soglie);
  expect(await compiti()).toEqual([{ riferimento: 'GESTORE_FERMO:a@pec.test', da: 'sistema' }]);
});
