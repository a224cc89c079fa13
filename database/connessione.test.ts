import { sql as drizzleSql } from 'drizzle-orm';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { inEnte } from './connessione';
import { mappe } from './schema/carichi';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

test('drizzle and the raw driver are one transaction: both see and both undo', async () => {
  const scrivi = (fallisci: boolean) =>
    inEnte(banco.app, banco.a.enteId, async ({ tx, sql }) => {
      await tx.insert(mappe).values({ id: 'map_1', nome: 'una', mappa: { a: 1 } });
      await sql`insert into mappe (id, nome, mappa) values ('map_2', 'due', ${sql.json({ b: [1, 'x'] })})`;
      const righe = await tx.execute(drizzleSql`select count(*)::int as n from mappe`);
      if (fallisci) throw new Error('indietro');
      return righe[0]?.n;
    });
  await expect(scrivi(true)).rejects.toThrow('indietro');
  expect(await scrivi(false)).toBe(2);
});

test('json, cents, dates and instants pass both ways', async () => {
  await inEnte(banco.app, banco.a.enteId, async ({ tx, sql }) => {
    const adesso = new Date('2026-02-03T04:05:06.789Z');
    const [riga] = await sql`
      select ${sql.json({ testo: 'è', cents: 12n } as never)}::jsonb as json, ${9_007_199_254_740_993n}::bigint as cents,
        ${adesso}::timestamptz as istante, ${'2026-02-03'}::date as giorno, ${['a', 'b']}::text[] as testi`;
    expect(riga).toMatchObject({
      json: { testo: 'è', cents: '12' },
      cents: 9_007_199_254_740_993n,
      giorno: '2026-02-03',
      testi: ['a', 'b'],
    });
    expect(new Date(riga?.istante).getTime()).toBe(adesso.getTime());
    await tx
      .insert(mappe)
      .values({ id: 'map_3', nome: 'tre', mappa: { annidata: { x: null } }, aggiornataAt: adesso });
    const [letta] = await tx.select().from(mappe).where(drizzleSql`id = 'map_3'`);
    expect(letta).toMatchObject({ mappa: { annidata: { x: null } }, aggiornataAt: adesso });
  });
});
