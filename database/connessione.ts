import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { traduciErrore } from './errori';
import { scriviJson } from './json';

type Tipi = { bigint: bigint };
export type ClientSql = Sql<Tipi>;
export type Db = PostgresJsDatabase;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
export type TxSql = TransactionSql<Tipi>;
/** Whoever can run a query: the pool or a transaction. */
export type Esecutore = ClientSql | TxSql;

export interface Database {
  /** Outside `inEnte` it sees no tenant row: only `enti`, `utenti` and the clock. int8 is read as bigint. */
  sql: ClientSql;
  db: Db;
  chiudi(): Promise<void>;
}

/** One transaction inside one Ente: the same connection as drizzle (`tx`) and as postgres.js (`sql`). */
export interface Transazione {
  enteId: string;
  tx: Tx;
  sql: TxSql;
}

export interface OpzioniDatabase {
  /** Connections of the pool, default 10. */
  max?: number;
  /** Seen in pg_stat_activity. */
  nome?: string;
}

/** Opens the pool; the first connection is made by the first query. */
export function apriDatabase(url: string, opzioni: OpzioniDatabase = {}): Database {
  const sql = postgres(url, {
    max: opzioni.max ?? 10,
    types: { bigint: postgres.BigInt },
    connection: { application_name: opzioni.nome ?? 'esatto' },
    connect_timeout: 10,
    onnotice: () => {},
  }) as unknown as ClientSql;
  const db = drizzle(sql as unknown as Sql);
  restituisciSerializzatori(sql);
  return { sql, db, chiudi: () => sql.end({ timeout: 5 }) };
}

/**
 * drizzle turns off the driver's serializers for json and dates on the client they share, because it sends text. Given
 * back for whatever is not text, both `sql.json(value)`, `${Date}` and drizzle work on the same connection.
 */
function restituisciSerializzatori(sql: ClientSql): void {
  const { serializers } = sql.options as unknown as { serializers: Record<string, (v: unknown) => unknown> };
  const json = (v: unknown) => (typeof v === 'string' ? v : scriviJson(v));
  const istante = (v: unknown) => (v instanceof Date ? v.toISOString() : v);
  for (const tipo of JSON_OID) serializers[tipo] = json;
  for (const tipo of ISTANTI_OID) serializers[tipo] = istante;
}
const JSON_OID = ['114', '3802'];
const ISTANTI_OID = ['1082', '1114', '1184'];

/**
 * Every access to tenant data goes through here: without the setting, row-level security shows no rows. One
 * transaction; whatever `work` throws rolls it back. Do not nest: a second call takes a second connection.
 * @throws ErroreDatabase without the query and its parameters.
 */
export async function inEnte<T>(
  database: Database,
  enteId: string,
  work: (t: Transazione) => Promise<T>,
): Promise<T> {
  try {
    return await database.db.transaction(async (tx) => {
      const sql = driverDi(tx);
      // true = for this transaction only: nothing is left on the connection for who takes it next. Sent with the first query
      // of the work, before it on the same connection; refused, it leaves a transaction in which nothing works
      const impostato = sql`select set_config('app.ente', ${enteId}, true)`.execute();
      impostato.catch(() => undefined);
      const esito = await work({ enteId, tx, sql });
      await impostato;
      return esito;
    });
  } catch (error) {
    throw traduciErrore(error);
  }
}

/** Access to what belongs to no Ente (registry of Enti, staff, clock), with the same errors. */
export async function fuoriEnte<T>(
  database: Database,
  work: (sql: ClientSql, db: Db) => Promise<T>,
): Promise<T> {
  try {
    return await work(database.sql, database.db);
  } catch (error) {
    throw traduciErrore(error);
  }
}

/** drizzle keeps the postgres.js transaction in a private field; the test of connessione guards it. */
const driverDi = (tx: Tx) => (tx as unknown as { session: { client: TxSql } }).session.client;
