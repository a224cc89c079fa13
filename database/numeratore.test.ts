import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { inEnte } from './connessione';
import { prossimoNumero } from './numeratore';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

test('twenty transactions at once, a third of them undone, leave no gap and no double', async () => {
  const esiti = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      inEnte(banco.app, banco.a.enteId, async (t) => {
        const numero = await prossimoNumero(t, 'ingiunzione', 2026);
        await t.sql`select pg_sleep(0.005)`;
        if (i % 3 === 0) throw new Error('annullata');
        return numero;
      }).catch(() => undefined),
    ),
  );
  const presi = esiti.filter((n) => n !== undefined).sort((x, y) => x - y);
  expect(presi).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
});

test('each Ente, kind and year counts by itself', async () => {
  const numero = (ente: string, tipo: string, anno: number) =>
    inEnte(banco.app, ente, (t) => prossimoNumero(t, tipo, anno));
  expect(await numero(banco.b.enteId, 'ingiunzione', 2026)).toBe(1);
  expect(await numero(banco.b.enteId, 'ingiunzione', 2026)).toBe(2);
  expect(await numero(banco.b.enteId, 'sollecito795', 2026)).toBe(1);
  expect(await numero(banco.b.enteId, 'ingiunzione', 2027)).toBe(1);
});
