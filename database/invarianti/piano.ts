import type { Transazione } from '../connessione';
import { cerca, type EsitoInvariante, nonMisurabile } from './esito';

/** Every plan granted, with what it must be: the debt of the day of the grant in equal parts, month by month. */
const PIANI = `
  with piani as (
    select f.ente_id, f.pratica_id, f.id as fatto, (f.dati->>'rate')::int as rate,
      (f.dati->>'primaScadenza')::date as prima, a.id as atto, a.dovuto, a.righe, a.stato
    from fatti f left join atti a on a.ente_id = f.ente_id and a.fatto_id = f.id
    where f.tipo = 'rateazioneConcessa'
  ), attese as (
    select p.*, k as numero, p.dovuto / p.rate + case when k <= p.dovuto % p.rate then 1 else 0 end as importo,
      (date_trunc('month', p.prima) + make_interval(months => k) - interval '1 day')::date as scadenza
    from piani p cross join lateral generate_series(1, p.rate) as k where p.atto is not null
  )`;

/**
 * I5, the rate of a plan sum to its total, which is the debt printed with it; the cents that the division leaves are one
 * each on the first, and each rata falls due on the last day of its month under a notice of its own (R-62, c. 801).
 */
export async function rateDelPiano({ sql }: Transazione): Promise<EsitoInvariante> {
  const [concesse] = await sql<{ n: number }[]>`
    select count(*)::int as n from fatti where tipo = 'rateazioneConcessa'`;
  if (concesse?.n === 0) return nonMisurabile('I5', 'nessuna rateazione concessa');
  return cerca(sql, 'I5', [
    `${PIANI} select pratica_id || ': la rateazione ' || fatto || ' non ha il suo provvedimento' as violazione
     from piani where atto is null`,
    `${PIANI} select p.atto || ': deve ' || p.dovuto || ' in ' || p.rate || ' rate, ne ha ' || count(r.numero)
       || ' che fanno ' || coalesce(sum(r.importo), 0) as violazione
     from piani p left join rate_piano r on r.ente_id = p.ente_id and r.atto_id = p.atto
     where p.atto is not null group by p.ente_id, p.atto, p.dovuto, p.rate
     having count(r.numero) <> p.rate or coalesce(sum(r.importo), 0) <> p.dovuto`,
    `${PIANI} select a.atto || ': la rata ' || a.numero || ' chiede ' || r.importo || ' il ' || r.scadenza
       || ', la regola dice ' || a.importo || ' il ' || a.scadenza as violazione
     from attese a join rate_piano r on r.ente_id = a.ente_id and r.atto_id = a.atto and r.numero = a.numero
     where (r.importo, r.scadenza) is distinct from (a.importo, a.scadenza)`,
    `${PIANI} select p.atto || ': il debito stampato fa ' || sum((voce->>'cents')::bigint) || ', il piano ' || p.dovuto
       as violazione
     from piani p cross join lateral jsonb_each(p.righe) as partita
       cross join lateral jsonb_array_elements(partita.value) as voce
     group by p.ente_id, p.atto, p.dovuto having sum((voce->>'cents')::bigint) <> p.dovuto`,
    `select r.atto_id || ': la rata ' || r.numero || ' ha l''avviso dell''atto ' || a.id as violazione
     from rate_piano r join atti a on a.ente_id = r.ente_id and a.nav = r.nav`,
  ]);
}
