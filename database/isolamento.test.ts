import postgres from 'postgres';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';
import { apriDatabase, inEnte } from './connessione';
import { ErroreDatabase } from './errori';
import { nuovoId } from './identificativi';
import { direzioni } from './schema/enti';

let banco: DueEnti;
beforeAll(async () => {
  banco = await dueEnti();
});
afterAll(() => banco.chiudi());

async function tabelleDiEnte(): Promise<string[]> {
  const righe = await banco.admin<{ table_name: string }[]>`
    select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'ente_id' and t.table_type = 'BASE TABLE' order by 1`;
  return righe.map((r) => r.table_name);
}

test('every table with an Ente has forced row-level security and its policy, and only the known ones have none', async () => {
  const righe = await banco.admin<{ nome: string; forzata: boolean; politiche: number }[]>`
    select c.relname as nome, c.relrowsecurity and c.relforcerowsecurity as forzata,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid
        and pg_get_expr(p.polqual, p.polrelid) like '%app.ente%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like '%app.ente%') as politiche
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  const scoperte = righe.filter((r) => !r.forzata || r.politiche !== 1).map((r) => r.nome);
  expect(scoperte).toEqual(['enti', 'interruttori', 'orologio', 'profili_righe', 'utenti']);
  expect(await tabelleDiEnte()).toEqual(righe.map((r) => r.nome).filter((n) => !scoperte.includes(n)));
});

test('the runtime role owns nothing, never deletes, and cannot move a row to another Ente', async () => {
  const [ruolo] = await banco.admin`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as privilegiato,
      (select count(*)::int from pg_class where relowner = r.oid) as possiede
    from pg_roles r where rolname = 'esatto_app'`;
  expect(ruolo).toEqual({ privilegiato: false, possiede: 0 });
  const cancella = await banco.admin`
    select table_name from information_schema.table_privileges
    where grantee = 'esatto_app' and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')`;
  expect(cancella).toHaveLength(0);
  const sposta = await banco.admin`
    select table_name from information_schema.column_privileges
    where grantee = 'esatto_app' and privilege_type = 'UPDATE' and column_name in ('ente_id', 'id')
      and table_name <> 'orologio'`;
  expect(sposta).toHaveLength(0);
});

test('without an Ente no tenant table shows a row; with one, only its own', async () => {
  const piene: string[] = [];
  for (const tabella of await tabelleDiEnte()) {
    const [nuda] = await banco.app.sql`select count(*)::int as n from ${banco.app.sql(tabella)}`;
    expect([tabella, nuda?.n]).toEqual([tabella, 0]);
    const [tutte] = await banco.admin`select count(*)::int as n from ${banco.admin(tabella)}`;
    if (tutte?.n > 0) piene.push(tabella);
    for (const { enteId } of [banco.a, banco.b]) {
      const righe = await inEnte(banco.app, enteId, ({ sql }) => sql`select ente_id from ${sql(tabella)}`);
      expect(righe.every((r) => r.ente_id === enteId)).toBe(true);
    }
  }
  expect(piene).toEqual(expect.arrayContaining(['carichi', 'debitori_anagrafiche', 'partite', 'pratiche']));
});

test('a row of another Ente is refused on write, with 42501', async () => {
  const errore = await inEnte(banco.app, banco.a.enteId, ({ tx }) =>
    tx.insert(direzioni).values({ enteId: banco.b.enteId, id: nuovoId('dir'), codice: 'X', nome: 'X' }),
  ).catch((e: unknown) => e);
  expect(errore).toMatchObject({ codice: 'database.42501', sqlstate: '42501' });
});

test('a key of another Ente cannot be pointed at, though foreign keys ignore row-level security', async () => {
  const errore = await inEnte(
    banco.app,
    banco.a.enteId,
    ({ sql }) => sql`
      insert into comandi (id, pratica_id, chiave, nome, corpo_sha256, via, autore, esito)
      values (${nuovoId('cmd')}, ${banco.b.praticaId}, 'k', 'sospensione', '', 'UPDATE', 'ute_A', '{"esito":"eseguita"}')`,
  ).catch((e: unknown) => e);
  expect(errore).toMatchObject({ sqlstate: '23503', vincolo: 'comandi_pratica' });
});

test('an update or a read aimed at another Ente touches nothing', async () => {
  const esito = await inEnte(banco.app, banco.a.enteId, async ({ sql }) => ({
    mosse: (await sql`update pratiche set versione = 99 where id = ${banco.b.praticaId}`).count,
    lette: (await sql`select 1 from pratiche where id = ${banco.b.praticaId}`).count,
  }));
  expect(esito).toEqual({ mosse: 0, lette: 0 });
});

test('a pooled connection keeps nothing of the Ente that used it, also after a failure', async () => {
  const uno = apriDatabase(banco.urlApp, { max: 1 });
  try {
    await inEnte(uno, banco.a.enteId, ({ sql }) => sql`select 1`);
    await inEnte(uno, banco.a.enteId, ({ sql }) => sql`select 1/0`).catch(() => {});
    const [dopo] = await uno.sql`
      select current_setting('app.ente', true) as ente, (select count(*)::int from pratiche) as pratiche`;
    expect(dopo?.ente ?? '').toBe('');
    expect(dopo?.pratiche).toBe(0);
  } finally {
    await uno.chiudi();
  }
});

test('an error names the constraint and never the data', async () => {
  const canarino = 'CNRNTS80A01H501U';
  const scrivi = () =>
    inEnte(banco.app, banco.a.enteId, async ({ tx, sql }) => {
      expect(tx).toBeDefined();
      const id = nuovoId('deb');
      await sql`insert into debitori (id, natura) values (${id}, 'persona')`;
      await sql`insert into debitori_anagrafiche (debitore_id, codice_fiscale, indirizzo) values (${id}, ${canarino}, 'Via')`;
    });
  await scrivi();
  const errore = (await scrivi().catch((e: unknown) => e)) as ErroreDatabase;
  expect(errore).toBeInstanceOf(ErroreDatabase);
  expect(errore).toMatchObject({ sqlstate: '23505', vincolo: 'debitori_anagrafiche_codice_fiscale' });
  expect(`${errore.message} ${errore.stack} ${JSON.stringify(errore)}`).not.toContain(canarino);
  expect(errore.cause).toBeUndefined();
});

test('a database that does not answer is an error that can be tried again', async () => {
  const muto = apriDatabase('postgres://esatto_app:sandbox@127.0.0.1:1/nessuno', { max: 1 });
  const errore = await inEnte(muto, banco.a.enteId, ({ sql }) => sql`select 1`).catch((e: unknown) => e);
  expect(errore).toMatchObject({ codice: 'database.non_raggiungibile', riprovabile: true });
  await muto.chiudi();
});

test('an error that is not of the database passes as it is', async () => {
  const nostro = new Error('pratica.sospesa');
  await expect(inEnte(banco.app, banco.a.enteId, () => Promise.reject(nostro))).rejects.toBe(nostro);
});

test('the connection of the runtime role cannot change its own rules', async () => {
  const app = postgres(banco.urlApp, { max: 1, onnotice: () => {} });
  try {
    await expect(app`alter table pratiche disable row level security`).rejects.toMatchObject({
      code: '42501',
    });
    await expect(app`set session_replication_role = replica`).rejects.toMatchObject({ code: '42501' });
    await expect(app`create table public.sua (id text)`).rejects.toMatchObject({ code: '42501' });
  } finally {
    await app.end();
  }
});
