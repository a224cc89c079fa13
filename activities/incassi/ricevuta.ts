import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { comanda } from '../temporal/comanda';

type Ricevuta = Messaggio<'ricevuta'>;
const ENTRO_MS = 15_000;

interface Incasso {
  pratica_id: string | null;
  importo: bigint;
  valuta: string;
  stato: string;
}

/**
 * Tells the money that is already stored to its pratica, open or closed; a notice number that is not ours puts it on
 * the worklist of what is to be attributed. Money is never refused (design.md, section 1).
 */
export async function registraRicevuta(c: Contesto, m: Ricevuta): Promise<Messaggio<'incassata'>> {
  const incasso = await inEnte(c.database, m.enteId, (t) => attribuisci(t, m.ricevutaId));
  if (!incasso?.pratica_id) return { m: 'incassata', esito: 'parcheggiata' };
  const praticaId = incasso.pratica_id;
  if (incasso.stato !== 'raccontato') {
    await racconta(c, m, praticaId, incasso);
    await c.punto?.('dopo-racconto');
    await inEnte(c.database, m.enteId, (t) => segnaRaccontato(t, m.ricevutaId));
  }
  return { m: 'incassata', esito: 'attribuita', praticaId };
}

async function racconta(c: Contesto, m: Ricevuta, praticaId: string, incasso: Incasso): Promise<void> {
  const risposta = await comanda(
    c.temporale,
    {
      enteId: m.enteId,
      praticaId,
      nome: 'pagamento',
      comandoId: idDerivato('cmd', m.enteId, m.ricevutaId),
      corpo: { importo: incasso.importo.toString(), valuta: incasso.valuta, ricevutaId: m.ricevutaId },
    },
    ENTRO_MS,
  );
  if (risposta === 'in_corso') throw new Error('the pratica has not answered yet');
  if (risposta.esito === 'rifiutata') throw new Error(`money refused: ${risposta.codice}`);
}

/** By the notice number of an act or of an instalment; the attribution made by a person stands. */
async function attribuisci(t: Transazione, ricevutaId: string): Promise<Incasso | null> {
  const { sql } = t;
  const [incasso] = await sql<(Incasso & { id: string })[]>`
    update pagamenti p set pratica_id = coalesce(p.pratica_id, (select a.pratica_id from atti a where a.nav = p.nav),
        (select a.pratica_id from rate_piano r join atti a on a.id = r.atto_id where r.nav = p.nav))
    where ricevuta_id = ${ricevutaId} returning id, pratica_id, importo, valuta::text, stato`;
  if (!incasso) return null;
  if (incasso.pratica_id) return incasso;
  const { oggi } = await leggiOrologio(sql);
  await sql`update pagamenti set stato = 'da_attribuire' where ricevuta_id = ${ricevutaId}`;
  await sql`insert into compiti (id, tipo, riferimento, aperto_il)
    values (${idDerivato('cmp', t.enteId, ricevutaId)}, 'pagamento_da_attribuire', ${incasso.id}, ${oggi})
    on conflict do nothing`;
  return incasso;
}

async function segnaRaccontato({ sql }: Transazione, ricevutaId: string): Promise<void> {
  await sql`update pagamenti set stato = 'raccontato', raccontato_at = now() where ricevuta_id = ${ricevutaId}`;
}
