import { giornoDi } from '../../domain/calendario';
import type { Evento } from '../../domain/pratica/fascicolo';
import { leggiFatti } from '../../domain/pratica/fatti';
import { rateDelPiano } from '../../domain/rate-del-piano';
import { rateSaldate } from '../../domain/rateazione';
import type { Situazione } from '../pratica/situazione';

type Pagamento = Extract<Evento, { tipo: 'pagamento' }>;

/**
 * A receipt speaks by its notice number: when that notice asked for instalments, the money names them, and so cures
 * what a sollecito complained of. Under the lock of the pratica, on the facts that the payment enters among.
 */
export async function conRate(s: Situazione, pagamento: Pagamento, ricevutaId: string): Promise<Pagamento> {
  const { sql } = s.t;
  const [avviso] = await sql<{ emesso_il: string; rate: number[] }[]>`
    select a.emesso_il::text, a.rate from pagamenti p join atti a on a.ente_id = p.ente_id and a.nav = p.nav
    where p.ricevuta_id = ${ricevutaId} and a.pratica_id = ${s.praticaId} and a.tipo = 'sollecitoRate'`;
  const { piani } = leggiFatti(s.fascicolo, s.profilo, giornoDi(s.oggi));
  const piano = piani.at(-1);
  if (!avviso || !piano) return pagamento;
  const chieste = rateDelPiano(s.fascicolo, s.profilo, piano).filter((r) => avviso.rate.includes(r.numero));
  const rate = rateSaldate({ emesso: giornoDi(avviso.emesso_il), rate: chieste }, piani, pagamento.importo);
  return rate.length > 0 ? { ...pagamento, rate } : pagamento;
}
