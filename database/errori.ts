import { DrizzleQueryError } from 'drizzle-orm';

/** Codes of the driver and of PostgreSQL that mean "not now": the same call may succeed later. */
const NON_RAGGIUNGIBILE = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);
const RIPROVABILE = new Set(['40001', '40P01', '55P03']);

/** Codes that our own triggers raise, by SQLSTATE. */
const NOSTRI: Record<string, string> = {
  ES001: 'database.sola_aggiunta',
  ES002: 'mastro.non_bilanciata',
  ES003: 'mastro.catena',
  ES004: 'mastro.fuori_transazione',
  ES005: 'atti.partito',
  ES021: 'profilo.proposta_chiusa',
  ES022: 'profilo.approvatore',
  ES023: 'profilo.passato',
  ES024: 'carico.parametri_fissati',
  ES025: 'simulazione.terminata',
};

/**
 * A failed access to the database. It names the SQLSTATE, the table and the constraint and never the query, its
 * parameters or the row: those hold personal data, and an error ends in logs and in Temporal.
 */
export class ErroreDatabase extends Error {
  override readonly name = 'ErroreDatabase';
  constructor(
    /** `database.<sqlstate>`, `database.non_raggiungibile`, or the code of one of our own rules. */
    readonly codice: string,
    readonly sqlstate: string,
    readonly vincolo: string | undefined,
    readonly tabella: string | undefined,
    /** The same call may succeed if made again (503, not 500). */
    readonly riprovabile: boolean,
  ) {
    const dove = [tabella, vincolo].filter(Boolean).join(', ');
    super(`${codice}${dove ? ` (${dove})` : ''}`);
  }
}

interface ErroreDriver {
  code?: unknown;
  constraint_name?: string;
  table_name?: string;
  name?: string;
}

/** Turns an error of drizzle or of the driver into an ErroreDatabase; any other error is returned as it is. */
export function traduciErrore(error: unknown): unknown {
  const nudo = (error instanceof DrizzleQueryError ? error.cause : error) as ErroreDriver | undefined;
  const codice = typeof nudo?.code === 'string' ? nudo.code : '';
  const nonRaggiungibile = NON_RAGGIUNGIBILE.has(codice) || /^08/.test(codice);
  const delDriver = nudo?.name === 'PostgresError' || nonRaggiungibile;
  if (!delDriver && !(error instanceof DrizzleQueryError)) return error;
  return new ErroreDatabase(
    nonRaggiungibile
      ? 'database.non_raggiungibile'
      : (NOSTRI[codice] ?? `database.${codice || 'sconosciuto'}`),
    codice,
    nudo?.constraint_name || undefined,
    nudo?.table_name || undefined,
    nonRaggiungibile || RIPROVABILE.has(codice),
  );
}
