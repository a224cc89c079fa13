import { sql } from 'drizzle-orm';
import { bigint, customType, date, integer, pgPolicy, text, timestamp } from 'drizzle-orm/pg-core';

/** Cents. */
export const importo = (name: string) => bigint(name, { mode: 'bigint' });

/** Civil date `YYYY-MM-DD`, Europe/Rome. */
export const giorno = (name: string) => date(name, { mode: 'string' });

/** Instant: only for logs, receipts and registrations, never for a legal term. */
export const istante = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/**
 * Instant of the write. Not that of the transaction: who waited for the lock of the pratica comes after who held it.
 */
export const registratoAt = (name = 'registrato_at') =>
  istante(name).notNull().default(sql`clock_timestamp()`);

/** Positive ordinal, from 1. */
export const ordinale = (name: string) => integer(name).notNull();

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** The tenant of the row; when the insert leaves it out it is the Ente of the transaction. */
export const enteId = () => text('ente_id').notNull().default(sql`current_setting('app.ente', true)`);

/** Row-level security of a tenant table. FORCE is added by the migration `regole`. */
export const politicaEnte = () =>
  pgPolicy('ente', {
    for: 'all',
    to: 'public',
    using: sql`ente_id = current_setting('app.ente', true)`,
    withCheck: sql`ente_id = current_setting('app.ente', true)`,
  });

/** `column in ('a', 'b')` for a check constraint: its literals cannot be parameters. */
export const fra = (column: string, valori: readonly string[]) =>
  sql.raw(`${column} in (${valori.map((v) => `'${v.replaceAll("'", "''")}'`).join(', ')})`);

export const SHA256 = '^[0-9a-f]{64}$';
