import type { Transazione } from '../connessione';

/**
 * Opening entries of the pratiche of a carico: one per pratica, with the lines of all its partite, chain included, in
 * one statement whatever the number. Pratiche that are open in the ledger already are left as they are.
 * @param pratiche only these; all those of the carico when left out
 * @returns how many were opened
 */
export async function apriConti(
  t: Transazione,
  caricoId: string,
  pratiche?: readonly string[],
): Promise<number> {
  // the first list of an installation is its largest, and the planner has no statistics yet: it would loop over rows
  const [assetto] = await t.sql<{ prima: string }[]>`
    select current_setting('enable_nestloop') as prima, set_config('enable_nestloop', 'off', true)`;
  const aperte = await scriviAperture(t, caricoId, pratiche);
  await t.sql`select set_config('enable_nestloop', ${assetto?.prima ?? 'on'}, true)`;
  return aperte;
}

async function scriviAperture(
  { sql }: Transazione,
  caricoId: string,
  pratiche: readonly string[] | undefined,
): Promise<number> {
  const [esito] = await sql<{ aperte: bigint }[]>`
    with righe as materialized (
      select p.pratica_id, p.id as partita_id, p.affidata_il, v.conto, v.importo,
        (row_number() over (partition by p.pratica_id order by p.ordine, v.k))::int as ordine
      from partite p
      cross join lateral (values
        (1, 'crediti.capitale', p.capitale), (2, 'crediti.sanzioni', p.sanzioni),
        (3, 'crediti.interessi', p.interessi), (4, 'crediti.spese', p.spese),
        (5, 'carichi.ente', -(p.capitale + p.sanzioni + p.interessi + p.spese))
      ) v (k, conto, importo)
      where p.carico_id = ${caricoId} and not p.aggiunta and v.importo <> 0
        and (${pratiche === undefined}::boolean or p.pratica_id = any(${(pratiche ?? []) as string[]}::text[]))
        and not exists (
          select from scritture s
          where s.causale = 'apertura' and s.riferimento = ${caricoId} and s.pratica_id = p.pratica_id)
    ), nuove as (
      insert into scritture (id, pratica_id, chiave, causale, riferimento, effettiva_il, registrata_at, progressivo,
        precedente_hash, hash)
      select 'scr_' || substr(pratica_id, 5), pratica_id, 'apertura:' || pratica_id, 'apertura', ${caricoId},
        min(affidata_il), now(), 1, decode(repeat('00', 32), 'hex'),
        mastro_impronta(decode(repeat('00', 32), 'hex'), pratica_id, 1, 'apertura:' || pratica_id, 'apertura',
          ${caricoId}, min(affidata_il), now(),
          string_agg(mastro_riga(ordine, conto, partita_id, importo), e'\n' order by ordine))
      from righe group by pratica_id returning 1
    ), movimentate as (
      insert into movimenti (scrittura_id, ordine, partita_id, conto, importo)
      select 'scr_' || substr(pratica_id, 5), ordine, partita_id, conto, importo from righe
    )
    select count(*) as aperte from nuove`;
  return Number(esito?.aperte ?? 0n);
}
