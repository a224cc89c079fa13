import postgres, { type Sql } from 'postgres';
import { LEGGE } from '../../domain/profili/legge';
import { type DueEnti, dueEnti } from '../../tests/banco/due-enti';
import { inEnte, type Transazione } from '../connessione';
import { nuovoId } from '../identificativi';
import { leggiStrati, leggiVersioneProfili, versioneProfili } from './leggi';
import { scriviProposta } from './proponi';
import { SPEDIZIONE, type Spedizione, seminaProfili } from './semina';

let banco: DueEnti;
let custode: Sql;
const [chiPropone, chiApprova] = [nuovoId('ute'), nuovoId('ute')];
const nellEnte = <T>(work: (t: Transazione) => Promise<T>) => inEnte(banco.app, banco.a.enteId, work);

beforeAll(async () => {
  banco = await dueEnti();
  custode = postgres(banco.url, { max: 1, onnotice: () => {} });
  await banco.admin`insert into utenti (id, nome) values (${chiPropone}, 'A'), (${chiApprova}, 'B')`;
  await nellEnte(
    ({ sql }) => sql`insert into assegnazioni (utente_id, ruolo) values (${chiApprova}, 'ente.responsabile')`,
  );
});
afterAll(async () => {
  await custode.end();
  await banco.chiudi();
});

const diOggi: Spedizione = { ...SPEDIZIONE, versione: '0.1.0' };
const conLegge = (righe: Spedizione['legge'], versione = '0.2.0'): Spedizione => ({
  ...SPEDIZIONE,
  versione,
  legge: { ...LEGGE, ...righe },
});
const quante = async () => (await custode`select count(*)::int as n from profili_righe`)[0]?.n;
const MASSIMO = { valore: '10000.00', fonte: 'L. 160/2019 c. 795' };

describe('the rows of the product', () => {
  test('are there after the migration, with source and approver, and a second time changes nothing', async () => {
    const righe = Object.values({ ...diOggi.profili, legge: diOggi.legge }).flatMap((s) =>
      Object.values(s).flat(),
    );
    expect(await quante()).toBe(righe.length);
    expect(await seminaProfili(custode, diOggi)).toBe(0);
    expect(
      await custode`select 1 from profili_righe where fonte = '' or approvato_da <> 'prodotto'`,
    ).toHaveLength(0);
  });

  test('a version that rewrites a stored row, or breaks the table, adds nothing', async () => {
    const prima = await quante();
    const domani = { dal: '2027-01-01', valore: '12000.00', fonte: 'L. di prova' };
    for (const [righe, testo] of [
      [
        { 'sollecito.massimo': [{ ...MASSIMO, valore: '9000.00' }, domani] },
        'profilo.riscritta: il parametro "sollecito.massimo" (strato legge, riga dal principio',
      ],
      [
        { 'sollecito.massimo': [MASSIMO, { ...domani, valore: 12_000 }] },
        'profilo.valore: il parametro "sollecito.massimo"',
      ],
      [
        { 'sollecito.massimo': [MASSIMO, domani], 'rateazione.mesi': [domani] },
        'profilo.parametro: "rateazione.mesi"',
      ],
    ] as const)
      await expect(seminaProfili(custode, conLegge(righe))).rejects.toThrow(testo);
    expect(await quante()).toBe(prima);
  });

  test('a version that brings a new row adds it alone, and the version of the table rises', async () => {
    const versione = () =>
      nellEnte(async ({ sql }) => (await sql<{ v: string }[]>`select ${versioneProfili(sql)} as v`)[0]?.v);
    const prima = await versione();
    const righe = {
      'sollecito.massimo': [MASSIMO, { dal: '2027-01-01', valore: '12000.00', fonte: 'L. di prova' }],
    };
    expect(await seminaProfili(custode, conLegge(righe))).toBe(1);
    expect(await versione()).not.toBe(prima);
    const [nuova] =
      await custode`select dal::text, versione from profili_righe order by progressivo desc limit 1`;
    expect(nuova).toEqual({ dal: '2027-01-01', versione: '0.2.0' });
    // an older product on these data adds nothing and takes nothing away
    expect(await seminaProfili(custode, diOggi)).toBe(0);
  });

  test('nobody writes them at runtime, and nobody changes one', async () => {
    const { sql } = banco.app;
    await expect(sql`insert into profili_righe (parametro, valore, fonte, approvato_da, versione)
      values ('soglia794', '"1.00"', 'x', 'x', 'x')`).rejects.toMatchObject({ code: '42501' });
    for (const comando of [
      'update profili_righe set fonte = fonte',
      'delete from profili_righe',
      'truncate profili_righe',
    ]) {
      await expect(sql.unsafe(comando)).rejects.toMatchObject({ code: '42501' });
      await expect(banco.admin.unsafe(comando)).rejects.toMatchObject({ code: 'ES001' });
    }
  });
});

describe('the rows of an Ente, whatever the program says', () => {
  const riga = (dal: string, valore: unknown = 75) => ({
    parametro: 'piccoli.giorni',
    dal,
    valore,
    fonte: 'delibera',
  });
  const proponi = async (...righe: ReturnType<typeof riga>[]) => {
    const id = nuovoId('prp');
    await nellEnte((t) =>
      scriviProposta(t, { id, propostaDa: chiPropone, oggi: '2026-02-01', documentoId: null, righe }),
    );
    return id;
  };
  const approva = (id: string, chi: string, il: string, proposta = chiPropone) =>
    nellEnte(
      ({ sql }) => sql`
        insert into profili_approvazioni (proposta_id, ordine, proposta_da, approvata_da, approvata_il)
        select ${id}, count(*) + 1, ${proposta}, ${chi}, ${il}::date from profili_approvazioni`,
    );

  test('the same person, one without the role, another proposer, a day already lived: refused by the table', async () => {
    const id = await proponi(riga('2026-03-01'));
    await nellEnte(
      ({ sql }) =>
        sql`insert into assegnazioni (utente_id, ruolo) values (${chiPropone}, 'ente.responsabile')`,
    );
    await expect(approva(id, chiPropone, '2026-02-02')).rejects.toMatchObject({
      vincolo: 'profili_approvazioni_due_persone',
    });
    await expect(approva(id, chiApprova, '2026-02-02', nuovoId('ute'))).rejects.toMatchObject({
      vincolo: 'profili_approvazioni_proposta',
    });
    await expect(approva(id, nuovoId('ute'), '2026-02-02')).rejects.toMatchObject({
      codice: 'profilo.approvatore',
    });
    await expect(approva(id, chiApprova, '2026-03-01')).rejects.toMatchObject({ codice: 'profilo.passato' });
    await approva(id, chiApprova, '2026-02-28');
    await expect(approva(id, chiApprova, '2026-02-28')).rejects.toMatchObject({ sqlstate: '23505' });
  });

  test('no row enters a proposal after it was made', async () => {
    const id = await proponi(riga('2026-05-01'));
    await expect(
      nellEnte(
        ({ sql }) => sql`insert into profili_righe_ente (proposta_id, ordine, parametro, dal, valore, fonte)
          values (${id}, 2, 'soglia794', '2026-05-01', '"1.00"', 'x')`,
      ),
    ).rejects.toMatchObject({ codice: 'profilo.proposta_chiusa' });
  });

  test('on one starting day the later approval holds; another Ente sees none of it', async () => {
    await approva(await proponi(riga('2028-01-01', 80)), chiApprova, '2026-03-01');
    const prima = await nellEnte(leggiVersioneProfili);
    await approva(await proponi(riga('2028-01-01', 85)), chiApprova, '2026-03-01');
    const strati = (ente: string, versione?: string) =>
      inEnte(banco.app, ente, (t) => leggiStrati(t, 'trentino', {}, versione));
    const suo = (await strati(banco.a.enteId)).ente['piccoli.giorni'];
    expect(suo?.map(({ dal, valore }) => [dal, valore])).toEqual([
      ['2026-03-01', 75],
      ['2028-01-01', 85],
    ]);
    expect(suo?.[1]?.approvatoDa).toBe(chiApprova);
    const allora = (await strati(banco.a.enteId, prima)).ente['piccoli.giorni'];
    expect(allora?.map(({ valore }) => valore)).toEqual([75, 80]);
    expect((await strati(banco.a.enteId, '0.0')).legge).toEqual({});
    expect((await strati(banco.b.enteId)).ente).toEqual({});
  });
});
