import type { Transazione } from '../connessione';

/**
 * Recomputes the chain of a pratica, or of all those of the Ente: hashes, links, progressives, balance per partita.
 * @returns one line per broken entry, at most 100; empty = whole
 */
export async function verificaCatena({ sql }: Transazione, praticaId?: string): Promise<string[]> {
  const guaste = await sql<{ id: string; pratica_id: string; difetto: string }[]>`
    with righe as (
      select s.ente_id, s.id,
        string_agg(mastro_riga(m.ordine, m.conto, m.partita_id, m.importo), e'\n' order by m.ordine) as testo
      from scritture s join movimenti m on m.ente_id = s.ente_id and m.scrittura_id = s.id
      where ${praticaId ?? null}::text is null or s.pratica_id = ${praticaId ?? null}
      group by s.ente_id, s.id
    ), catena as (
      select s.*, coalesce(r.testo, '') as testo,
        lag(s.hash) over w as hash_prima, row_number() over w as attesa
      from scritture s left join righe r on r.ente_id = s.ente_id and r.id = s.id
      where ${praticaId ?? null}::text is null or s.pratica_id = ${praticaId ?? null}
      window w as (partition by s.ente_id, s.pratica_id order by s.progressivo)
    ), esame as (
      select id, pratica_id, progressivo, case
        when progressivo <> attesa then 'progressivo mancante'
        when precedente_hash <> coalesce(hash_prima, decode(repeat('00', 32), 'hex')) then 'legame spezzato'
        when hash <> mastro_impronta(precedente_hash, pratica_id, progressivo, chiave, causale, riferimento,
          effettiva_il, registrata_at, testo) then 'contenuto alterato'
        end as difetto
      from catena
    )
    select id, pratica_id, difetto from esame where difetto is not null order by pratica_id, progressivo limit 100`;
  return guaste.map((g) => `${g.id} (${g.pratica_id}): ${g.difetto}`);
}

/** Lines without their entry, and entries that do not balance for a partita; at most 100. */
export async function verificaSaldi({ sql }: Transazione): Promise<string[]> {
  const guasti = await sql<{ scrittura_id: string }[]>`
    select m.scrittura_id from movimenti m
    left join scritture s on s.ente_id = m.ente_id and s.id = m.scrittura_id
    group by m.scrittura_id, m.partita_id
    having sum(m.importo) <> 0 or count(*) <> count(s.id) limit 100`;
  return guasti.map((g) => `${g.scrittura_id}: movimenti che non quadrano`);
}
