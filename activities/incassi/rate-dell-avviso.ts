import { giornoDi } from '../../domain/calendario';
import type { Evento } from '../../domain/fascicolo';
import { leggiFatti } from '../../domain/fatti';
import { rateSaldate } from '../../domain/rateazione';
import type { Situazione } from '../pratica/situazione';
import { rateConcesse } from '../provvedimenti/piano';

type Pagamento = Extract<Evento, { tipo: 'pagamento' }>;

/**
 * A receipt speaks by its notice number: when that notice asked for instalments (its own, or those of a sollecito), the
 * money names them, and so cures what a sollecito complained of. Under the lock of the pratica, on the facts that the payment enters among.
 */
export async function conRate(s: Situazione, pagamento: Pagamento, ricevutaId: string): Promise<Pagamento> {
  const { sql } = s.t;
  const [avviso] = await sql<{ emesso_il: string; rate: number[] }[]>`
    select a.emesso_il::text, case when r.numero is null then a.rate else array[r.numero] end as rate
    from pagamenti p left join rate_piano r on r.nav = p.nav join atti a on a.id = r.atto_id or a.nav = p.nav
    where p.ricevuta_id = ${ricevutaId} and a.pratica_id = ${s.praticaId}
      and a.tipo in ('sollecitoRate', 'provvedimentoRateazione')`;
  if (!avviso) return pagamento;
  const { piani } = leggiFatti(s.fascicolo, s.profilo, giornoDi(s.oggi));
  const chieste = (await rateConcesse(s)).filter((r) => avviso.rate.includes(r.numero));
  const rate = rateSaldate({ emesso: giornoDi(avviso.emesso_il), rate: chieste }, piani, pagamento.importo);
  return rate.length > 0 ? { ...pagamento, rate } : pagamento;
}
