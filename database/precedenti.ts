import type { Transazione } from './connessione';

const PAGINA = 10_000;

/** The carico that already brought these bytes and was not refused; undefined when there is none. */
export async function caricoConFile({ sql }: Transazione, sha256: string): Promise<string | undefined> {
  const [riga] = await sql<{ id: string }[]>`
    select id from carichi where sha256 = ${sha256} and stato not in ('rifiutato', 'respinto')`;
  return riga?.id;
}

/**
 * Which of these contents are already loaded for the Ente by a carico that was not refused.
 * @param contenuti SHA-256 of the content of partite, hexadecimal (cases/290, "Same content")
 */
export async function contenutiGiaCaricati(
  { sql }: Transazione,
  contenuti: readonly string[],
): Promise<Set<string>> {
  const trovati = new Set<string>();
  for (let da = 0; da < contenuti.length; da += PAGINA) {
    const righe = await sql<{ contenuto: string }[]>`
      select distinct encode(p.contenuto_sha256, 'hex') as contenuto
      from unnest(${contenuti.slice(da, da + PAGINA)}::text[]) as c (esadecimale)
      join partite p on p.contenuto_sha256 = decode(c.esadecimale, 'hex')
      join carichi k on k.ente_id = p.ente_id and k.id = p.carico_id
      where k.stato not in ('rifiutato', 'respinto')`;
    for (const { contenuto } of righe) trovati.add(contenuto);
  }
  return trovati;
}
