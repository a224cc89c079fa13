import type { DataCivile } from '../domain/calendario';
import type { Cents } from '../domain/denaro';
import type { Transazione } from './connessione';
import type { Causale, NomeConto } from './conti';
import { nuovoId } from './identificativi';

export interface Movimento {
  conto: NomeConto;
  partita?: string | undefined;
  /** Positive = debit, negative = credit; never zero. */
  importo: Cents;
}

export interface NuovaScrittura {
  /** Unique in the Ente: the same key is the same entry, however many times it is asked. */
  chiave: string;
  causale: Causale;
  /** Id of what gave rise to it: fact, payment, act, entry reversed. */
  riferimento: string;
  effettivaIl: DataCivile;
  movimenti: readonly Movimento[];
}

export interface Registrata {
  id: string;
  progressivo: number;
  /** False when an entry with the same key and content was there already. */
  nuova: boolean;
}

export interface Saldo {
  conto: NomeConto;
  partita?: string;
  importo: Cents;
}

export class ErroreMastro extends Error {
  override readonly name = 'ErroreMastro';
  constructor(
    readonly codice: 'mastro.chiave_diversa' | 'mastro.pratica_ignota' | 'mastro.scrittura_ignota',
    messaggio: string,
  ) {
    super(`${codice}: ${messaggio}`);
  }
}

const GENESI = Buffer.alloc(32);

/**
 * Appends entries to the ledger of a pratica, in order. The row of the pratica is locked until the transaction ends,
 * so the chain has no race. The database refuses an entry that does not balance for each partita it touches.
 * @throws ErroreMastro `mastro.chiave_diversa` when the key was used for something else
 */
export async function registraScritture(
  t: Transazione,
  praticaId: string,
  nuove: readonly NuovaScrittura[],
): Promise<Registrata[]> {
  const testa = await bloccaTesta(t, praticaId);
  const esiti: Registrata[] = [];
  for (const scrittura of nuove) {
    const gia = await giaRegistrata(t, praticaId, scrittura);
    esiti.push(gia ?? (await aggiungi(t, praticaId, scrittura, testa)));
  }
  return esiti;
}

interface Testa {
  progressivo: number;
  hash: Buffer;
}

async function bloccaTesta({ sql }: Transazione, praticaId: string): Promise<Testa> {
  const [pratica] = await sql`select 1 from pratiche where id = ${praticaId} for no key update`;
  if (!pratica) throw new ErroreMastro('mastro.pratica_ignota', `la pratica ${praticaId} non esiste`);
  const [ultima] = await sql<Testa[]>`
    select progressivo, hash from scritture where pratica_id = ${praticaId} order by progressivo desc limit 1`;
  return ultima ? { ...ultima } : { progressivo: 0, hash: GENESI };
}

/** The lines as parallel arrays, for unnest. The driver takes an array of bigint for a bigint: hence the texts. */
const colonne = (movimenti: readonly Movimento[]) => ({
  conti: movimenti.map((m) => m.conto),
  partite: movimenti.map((m) => m.partita ?? null),
  importi: movimenti.map((m) => m.importo.toString()),
});

async function giaRegistrata(
  { sql }: Transazione,
  praticaId: string,
  s: NuovaScrittura,
): Promise<Registrata | undefined> {
  const { conti, partite, importi } = colonne(s.movimenti);
  const [gia] = await sql<{ id: string; progressivo: number; uguale: boolean }[]>`
    select id, progressivo, hash = mastro_impronta(precedente_hash, ${praticaId}, progressivo, chiave, ${s.causale},
      ${s.riferimento}, ${s.effettivaIl}, registrata_at,
      (select string_agg(mastro_riga(ordine::int, conto, partita, importo), e'\n' order by ordine)
       from unnest(${conti}::text[], ${partite}::text[], ${importi}::bigint[]) with ordinality
         as m (conto, partita, importo, ordine))) as uguale
    from scritture where chiave = ${s.chiave}`;
  if (!gia) return undefined;
  if (!gia.uguale)
    throw new ErroreMastro(
      'mastro.chiave_diversa',
      `la chiave ${s.chiave} e gia della scrittura ${gia.id}, che ha un altro contenuto`,
    );
  return { id: gia.id, progressivo: gia.progressivo, nuova: false };
}

async function aggiungi(
  { sql }: Transazione,
  praticaId: string,
  s: NuovaScrittura,
  testa: Testa,
): Promise<Registrata> {
  const id = nuovoId('scr');
  const { conti, partite, importi } = colonne(s.movimenti);
  const progressivo = testa.progressivo + 1;
  const [scritta] = await sql<{ hash: Buffer }[]>`
    with righe as (
      select * from unnest(${conti}::text[], ${partite}::text[], ${importi}::bigint[]) with ordinality
        as m (conto, partita, importo, ordine)
    ), nuova as (
      insert into scritture (id, pratica_id, chiave, causale, riferimento, effettiva_il, registrata_at, progressivo,
        precedente_hash, hash)
      select ${id}, ${praticaId}, ${s.chiave}, ${s.causale}, ${s.riferimento}, ${s.effettivaIl}::date, now(),
        ${progressivo}::int, ${testa.hash}::bytea,
        mastro_impronta(${testa.hash}::bytea, ${praticaId}, ${progressivo}::int, ${s.chiave}, ${s.causale},
          ${s.riferimento}, ${s.effettivaIl}::date, now(),
          coalesce(string_agg(mastro_riga(ordine::int, conto, partita, importo), e'\n' order by ordine), ''))
      from righe returning hash
    ), movimentate as (
      insert into movimenti (scrittura_id, ordine, partita_id, conto, importo)
      select ${id}, ordine, partita, conto, importo from righe
    )
    select hash from nuova`;
  testa.progressivo = progressivo;
  testa.hash = scritta?.hash ?? GENESI;
  return { id, progressivo, nuova: true };
}

/** Reverses an entry with an entry: same accounts, opposite signs, same effective date unless another is given. */
export async function stornaScrittura(
  t: Transazione,
  scritturaId: string,
  storno: { chiave: string; effettivaIl?: DataCivile },
): Promise<Registrata> {
  const righe = await t.sql<
    {
      pratica_id: string;
      effettiva_il: string;
      conto: NomeConto;
      partita_id: string | null;
      importo: bigint;
    }[]
  >`
    select s.pratica_id, s.effettiva_il::text, m.conto, m.partita_id, m.importo
    from scritture s join movimenti m on m.ente_id = s.ente_id and m.scrittura_id = s.id
    where s.id = ${scritturaId} order by m.ordine`;
  const [prima] = righe;
  if (!prima) throw new ErroreMastro('mastro.scrittura_ignota', `la scrittura ${scritturaId} non esiste`);
  const [esito] = await registraScritture(t, prima.pratica_id, [
    {
      chiave: storno.chiave,
      causale: 'storno',
      riferimento: scritturaId,
      effettivaIl: storno.effettivaIl ?? prima.effettiva_il,
      movimenti: righe.map((r) => ({
        conto: r.conto,
        partita: r.partita_id ?? undefined,
        importo: -r.importo,
      })),
    },
  ]);
  if (!esito) throw new Error('mastro.storno_mancato');
  return esito;
}

/** Balances of a pratica per account and partita, zero ones left out; `al` = effective date included. */
export async function saldi({ sql }: Transazione, praticaId: string, al?: DataCivile): Promise<Saldo[]> {
  const righe = await sql<{ conto: NomeConto; partita_id: string | null; importo: bigint }[]>`
    select m.conto, m.partita_id, sum(m.importo)::bigint as importo
    from scritture s join movimenti m on m.ente_id = s.ente_id and m.scrittura_id = s.id
    where s.pratica_id = ${praticaId} and (${al ?? null}::date is null or s.effettiva_il <= ${al ?? null}::date)
    group by m.conto, m.partita_id having sum(m.importo) <> 0
    order by m.partita_id nulls last, m.conto`;
  return righe.map(({ conto, partita_id, importo }) => ({
    conto,
    importo,
    ...(partita_id === null ? {} : { partita: partita_id }),
  }));
}

/** Balances of the whole Ente, per account. */
export async function saldiEnte({ sql }: Transazione): Promise<Map<NomeConto, Cents>> {
  const righe = await sql<{ conto: NomeConto; importo: bigint }[]>`
    select conto, sum(importo)::bigint as importo from movimenti group by conto order by conto`;
  return new Map(righe.map((r) => [r.conto, r.importo]));
}
