import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { inEnte } from './connessione';
import { copia, creaAppoggio, type RigaCopia } from './copia';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

const STRANE: RigaCopia[] = [
  ['tab\tqui', 'riga\nnuova', 1n, null],
  ['barra \\N \\', 'ritorno\r', -5, undefined],
  ['apice \' e virgolette "', 'perché €', true, ''],
];

test('what goes in comes out, whatever it is made of', async () => {
  const righe = await inEnte(banco.app, banco.a.enteId, async ({ sql }) => {
    await creaAppoggio(sql, 'appoggio_prova', ['a', 'b', 'c', 'd']);
    await copia(sql, 'appoggio_prova', STRANE);
    return sql`select a, b, c, d from appoggio_prova`;
  });
  expect(righe.map((r) => [r.a, r.b, r.c, r.d])).toEqual([
    ['tab\tqui', 'riga\nnuova', '1', null],
    ['barra \\N \\', 'ritorno\r', '-5', null],
    ['apice \' e virgolette "', 'perché €', 'true', ''],
  ]);
});

test('a stream of many rows goes in chunks, and a stream that breaks undoes the transaction', async () => {
  async function* molte(rotta: boolean): AsyncGenerator<RigaCopia> {
    for (let i = 0; i < 20_000; i += 1) {
      if (rotta && i === 15_000) throw new Error('lettura.interrotta');
      yield [i, 'x'.repeat(20)];
    }
  }
  const conta = (rotta: boolean) =>
    inEnte(banco.app, banco.a.enteId, async ({ sql }) => {
      await creaAppoggio(sql, 'appoggio_molte', ['n', 't']);
      await copia(sql, 'appoggio_molte', molte(rotta));
      const [riga] = await sql`select count(*)::int as n from appoggio_molte`;
      return riga?.n;
    });
  expect(await conta(false)).toBe(20_000);
  await expect(conta(true)).rejects.toThrow('lettura.interrotta');
  expect(await conta(false)).toBe(20_000);
});

test('PostgreSQL itself refuses COPY into a table of the Enti, hence the staging', async () => {
  const diretta = inEnte(banco.app, banco.a.enteId, ({ sql }) => copia(sql, 'mappe', [['x']]));
  await expect(diretta).rejects.toMatchObject({ sqlstate: '0A000' });
});

test('names that are not plain identifiers are refused', async () => {
  const prova = inEnte(banco.app, banco.a.enteId, ({ sql }) =>
    creaAppoggio(sql, 'a"; drop table enti; --', ['a']),
  );
  await expect(prova).rejects.toThrow('copia.nome');
});
