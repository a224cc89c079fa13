import { type DueEnti, dueEnti } from '../../tests/banco/due-enti';
import { conGuasto } from '../../tests/banco/guasti';
import { type PraticaVissuta, vivi } from '../../tests/banco/pratica-vissuta';
import { nessunTermineAnticipato } from './atti';
import { nessunAttoPrescritto } from './prescrizione';

let banco: DueEnti;
let id: PraticaVissuta;
beforeAll(async () => {
  banco = await dueEnti();
  id = await vivi(banco);
});
afterAll(() => banco.chiudi());

test('R-65: a sollecito of instalments follows the plan and not the term of the title', async () => {
  const esito = await conGuasto(
    banco,
    async (sql) => {
      await sql`update tentativi set legale_il = '2026-03-02' where id = ${id.t2}`;
      await sql`update atti set tipo = 'sollecitoRate' where id = ${id.sollecito}`;
    },
    nessunTermineAnticipato,
  );
  expect(esito).toMatchObject({ ok: true, violazioni: [] });
});

test('R-70: a request of instalments interrupts the prescription, for I10 as for the engine', async () => {
  const { enteId, praticaId } = banco.a;
  const misura = (chiesta: boolean) =>
    conGuasto(
      banco,
      async (sql) => {
        await sql`update partite set prescrizione_dal = '2021-02-01'`;
        await sql`update tentativi set legale_il = '2026-02-02' where id = ${id.t2}`;
        if (chiesta)
          await sql`insert into fatti (ente_id, id, pratica_id, progressivo, chiave, tipo, noto_il, dati, autore, norma)
            values (${enteId}, 'fat_R', ${praticaId}, 2, 'kr', 'richiestaRateazione', '2026-01-30', '{"rate":6}',
              'ute_A', 'c. 796')`;
      },
      (t) => nessunAttoPrescritto(t, '2026-12-31'),
    );
  expect(await misura(false)).toMatchObject({ ok: false });
  expect(await misura(true)).toMatchObject({ ok: true, violazioni: [] });
});
