import { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { apriLaboratorio, finita, type Laboratorio } from './simulazioni-di-prova';

jest.setTimeout(300_000);

let lab: Laboratorio;
beforeAll(async () => {
  lab = await apriLaboratorio('annullo');
  await lab.avviaWorker();
});
afterAll(() => lab?.chiudi());

const LUNGA = { profilo: 'firenze', debitori: 200_000 };
const base = () => `/v1/enti/${lab.api.a.enteId}/simulazioni`;
const annulla = (id: string) =>
  lab.api.chiama('ente.operatore', 'POST', `${base()}/${id}/annullamento`, { corpo: {} });
const workflow = (id: string) => lab.contesto.temporale.client.workflow.getHandle(id);

async function comeFinisce(id: string): Promise<string> {
  const errore = await workflow(id)
    .result()
    .catch((e: unknown) => e);
  expect(errore).toBeInstanceOf(WorkflowFailedError);
  expect((errore as WorkflowFailedError).cause).toBeInstanceOf(CancelledFailure);
  return (await workflow(id).describe()).status.name;
}

test('a person stops it: no slice enters any more, its workflow ends, a second time says the same', async () => {
  const id = await lab.chiedi(LUNGA);
  const inCorso = await lab.attendi(id, 'una fetta vissuta', ({ fatte }) => fatte > 0);
  expect(inCorso).toMatchObject({ stato: 'in_corso', avanzamento: { fette: 400 }, risultato: null });
  const risposta = await annulla(id);
  expect([risposta.status, await risposta.json()]).toMatchObject([200, { id, stato: 'annullata' }]);
  expect(await comeFinisce(id)).toBe('CANCELLED');
  const dopo = await lab.leggi(id);
  expect(dopo).toMatchObject({ stato: 'annullata', risultato: null });
  expect((await annulla(id)).status).toBe(200);
  // the thread is free: another simulation lives at once, and the first has not moved
  const altra = await lab.chiedi({ profilo: 'firenze', debitori: 100 });
  await lab.attendi(altra, 'la seconda simulazione finisce', finita);
  expect((await lab.leggi(id)).avanzamento).toEqual(dopo.avanzamento);
  const pagina = await lab.api.chiama('ente.lettura', 'GET', `${base()}/${id}/risultato.html`);
  expect([pagina.status, await pagina.json()]).toMatchObject([409, { code: 'simulazione.non_conclusa' }]);
});

test('stopped from Temporal, it is stopped for the API too', async () => {
  const id = await lab.chiedi(LUNGA);
  await lab.attendi(id, 'una fetta vissuta', ({ fatte }) => fatte > 0);
  await workflow(id).cancel();
  expect(await comeFinisce(id)).toBe('CANCELLED');
  expect(await lab.leggi(id)).toMatchObject({ stato: 'annullata', errore: null });
});

test('one that has ended is not stopped', async () => {
  const id = await lab.chiedi({ profilo: 'firenze', debitori: 10, anni: 1 });
  await lab.attendi(id, 'la simulazione finisce', finita);
  const risposta = await annulla(id);
  expect([risposta.status, await risposta.json()]).toMatchObject([409, { code: 'simulazione.terminata' }]);
  expect((await lab.leggi(id)).stato).toBe('conclusa');
});
