import type { DataCivile } from '../../domain/calendario';
import type { Transazione } from '../connessione';

export type TipoSigillo = 'mastro' | 'audit';

/** No transaction lasts this long: rows stamped before it are all there when the seal is made. */
const MARGINE_MS = 600_000;

const RIGHE: Record<TipoSigillo, string> = {
  mastro: 'select hash, id, registrata_at as quando from scritture',
  audit: 'select hash, id, at as quando from audit',
};

/** Hash of the rows of an interval after the seal before it. `$1` = from, `$2` = to, `$3` = hash before. */
const improntaDi = (tipo: TipoSigillo) => `
  select count(*) as righe, sha256($3::bytea || coalesce(string_agg(hash, ''::bytea order by id), ''::bytea)) as hash
  from (${RIGHE[tipo]}) r
  where quando >= coalesce($1::timestamptz, '-infinity') and quando < $2::timestamptz`;

interface Sigillo {
  giorno: string;
  progressivo: number;
  al: string;
  hash: Buffer;
  precedente_hash: Buffer;
  righe: bigint;
}

/**
 * Seals what the Ente registered since the last seal, for that civil day; a day is sealed once.
 * @returns rows sealed, undefined when the day was sealed already
 */
export async function sigilla(
  { sql }: Transazione,
  tipo: TipoSigillo,
  giorno: DataCivile,
  margineMs = MARGINE_MS,
): Promise<number | undefined> {
  const [ultimo] = await sql<Sigillo[]>`
    select giorno::text, progressivo, al::text, hash from sigilli
    where tipo = ${tipo} order by progressivo desc limit 1`;
  if (ultimo && ultimo.giorno >= giorno) return undefined;
  const [limite] = await sql<{ al: string }[]>`
    select greatest(clock_timestamp() - ${`${margineMs} milliseconds`}::interval, ${ultimo?.al ?? null}::timestamptz)::text as al`;
  const prima = ultimo?.hash ?? Buffer.alloc(32);
  const al = limite?.al ?? '';
  const [impronta] = await sql.unsafe<{ righe: bigint; hash: Buffer }[]>(improntaDi(tipo), [
    ultimo?.al ?? null,
    al,
    prima,
  ]);
  if (!impronta) return undefined;
  const scritto = await sql`
    insert into sigilli (tipo, giorno, al, righe, progressivo, precedente_hash, hash)
    values (${tipo}, ${giorno}, ${al}, ${impronta.righe}, ${(ultimo?.progressivo ?? 0) + 1}, ${prima}, ${impronta.hash})
    on conflict do nothing returning 1`;
  return scritto.length > 0 ? Number(impronta.righe) : undefined;
}

/** Recomputes every seal; one line for each that no longer agrees with the rows it covers. */
export async function verificaSigilli({ sql }: Transazione, tipo: TipoSigillo): Promise<string[]> {
  const sigilli = await sql<Sigillo[]>`
    select giorno::text, progressivo, al::text, hash, precedente_hash, righe from sigilli
    where tipo = ${tipo} order by progressivo`;
  const violazioni: string[] = [];
  let prima: { al: string | null; hash: Buffer } = { al: null, hash: Buffer.alloc(32) };
  for (const sigillo of sigilli) {
    const [ora] = await sql.unsafe<{ righe: bigint; hash: Buffer }[]>(improntaDi(tipo), [
      prima.al,
      sigillo.al,
      sigillo.precedente_hash,
    ]);
    if (!ora?.hash.equals(sigillo.hash) || !sigillo.precedente_hash.equals(prima.hash))
      violazioni.push(
        `sigillo ${tipo} del ${sigillo.giorno}: ${sigillo.righe} righe sigillate, ora ${ora?.righe}`,
      );
    prima = sigillo;
  }
  return violazioni;
}
