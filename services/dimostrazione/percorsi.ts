import type { Transazione } from '../../database/connessione';

/** How many pratiche went each way, by the words of a clerk. A pratica may have gone several. */
export interface Percorso {
  percorso: string;
  quante: number;
}

/** Ways in which the pratiche of an Ente went, from acts, dispatches, facts and steps. */
export async function contaPercorsi({ sql }: Transazione): Promise<Percorso[]> {
  const righe = await sql<Percorso[]>`
    with p as (
      select id, stato = 'chiusa' and chiusa_motivo = 'PAGATA' as pagata,
        (select min(a.emesso_il) from atti a where a.pratica_id = pratiche.id and a.tipo = 'sollecito795') as sollecitata,
        (select max(f.noto_il) from fatti f where f.pratica_id = pratiche.id and f.tipo = 'pagamento') as ultimo,
        exists (select from atti a where a.pratica_id = pratiche.id and a.tipo not in
          ('ingiunzione', 'accertamentoEsecutivo', 'intimazioneEsecutiva')) as oltre_il_titolo,
        exists (select from fatti f where f.pratica_id = pratiche.id and f.tipo = 'sospensione') as sospesa,
        exists (select from fatti f where f.pratica_id = pratiche.id and f.tipo = 'sgravio') as sgravata,
        exists (select from passi s where s.pratica_id = pratiche.id and s.passo->>'proposta' = 'inesigibilita') as proposta
      from pratiche
    ), secondo as (
      select distinct t.pratica_id from tentativi t
      join tentativi prima on prima.atto_id = t.atto_id and prima.ordine < t.ordine
      where t.esito = 'perfezionata' and prima.esito is not null and prima.canale is distinct from t.canale
    )
    select v.percorso, v.quante::int as quante from (
      select count(*) filter (where pagata and not oltre_il_titolo) as a,
        count(*) filter (where pagata and ultimo >= sollecitata) as b,
        (select count(*) from secondo) as c,
        count(*) filter (where sospesa) as d,
        count(*) filter (where sgravata) as e,
        count(*) filter (where proposta) as f
      from p
    ) n
    cross join lateral (values
      (1, 'pagate prima che scadesse il termine del titolo', n.a),
      (2, 'pagate dopo il sollecito', n.b),
      (3, 'con un atto notificato sul secondo canale', n.c),
      (4, 'sospese', n.d),
      (5, 'sgravate, in tutto o in parte', n.e),
      (6, 'proposte come inesigibili', n.f)
    ) v (k, percorso, quante)
    order by v.k`;
  return [...righe];
}
