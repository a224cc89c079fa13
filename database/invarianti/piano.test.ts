import type { TransactionSql } from 'postgres';
import { type DueEnti, dueEnti } from '../../tests/banco/due-enti';
import { conGuasto } from '../../tests/banco/guasti';
import { type PraticaVissuta, vivi } from '../../tests/banco/pratica-vissuta';
import { nessunTermineAnticipato } from './atti';
import { rateDelPiano } from './piano';
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

/** 181.34 euro in four: 45.34 and 45.34, then 45.33 twice; from January to April. */
const RATE = [
  [1, '2027-01-31', 45_34],
  [2, '2027-02-28', 45_34],
  [3, '2027-03-31', 45_33],
  [4, '2027-04-30', 45_33],
] as const;

describe('I5', () => {
  async function concedi(sql: TransactionSql): Promise<void> {
    const { enteId, praticaId, direzioneId } = banco.a;
    await sql`insert into fatti (ente_id, id, pratica_id, progressivo, chiave, tipo, noto_il, dati, autore, norma)
        values (${enteId}, 'fat_P', ${praticaId}, 2, 'kp', 'rateazioneConcessa', '2026-12-20',
          '{"rate":4,"primaScadenza":"2027-01-15"}', 'ute_A', 'c. 796')`;
    await sql`insert into atti (ente_id, id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite,
          importi, dovuto, versione, fatto_id, righe)
        values (${enteId}, 'att_P', ${direzioneId}, ${praticaId}, 'provvedimentoRateazione', 2026, 1,
          'RATEAZIONE_AMMISSIBILE', 'c. 796', '2026-12-20', ${banco.a.partite}, '{"dovuto":"18134"}', 18134, 2, 'fat_P',
          '{"p1":[{"codice":"TRIBUTO","etichetta":"x","cents":"18000"}],"p2":[{"codice":"ONERI","etichetta":"y","cents":"134"}]}')`;
    for (const [numero, scadenza, importo] of RATE)
      await sql`insert into rate_piano (ente_id, atto_id, numero, scadenza, importo, nav)
          values (${enteId}, 'att_P', ${numero}, ${scadenza}, ${importo}, ${`30100000000000000${numero}`})`;
  }
  const guasto = (rompe: (sql: TransactionSql) => Promise<unknown>) =>
    conGuasto(
      banco,
      async (sql) => {
        await concedi(sql);
        await rompe(sql);
      },
      rateDelPiano,
    );

  test('a plan in order holds; none is granted, nothing is measured', async () => {
    expect(await guasto(async () => {})).toEqual({ id: 'I5', ok: true, violazioni: [] });
    expect(await conGuasto(banco, async () => {}, rateDelPiano)).toEqual({
      id: 'I5',
      ok: null,
      motivo: 'nessuna rateazione concessa',
      violazioni: [],
    });
  });

  test.each<[string, string, (sql: TransactionSql) => Promise<unknown>]>([
    [
      'a cent that vanished from a rata',
      'ne ha 4 che fanno 18133',
      (sql) => sql`update rate_piano set importo = importo - 1 where numero = 4`,
    ],
    ['a rata too few', 'in 4 rate, ne ha 3', (sql) => sql`delete from rate_piano where numero = 4`],
    [
      'the rounding cent on the last rather than on the first',
      'la rata 1 chiede 4533',
      (sql) => sql`update rate_piano set importo = 4533 + case numero when 4 then 1 when 2 then 1 else 0 end`,
    ],
    [
      'a due date that is not the last of its month',
      'la rata 2 chiede 4534 il 2027-02-27',
      (sql) => sql`update rate_piano set scadenza = '2027-02-27' where numero = 2`,
    ],
    [
      'a debt that is not that of the plan',
      'il debito stampato fa 18135',
      (sql) => sql`update atti set righe = jsonb_set(righe, '{p2,0,cents}', '"135"') where id = 'att_P'`,
    ],
    [
      'a grant that nobody was told of',
      'non ha il suo provvedimento',
      (sql) => sql`delete from atti where id = 'att_P'`,
    ],
    [
      'a notice that belongs to an act',
      "ha l'avviso dell'atto",
      (sql) =>
        sql`update rate_piano set nav = (select nav from atti where id = ${id.sollecito}) where numero = 3`,
    ],
  ])('sees %s', async (_nome, frase, rompe) => {
    const esito = await guasto(rompe);
    expect(esito).toMatchObject({ id: 'I5', ok: false });
    expect(esito.violazioni.join('\n')).toContain(frase);
  });
});
