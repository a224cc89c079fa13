import { type ClientSql, type Database, type Esecutore, fuoriEnte } from '../../database/connessione';
import {
  type CanaleInterrotto,
  CHIUSO,
  chiediPermesso,
  dopoInvio,
  type EsitoProvato,
  type Interruttore,
  type SoglieInterruttore,
  type StatoInterruttore,
} from '../../domain/notifica/interruttore';

/** A provider that acts leave by: the breaker is one for all the Enti and all the workers. */
export interface Gestore {
  canale: CanaleInterrotto;
  /** `host:port` of its server, or the name of the service. */
  gestore: string;
}

interface Appoggi {
  database: Database;
  interruttore: SoglieInterruttore;
}

interface Riga {
  stato: StatoInterruttore;
  falliti: number;
  dal: number | null;
  fino: number | null;
  provaDi: string | null;
  /** The clock of the database, the same for every worker; real milliseconds. */
  ora: number;
}

/**
 * May the send `invio` leave for the provider? One select while all is well. When the answer is a probe it is written
 * before the send leaves, so that no other worker probes too.
 */
export async function lasciaPassare(c: Appoggi, g: Gestore, invio: string): Promise<boolean> {
  return fuoriEnte(c.database, async (sql) => {
    const riga = await leggi(sql, g);
    if (!riga || riga.stato === 'chiuso') return true;
    return cambia(sql, g, (i, ora) => {
      const permesso = chiediPermesso(i, invio, ora, c.interruttore);
      return permesso.passa ? { poi: permesso.poi, esito: true } : { poi: i, esito: false };
    });
  });
}

/** What became of a send that was let through, by its id. */
export async function registraInvio(
  c: Appoggi,
  g: Gestore,
  invio: string,
  esito: EsitoProvato,
): Promise<void> {
  await fuoriEnte(c.database, async (sql) => {
    const riga = await leggi(sql, g);
    const tranquillo = !riga || (riga.stato === 'chiuso' && riga.falliti === 0);
    if (tranquillo && esito !== 'fallito') return;
    await cambia(sql, g, (i, ora) => ({ poi: dopoInvio(i, invio, esito, ora, c.interruttore), esito: null }));
  });
}

/** Real milliseconds until which nothing leaves on a channel; null = its providers answer. */
export async function fermoFino(sql: Esecutore, canale: CanaleInterrotto): Promise<number | null> {
  const [riga] = await sql<{ fino: number | null }[]>`
    select extract(epoch from max(fino_at))::float8 * 1000 as fino from interruttori
    where canale = ${canale} and stato <> 'chiuso' and fino_at > clock_timestamp()`;
  return riga?.fino ?? null;
}

/** As a condition: a provider of the channel does not answer. */
export const canaleFermo = (sql: Esecutore, canale: CanaleInterrotto) =>
  sql`exists (select from interruttori where canale = ${canale} and stato <> 'chiuso')`;

export interface StatoGestore extends Gestore {
  stato: StatoInterruttore;
  /** Failures in a row. */
  falliti: number;
  apertoAt: Date | null;
  finoAt: Date | null;
}

/** The providers that failed at least once, and how they stand. */
export const elencaGestori = (sql: Esecutore): PromiseLike<StatoGestore[]> => sql<StatoGestore[]>`
  select canale, gestore, stato, falliti, aperto_at as "apertoAt", fino_at as "finoAt" from interruttori order by 1, 2`;

const leggi = async (
  sql: Esecutore,
  { canale, gestore }: Gestore,
  blocca = false,
): Promise<Riga | undefined> => {
  const ms = (colonna: string) => sql`extract(epoch from ${sql(colonna)})::float8 * 1000`;
  const [riga] = await sql<Riga[]>`
    select stato, falliti, ${ms('aperto_at')} as dal, ${ms('fino_at')} as fino, prova_di as "provaDi",
      extract(epoch from clock_timestamp())::float8 * 1000 as ora
    from interruttori where canale = ${canale} and gestore = ${gestore} ${blocca ? sql`for update` : sql``}`;
  return riga;
};

/** One change at a time, under the lock of the row. */
async function cambia<T>(
  sql: ClientSql,
  g: Gestore,
  lavoro: (i: Interruttore, ora: number) => { poi: Interruttore; esito: T },
): Promise<T> {
  const esito = await sql.begin(async (tx) => {
    await tx`insert into interruttori (canale, gestore) values (${g.canale}, ${g.gestore}) on conflict do nothing`;
    const riga = await leggi(tx, g, true);
    if (!riga) throw new Error('a breaker without its row');
    const prima = interruttoreDi(riga);
    const { poi, esito: valore } = lavoro(prima, riga.ora);
    if (poi !== prima) await scrivi(tx, g, poi);
    return { valore };
  });
  return (esito as { valore: T }).valore;
}

function interruttoreDi({ stato, falliti, dal, fino, provaDi }: Riga): Interruttore {
  if (stato === 'chiuso' || dal === null || fino === null)
    return falliti === 0 ? CHIUSO : { stato: 'chiuso', falliti };
  if (stato === 'aperto' || provaDi === null) return { stato: 'aperto', falliti, dal, fino };
  return { stato, falliti, dal, fino, provaDi };
}

async function scrivi(sql: Esecutore, { canale, gestore }: Gestore, i: Interruttore): Promise<void> {
  const dal = i.stato === 'chiuso' ? null : i.dal / 1000;
  const fino = i.stato === 'chiuso' ? null : i.fino / 1000;
  await sql`update interruttori set stato = ${i.stato}, falliti = ${i.falliti}, aperto_at = to_timestamp(${dal}::float8),
      fino_at = to_timestamp(${fino}::float8), prova_di = ${i.stato === 'in_prova' ? i.provaDi : null}
    where canale = ${canale} and gestore = ${gestore}`;
}
