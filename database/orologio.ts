import type { DataCivile } from '../domain/calendario';
import type { Esecutore } from './connessione';
import { inizioGiorno } from './giorno-civile';
import type { ModoOrologio } from './schema/sistema';

const GIORNO_MS = 86_400_000;
const DIECI_ANNI_MS = 3_652 * GIORNO_MS;

export interface Orologio {
  modo: ModoOrologio;
  oggi: DataCivile;
  /** Civil instant, for receipts and logs. */
  istante: Date;
  /** Real milliseconds of a civil day: 86,400,000 unless accelerated. */
  giornoMs: number;
  /** Real instant of the reading, epoch milliseconds. */
  lettoAt: number;
  /** True when an accelerated clock has no heartbeat: the product is stopped. */
  fermo: boolean;
}

export class ErroreOrologio extends Error {
  override readonly name = 'ErroreOrologio';
  constructor(
    readonly codice: 'orologio.indietro' | 'orologio.modo',
    messaggio: string,
  ) {
    super(`${codice}: ${messaggio}`);
  }
}

/**
 * How far an accelerated clock runs after its last heartbeat. Beyond it stands still by itself, so that a stop of
 * any kind, a kill -9 included, costs no civil time; and since readers see the same limit, it never goes back.
 */
const TREGUA = `interval '2 seconds'`;
/** A commanded day begins at nine and its instants run at real speed, without reaching midnight. */
const GIORNATA = `interval '14 hours'`;

const CIVILE = `case modo
  when 'reale' then clock_timestamp()
  when 'comandato' then civile_base + least(coalesce(clock_timestamp() - reale_base, interval '0'), ${GIORNATA})
  else civile_base + least(coalesce(clock_timestamp() - reale_base, interval '0'), ${TREGUA})
    * (${GIORNO_MS}.0 / giorno_ms) end`;
const OGGI = `((${CIVILE}) at time zone 'Europe/Rome')::date`;

/** Reads the clock; without a row it is the real one. One query. */
export async function leggiOrologio(sql: Esecutore): Promise<Orologio> {
  const [riga] = await sql.unsafe<
    { modo: ModoOrologio; giorno_ms: number | null; civile_ms: number; oggi: string; fermo: boolean }[]
  >(`select modo, giorno_ms, (extract(epoch from (${CIVILE})) * 1000)::float8 as civile_ms, ${OGGI}::text as oggi,
      modo = 'accelerato' and (reale_base is null or clock_timestamp() - reale_base > ${TREGUA}) as fermo
    from (select modo, giorno_ms, civile_base, reale_base from orologio
      union all select 'reale', null, now(), now() where not exists (select from orologio)) o`);
  if (!riga) throw new Error('orologio.illeggibile');
  return {
    modo: riga.modo,
    oggi: riga.oggi,
    istante: new Date(riga.civile_ms),
    giornoMs: riga.giorno_ms ?? GIORNO_MS,
    lettoAt: Date.now(),
    fermo: riga.fermo,
  };
}

/**
 * Real epoch milliseconds at which that civil date begins, for a durable timer. With the commanded clock it is ten
 * years away: there the driver wakes who is due. With a clock that stands still it is a guess; who wakes asks again.
 */
export function istanteDi(orologio: Orologio, data: DataCivile): number {
  if (orologio.modo === 'comandato') return orologio.lettoAt + DIECI_ANNI_MS;
  const inizio = inizioGiorno(data);
  if (orologio.modo === 'reale') return inizio;
  const attesa = Math.ceil(((inizio - orologio.istante.getTime()) * orologio.giornoMs) / GIORNO_MS);
  return orologio.lettoAt + (orologio.fermo ? Math.max(attesa, 1_000) : attesa);
}

export interface AssettoOrologio {
  modo: ModoOrologio;
  /** Only `accelerato`. */
  giornoMs?: number;
  /** First date of a clock that does not exist yet, or that has not reached it; default today. */
  dal?: DataCivile;
}

/**
 * Sets the clock at the start of the product. An installation that has already lived goes on from its own date,
 * in whatever mode; no civil date is lived twice.
 * @throws ErroreOrologio `orologio.indietro` for a real clock behind the date already reached
 */
export async function preparaOrologio(sql: Esecutore, assetto: AssettoOrologio): Promise<Orologio> {
  const [gia] = await sql`select 1 from orologio`;
  const prima = gia ? await leggiOrologio(sql) : undefined;
  const reale = await sql<{ oggi: string }[]>`select (now() at time zone 'Europe/Rome')::date::text as oggi`;
  const inizio = assetto.dal ?? prima?.oggi ?? reale[0]?.oggi ?? '';
  if (assetto.modo === 'reale' && prima && prima.oggi > (reale[0]?.oggi ?? '')) {
    throw new ErroreOrologio(
      'orologio.indietro',
      `questi dati sono arrivati al ${prima.oggi}; usare un'altra cartella dati per il tempo reale`,
    );
  }
  const civile =
    prima && prima.oggi >= inizio
      ? prima.istante
      : new Date(inizioGiorno(inizio) + oraDiInizio(assetto.modo));
  const giornoMs = assetto.modo === 'accelerato' ? (assetto.giornoMs ?? 5_000) : null;
  await sql`
    insert into orologio (id, modo, giorno_ms, civile_base, reale_base)
    values (1, ${assetto.modo}, ${giornoMs}, ${civile.toISOString()}, clock_timestamp())
    on conflict (id) do update set modo = excluded.modo, giorno_ms = excluded.giorno_ms,
      civile_base = excluded.civile_base, reale_base = excluded.reale_base`;
  return leggiOrologio(sql);
}

const oraDiInizio = (modo: ModoOrologio) => (modo === 'comandato' ? 9 * 3_600_000 : 0);

/** Moves a commanded clock to a date; to the date it already shows is no move. */
export async function spostaOggi(sql: Esecutore, data: DataCivile): Promise<void> {
  const base = new Date(inizioGiorno(data) + oraDiInizio('comandato')).toISOString();
  const mossa = await sql.unsafe(
    `update orologio set civile_base = $1::timestamptz, reale_base = clock_timestamp()
     where modo = 'comandato' and ${OGGI} < $2::date returning 1`,
    [base, data],
  );
  if (mossa.length > 0) return;
  const { modo, oggi } = await leggiOrologio(sql);
  if (modo !== 'comandato')
    throw new ErroreOrologio('orologio.modo', `l'orologio e ${modo}: solo quello comandato si sposta`);
  if (oggi > data) throw new ErroreOrologio('orologio.indietro', `e gia il ${oggi}, non si torna al ${data}`);
}

/** Every second, from the process that owns the installation: lets an accelerated clock go on. */
export async function battito(sql: Esecutore): Promise<void> {
  await sql.unsafe(
    `update orologio set civile_base = ${CIVILE}, reale_base = clock_timestamp()
     where modo = 'accelerato' and reale_base is not null`,
  );
}

/** Stops an accelerated clock where it is. */
export async function ferma(sql: Esecutore): Promise<void> {
  await sql.unsafe(
    `update orologio set civile_base = ${CIVILE}, reale_base = null where modo = 'accelerato'`,
  );
}

/** Lets an accelerated clock go on from where it stands. */
export async function riparti(sql: Esecutore): Promise<void> {
  await sql.unsafe(
    `update orologio set civile_base = ${CIVILE}, reale_base = clock_timestamp() where modo = 'accelerato'`,
  );
}

/** Beats each second until the returned function is called; a beat that fails is told and the next one tries again. */
export function avviaBattito(sql: Esecutore, onErrore: (error: unknown) => void): () => void {
  const timer = setInterval(() => void battito(sql).catch(onErrore), 1_000);
  return () => clearInterval(timer);
}
