import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { inEnte, type Transazione } from './connessione';
import { type NuovaScrittura, registraScritture, saldi, saldiEnte, stornaScrittura } from './mastro';
import { apriConti } from './mastro/aperture';
import { movimentiImputazione, movimentiIncasso, movimentiScarico } from './mastro/scritture-tipo';
import { sigilla, verificaSigilli } from './mastro/sigilli';
import { verificaCatena, verificaSaldi } from './mastro/verifica';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
  for (const p of [banco.a, banco.b])
    expect(await inEnte(banco.app, p.enteId, (t) => apriConti(t, p.caricoId))).toBe(1);
});
afterAll(() => banco.chiudi());

const inA = <T>(work: (t: Transazione) => Promise<T>) => inEnte(banco.app, banco.a.enteId, work);
const partita = (n: number) => banco.a.partite[n] ?? '';

const incasso = (chiave: string, importo: bigint): NuovaScrittura => ({
  chiave,
  causale: 'incasso',
  riferimento: 'pag_1',
  effettivaIl: '2026-03-01',
  movimenti: movimentiIncasso(importo),
});

test('the opening is one entry per pratica, with each claim against what the Ente entrusted', async () => {
  const attesi = [
    { conto: 'carichi.ente', partita: partita(0), importo: -13_000n },
    { conto: 'crediti.capitale', partita: partita(0), importo: 10_000n },
    { conto: 'crediti.sanzioni', partita: partita(0), importo: 3_000n },
    { conto: 'carichi.ente', partita: partita(1), importo: -5_000n },
    { conto: 'crediti.spese', partita: partita(1), importo: 5_000n },
  ];
  // balances come by partita: ids of one millisecond are in no order of their own
  attesi.sort((a, b) => (`${a.partita}|${a.conto}` < `${b.partita}|${b.conto}` ? -1 : 1));
  expect(await inA((t) => saldi(t, banco.a.praticaId))).toEqual(attesi);
  expect(await inA((t) => apriConti(t, banco.a.caricoId))).toBe(0);
  expect(await inA((t) => verificaCatena(t))).toEqual([]);
});

test('money, a discharge and a new imputation: the old one is reversed, nothing is changed', async () => {
  const quote = [{ conto: 'crediti.capitale' as const, partita: partita(0), importo: 4_000n }];
  const [, imputata] = await inA((t) =>
    registraScritture(t, banco.a.praticaId, [
      incasso('pag_1:incasso', 4_000n),
      {
        chiave: 'pag_1:imputazione:1',
        causale: 'imputazione',
        riferimento: 'pag_1',
        effettivaIl: '2026-03-01',
        movimenti: movimentiImputazione(quote, 0n),
      },
      {
        chiave: 'fat_1:sgravio',
        causale: 'sgravio',
        riferimento: 'fat_1',
        effettivaIl: '2026-03-05',
        movimenti: movimentiScarico('sgravi', partita(0), {
          capitale: 8_000n,
          sanzioni: 0n,
          interessi: 0n,
          spese: 0n,
        }),
      },
    ]),
  );
  await inA(async (t) => {
    await stornaScrittura(t, imputata?.id ?? '', { chiave: 'pag_1:storno:1' });
    await registraScritture(t, banco.a.praticaId, [
      {
        chiave: 'pag_1:imputazione:2',
        causale: 'imputazione',
        riferimento: 'pag_1',
        effettivaIl: '2026-03-01',
        movimenti: movimentiImputazione(
          [
            { conto: 'crediti.capitale', partita: partita(0), importo: 2_000n },
            { conto: 'crediti.sanzioni', partita: partita(0), importo: 1_500n },
          ],
          500n,
        ),
      },
    ]);
  });
  const conti = await inA((t) => saldi(t, banco.a.praticaId));
  expect(conti.filter((c) => c.partita !== partita(1))).toEqual([
    { conto: 'carichi.ente', partita: partita(0), importo: -13_000n },
    { conto: 'crediti.sanzioni', partita: partita(0), importo: 1_500n },
    { conto: 'sgravi', partita: partita(0), importo: 8_000n },
    { conto: 'versamenti.debitore', partita: partita(0), importo: 3_500n },
    { conto: 'incassi.ponte', importo: 4_000n },
    { conto: 'rimborsi.debitore', importo: -500n },
    { conto: 'versamenti.debitore', importo: -3_500n },
  ]);
  expect(
    (await inA((t) => saldi(t, banco.a.praticaId, '2026-03-04'))).find((c) => c.conto === 'sgravi'),
  ).toBe(undefined);
  expect(await inA((t) => verificaCatena(t, banco.a.praticaId))).toEqual([]);
  expect((await inA(saldiEnte)).get('incassi.ponte')).toBe(4_000n);
});

test('the same key is the same entry; the same key for something else is an error', async () => {
  const [prima] = await inA((t) => registraScritture(t, banco.a.praticaId, [incasso('doppia', 100n)]));
  const [seconda] = await inA((t) => registraScritture(t, banco.a.praticaId, [incasso('doppia', 100n)]));
  expect(seconda).toEqual({ ...prima, nuova: false });
  await expect(
    inA((t) => registraScritture(t, banco.a.praticaId, [incasso('doppia', 101n)])),
  ).rejects.toMatchObject({ codice: 'mastro.chiave_diversa' });
});

test('twenty entries at once on one pratica make one chain', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      inA((t) => registraScritture(t, banco.a.praticaId, [incasso(`insieme:${i}`, BigInt(i + 1))])),
    ),
  );
  expect(await inA((t) => verificaCatena(t, banco.a.praticaId))).toEqual([]);
  const [conteggio] = await inA(
    ({ sql }) => sql`select count(*)::int as n, max(progressivo) as ultimo from scritture
      where pratica_id = ${banco.a.praticaId}`,
  );
  expect(conteggio?.n).toBe(conteggio?.ultimo);
});

describe('the database refuses', () => {
  const scrittura = (movimenti: NuovaScrittura['movimenti']) =>
    inA((t) =>
      registraScritture(t, banco.a.praticaId, [{ ...incasso(`guasta:${Math.random()}`, 1n), movimenti }]),
    );

  test.each<[string, NuovaScrittura['movimenti'], string]>([
    [
      'an entry that does not sum to zero',
      [{ conto: 'incassi.ponte', importo: 5n }],
      'mastro.non_bilanciata',
    ],
    ['an entry without lines', [], 'mastro.non_bilanciata'],
    ['a line of zero', [{ conto: 'incassi.ponte', importo: 0n }], 'database.23514'],
    [
      'an account that is not in the chart',
      [
        { conto: 'cassa' as never, importo: 5n },
        { conto: 'incassi.ponte', importo: -5n },
      ],
      'database.23514',
    ],
  ])('%s', async (_nome, movimenti, codice) => {
    await expect(scrittura(movimenti)).rejects.toMatchObject({ codice });
  });

  test('a cent that passes from a claim to another', async () => {
    await expect(
      scrittura([
        { conto: 'crediti.capitale', partita: partita(0), importo: -5n },
        { conto: 'crediti.spese', partita: partita(1), importo: 5n },
      ]),
    ).rejects.toMatchObject({ codice: 'mastro.non_bilanciata' });
  });

  test('lines added later to an entry, even balanced ones', async () => {
    const [vecchia] = await inA((t) => registraScritture(t, banco.a.praticaId, [incasso('chiusa', 7n)]));
    const aggiunta = inA(
      ({ sql }) => sql`insert into movimenti (scrittura_id, ordine, conto, importo) values
        (${vecchia?.id ?? ''}, 3, 'incassi.ponte', 9), (${vecchia?.id ?? ''}, 4, 'versamenti.debitore', -9)`,
    );
    await expect(aggiunta).rejects.toMatchObject({ codice: 'mastro.fuori_transazione' });
  });

  test('an entry that does not follow the one before it', async () => {
    const inserita = inA(
      ({
        sql,
      }) => sql`insert into scritture (id, pratica_id, chiave, causale, riferimento, effettiva_il, progressivo,
        precedente_hash, hash) values ('scr_X', ${banco.a.praticaId}, 'salto', 'incasso', 'pag_1', '2026-03-01', 900,
        decode(repeat('00', 32), 'hex'), ''::bytea)`,
    );
    await expect(inserita).rejects.toMatchObject({ codice: 'mastro.catena' });
  });
});

test('a seal covers a day once, and shows what an administrator rewrote under it, by name', async () => {
  expect(await inA((t) => sigilla(t, 'mastro', '2026-03-31', 0))).toBeGreaterThan(20);
  expect(await inA((t) => sigilla(t, 'mastro', '2026-03-31', 0))).toBeUndefined();
  await inA((t) => registraScritture(t, banco.a.praticaId, [incasso('dopo il sigillo', 3n)]));
  expect(await inA((t) => sigilla(t, 'mastro', '2026-04-01', 0))).toBe(1);
  expect(await inA((t) => verificaSigilli(t, 'mastro'))).toEqual([]);

  const [vittima] = await banco.admin<{ id: string }[]>`select id from scritture where chiave = 'insieme:3'`;
  const id = vittima?.id ?? '';
  await banco.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`; // what a superuser can do: triggers off
    await sql`update movimenti set importo = importo * 10 where scrittura_id = ${id}`;
  });
  expect(await inA((t) => verificaCatena(t))).toEqual([`${id} (${banco.a.praticaId}): contenuto alterato`]);
  expect(await inA((t) => verificaSigilli(t, 'mastro'))).toEqual([]);

  await banco.admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update scritture set hash = sha256('riscritto') where id = ${id}`;
  });
  expect(await inA((t) => verificaSigilli(t, 'mastro'))).toEqual([
    expect.stringContaining('sigillo mastro del 2026-03-31'),
  ]);
  expect(await inA((t) => verificaCatena(t))).toEqual(
    expect.arrayContaining([expect.stringContaining('legame spezzato')]),
  );
  expect(await inA(verificaSaldi)).toEqual([]);
  expect(await inEnte(banco.app, banco.b.enteId, (t) => verificaCatena(t))).toEqual([]);
});
