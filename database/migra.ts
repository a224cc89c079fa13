import { existsSync } from 'node:fs';
import path from 'node:path';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import { version } from '../package.json';
import { traduciErrore } from './errori';
import { SPEDIZIONE, seminaProfili } from './profili/semina';
import { verificatoreScram } from './scram';

export const RUOLO_APPLICAZIONE = 'esatto_app';
/** Any number, the same for all: two migrations never run together on one cluster. */
const CHIAVE_LUCCHETTO = 7_300_290;

/** The database cannot be used as it is; the message says what to do. */
export class ErroreVersione extends Error {
  override readonly name = 'ErroreVersione';
  constructor(
    readonly codice: 'dati.versione_futura' | 'dati.versione_estranea' | 'database.ruolo_privilegiato',
    messaggio: string,
  ) {
    super(`${codice}: ${messaggio}`);
  }
}

/** Folder of the migrations, both beside the sources and from the compiled program. */
function cartellaMigrazioni(): string {
  const accanto = path.join(__dirname, 'migrations');
  return existsSync(accanto) ? accanto : path.join(__dirname, '..', '..', 'database', 'migrations');
}

/**
 * Makes the database ready: creates it if missing, makes the runtime role, runs the migrations, adds the rows of law
 * and profiles that this version brings. Safe twice and from several processes at once.
 * @param adminUrl names the database to prepare, with a role that may create databases and roles
 * @returns the url of the same database for the runtime role
 * @throws ErroreVersione `dati.versione_futura` when a newer program has already migrated it
 * @throws ErroreProfilo when the shipped rows do not hold together, or would rewrite stored ones
 */
export async function migra(adminUrl: string, opzioni: { appPassword: string }): Promise<{ url: string }> {
  const bersaglio = new URL(adminUrl);
  const nome = decodeURIComponent(bersaglio.pathname.slice(1));
  const custode = await apriManutenzione(bersaglio);
  try {
    await custode`select pg_advisory_lock(${CHIAVE_LUCCHETTO})`;
    await creaDatabase(custode, nome);
    await preparaRuolo(custode, nome, opzioni.appPassword);
    await migraSchema(adminUrl);
    await conSql(adminUrl, (sql) => seminaProfili(sql, { ...SPEDIZIONE, versione: version }));
  } catch (error) {
    throw traduciErrore(error);
  } finally {
    await custode.end();
  }
  bersaglio.username = RUOLO_APPLICAZIONE;
  bersaglio.password = encodeURIComponent(opzioni.appPassword);
  return { url: bersaglio.href };
}

const apri = (url: string) => postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });

/** The maintenance database of the cluster; the target itself where that one is not open to us. */
async function apriManutenzione(bersaglio: URL): Promise<Sql> {
  const manutenzione = new URL(bersaglio);
  manutenzione.pathname = '/postgres';
  const sql = apri(manutenzione.href);
  try {
    await sql`select 1`;
    return sql;
  } catch (error) {
    await sql.end();
    const codice = (error as { code?: string }).code ?? '';
    if (['3D000', '28000', '42501'].includes(codice)) return apri(bersaglio.href);
    throw traduciErrore(error);
  }
}

async function creaDatabase(custode: Sql, nome: string): Promise<void> {
  const [trovato] = await custode`select 1 from pg_database where datname = ${nome}`;
  if (trovato) return;
  // collation C: keys are compared as bytes, and no index depends on the libraries of the machine
  await custode`create database ${custode(nome)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`;
}

async function preparaRuolo(custode: Sql, database: string, password: string): Promise<void> {
  const [ruolo] = await custode<{ privilegiato: boolean }[]>`
    select rolsuper or rolbypassrls or rolcreaterole as privilegiato
    from pg_roles where rolname = ${RUOLO_APPLICAZIONE}`;
  if (ruolo?.privilegiato) {
    throw new ErroreVersione(
      'database.ruolo_privilegiato',
      `il ruolo ${RUOLO_APPLICAZIONE} esiste e scavalca le regole di riga; toglierne i privilegi e riavviare`,
    );
  }
  const comando = ruolo ? 'alter' : 'create';
  await custode.unsafe(
    `${comando} role ${RUOLO_APPLICAZIONE} login password '${verificatoreScram(password)}'`,
  );
  await custode`grant connect, temporary on database ${custode(database)} to ${custode(RUOLO_APPLICAZIONE)}`;
}

function migraSchema(adminUrl: string): Promise<void> {
  return conSql(adminUrl, async (sql) => {
    const cartella = cartellaMigrazioni();
    await assertVersioneNota(sql, readMigrationFiles({ migrationsFolder: cartella }));
    await migrate(drizzle(sql), { migrationsFolder: cartella });
  });
}

async function conSql<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = apri(url);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function assertVersioneNota(sql: Sql, nostre: MigrationMeta[]): Promise<void> {
  const [tabella] = await sql`select to_regclass('drizzle.__drizzle_migrations') as nome`;
  if (!tabella?.nome) return;
  const applicate = await sql<{ hash: string; quando: string }[]>`
    select hash, created_at as quando from drizzle.__drizzle_migrations order by created_at`;
  const ultima = Math.max(...nostre.map((m) => m.folderMillis));
  for (const { hash, quando } of applicate) {
    if (Number(quando) > ultima) {
      throw new ErroreVersione(
        'dati.versione_futura',
        'i dati sono di una versione piu recente di questo programma; aggiornare il programma, i dati non sono stati toccati',
      );
    }
    if (!nostre.some((m) => m.folderMillis === Number(quando) && m.hash === hash)) {
      throw new ErroreVersione(
        'dati.versione_estranea',
        'i dati sono stati preparati da un altro programma o da una migrazione modificata; usare una cartella dati propria',
      );
    }
  }
}
