import type { Transazione } from './connessione';
import { scriviJson } from './json';

export interface Risposta {
  /** HTTP status. */
  stato: number;
  corpo: unknown;
}

/**
 * What the key means now: `nuova` = it is yours, do the work; `ripetuta` = answer as the first time; `in_corso` =
 * the first call has not ended (409); `altro_corpo` = same key with another body or on another route (422).
 */
export type EsitoChiave =
  | { esito: 'nuova' }
  | { esito: 'ripetuta'; risposta: Risposta }
  | { esito: 'in_corso' }
  | { esito: 'altro_corpo' };

export interface Chiave {
  chiave: string;
  rotta: string;
  /** Of the body, hexadecimal. */
  corpoSha256: string;
}

/** A call that began this long ago and never ended was killed: its key can be taken again. */
const SCADENZA = '2 minutes';

/** Takes an Idempotency-Key, or says what became of it. */
export async function prenotaChiave({ sql }: Transazione, c: Chiave): Promise<EsitoChiave> {
  const presa = await sql`
    insert into idempotenza (chiave, rotta, corpo_sha256) values (${c.chiave}, ${c.rotta}, ${c.corpoSha256})
    on conflict (ente_id, chiave) do update set iniziata_at = now()
      where idempotenza.stato = 'in_corso' and idempotenza.rotta = ${c.rotta}
        and idempotenza.corpo_sha256 = ${c.corpoSha256}
        and idempotenza.iniziata_at < now() - ${SCADENZA}::interval
    returning 1`;
  if (presa.length > 0) return { esito: 'nuova' };
  const [gia] = await sql<{ rotta: string; corpo_sha256: string; risposta: Risposta | null }[]>`
    select rotta, corpo_sha256, risposta from idempotenza where chiave = ${c.chiave}`;
  if (gia?.rotta !== c.rotta || gia.corpo_sha256 !== c.corpoSha256) return { esito: 'altro_corpo' };
  return gia.risposta ? { esito: 'ripetuta', risposta: gia.risposta } : { esito: 'in_corso' };
}

/** Records the answer of the first call. */
export async function concludiChiave(
  { sql }: Transazione,
  chiave: string,
  risposta: Risposta,
): Promise<void> {
  await sql`
    update idempotenza set stato = 'conclusa', risposta = ${scriviJson(risposta)}::jsonb, conclusa_at = now()
    where chiave = ${chiave} and stato = 'in_corso'`;
}

/** Gives the key back after a failure of ours that is not an answer: the next call tries again at once. */
export async function liberaChiave({ sql }: Transazione, chiave: string): Promise<void> {
  await sql`
    update idempotenza set iniziata_at = 'epoch' where chiave = ${chiave} and stato = 'in_corso'`;
}
