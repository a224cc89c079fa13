import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { richiesta } from '../tests/banco/richiesta';
import { migra } from './migra';
import { verificatoreScram } from './scram';

const PASSWORD = 'sandbox';
const nomi: string[] = [];

function nuovoIndirizzo(): string {
  const url = new URL(richiesta('ESATTO_TEST_PG'));
  const nome = `migra_${randomBytes(5).toString('hex')}`;
  nomi.push(nome);
  url.pathname = `/${nome}`;
  return url.href;
}

async function conAdmin<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

afterAll(() =>
  conAdmin(richiesta('ESATTO_TEST_PG'), async (sql) => {
    for (const nome of nomi) await sql.unsafe(`drop database if exists "${nome}" with (force)`);
  }),
);

test('makes a database that is not there, and is safe twice and from four processes at once', async () => {
  const url = nuovoIndirizzo();
  const esiti = await Promise.all(Array.from({ length: 4 }, () => migra(url, { appPassword: PASSWORD })));
  const { url: urlApp } = await migra(url, { appPassword: PASSWORD });
  expect(new Set([...esiti.map((e) => e.url), urlApp])).toEqual(new Set([urlApp]));
  const applicate = await conAdmin(
    url,
    (sql) => sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
  );
  expect(applicate[0]?.n).toBeGreaterThanOrEqual(2);
  const [chi] = await conAdmin(
    urlApp,
    (sql) => sql`select current_user as ruolo, (select count(*)::int from enti) as n`,
  );
  expect(chi).toEqual({ ruolo: 'esatto_app', n: 0 });
});

test('refuses the data of a newer version, and leaves them as they were', async () => {
  const url = nuovoIndirizzo();
  await migra(url, { appPassword: PASSWORD });
  await conAdmin(url, async (sql) => {
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('domani', 99999999999999)`;
  });
  await expect(migra(url, { appPassword: PASSWORD })).rejects.toMatchObject({
    codice: 'dati.versione_futura',
    message: expect.stringContaining('aggiornare il programma'),
  });
  const righe = await conAdmin(
    url,
    (sql) => sql`select hash from drizzle.__drizzle_migrations where hash = 'domani'`,
  );
  expect(righe).toHaveLength(1);
});

test('refuses data prepared by migrations that are not ours', async () => {
  const url = nuovoIndirizzo();
  await migra(url, { appPassword: PASSWORD });
  await conAdmin(url, async (sql) => {
    await sql`update drizzle.__drizzle_migrations set hash = 'altra' where id = 1`;
  });
  await expect(migra(url, { appPassword: PASSWORD })).rejects.toMatchObject({
    codice: 'dati.versione_estranea',
  });
});

test('the verifier is the one PostgreSQL would compute: known vector of RFC 7677', () => {
  const verificatore = verificatoreScram('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  expect(verificatore).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});
