import type { TxSql } from '../../../database/connessione';
import type { Chi } from '../quadro/rotta';

/** Only the rows of the offices that the caller's grants cover. Rows of no office belong to who has them all. */
export const soloDirezioni = (sql: TxSql, chi: Chi, colonna: string) =>
  chi.direzioni === null ? sql`true` : sql`${sql(colonna)} = any(${[...chi.direzioni]})`;

/** A filter that is absent holds for all. */
export const seUguale = (sql: TxSql, colonna: string, valore: string | undefined) =>
  valore === undefined ? sql`true` : sql`${sql(colonna)} = ${valore}`;

/** Instants leave as RFC 3339 in UTC, whatever the driver gave. */
export const istante = (valore: string | Date): string => new Date(valore).toISOString();

/** `Rossi` -> `Ro***`: a list shows enough to recognise, the whole is in the detail, whose reads are recorded. */
export const maschera = (testo: string | null): string | null =>
  testo === null ? null : `${testo.slice(0, 2)}***`;
