import { canaleFermo } from '../../../activities/notifiche/interruttore';
import { casellaSospesa } from '../../../activities/notifiche/pec/salute';
import { pezzoFermo, postaSospesa } from '../../../activities/notifiche/posta/fornitore';
import { pezziSilenziosi } from '../../../activities/notifiche/posta/silenzio';
import type { Transazione, TxSql } from '../../../database/connessione';
import type { Dimenticato, Ragione } from './ragioni';

/** How old a thing has to be to be forgotten and not merely slow: intervals of PostgreSQL. */
export interface Eta {
  /** Since it was written. */
  scritto: string;
  /** Since a transmission was begun: longer than a send may take and than the longest pause before the next. */
  trasmissione: string;
  /** Since somebody looked at an open attempt. */
  sguardo: string;
}
export const ETA: Eta = { scritto: '60 seconds', trasmissione: '25 minutes', sguardo: '1 hour' };

/** Of each kind and Ente in one round, the oldest first. */
const QUANTI = 200;

export interface Domanda {
  oggi: string;
  eta: Eta;
}
type Cerca = (t: Transazione, d: Domanda) => PromiseLike<Dimenticato[]>;

const secondi = (sql: TxSql, colonna: string) =>
  sql`extract(epoch from clock_timestamp() - ${sql(colonna)})::int as secondi`;
const prima = (sql: TxSql, eta: string) => sql`clock_timestamp() - ${eta}::interval`;

/** Evidence that may change what is to be done; of the messi and of the albo all does. */
const PROVE = [
  ...['avvenuta-consegna', 'errore-consegna', 'non-accettazione', 'preavviso-errore-consegna'],
  ...['recapito', 'lavorazione', 'cad_spedita', 'cad_esito', 'documento', 'decorso'],
  ...['busta_tornata', 'scartato', 'ripristinato'],
];

/** Receipts that came after the last look at their attempt. */
const ricevuteDi =
  (stati: readonly string[]): Cerca =>
  ({ sql }, { eta }) =>
    sql<Dimenticato[]>`
    select t.id, t.pratica_id as "praticaId", t.stato,
      extract(epoch from clock_timestamp() - max(e.registrato_at))::int as secondi
    from tentativi t join eventi_notifica e on e.tentativo_id = t.id
    where t.stato = any (${[...stati]}) and (t.canale in ('messo', 'albo') or e.tipo = any (${PROVE}))
      and e.registrato_at > coalesce(t.esaminato_at, '-infinity')
    group by t.id, t.pratica_id, t.stato having max(e.registrato_at) < ${prima(sql, eta.scritto)}
    order by max(e.registrato_at) limit ${QUANTI}`;

/** Where each kind of forgetting is found. One query each, so that many of one kind do not hide the others. */
export const CERCA: Record<Ragione, Cerca> = {
  carico_non_avviato: ({ sql }, { eta }) => sql<Dimenticato[]>`
    select id, null as "praticaId", stato, ${secondi(sql, 'registrato_at')} from carichi
    where stato = 'ricevuto' and registrato_at < ${prima(sql, eta.scritto)} order by registrato_at limit ${QUANTI}`,
  simulazione_non_avviata: ({ sql }, { eta }) => sql<Dimenticato[]>`
    select id, null as "praticaId", stato, ${secondi(sql, 'registrata_at')} from simulazioni
    where stato = 'richiesta' and registrata_at < ${prima(sql, eta.scritto)} order by registrata_at limit ${QUANTI}`,
  denaro_non_raccontato: ({ sql }, { eta }) => sql<Dimenticato[]>`
    select ricevuta_id as id, pratica_id as "praticaId", stato, ${secondi(sql, 'registrato_at')} from pagamenti
    where stato = 'ricevuto' and registrato_at < ${prima(sql, eta.scritto)} order by registrato_at limit ${QUANTI}`,
  provvedimento_non_spedito: ({ sql }, { eta }) => sql<Dimenticato[]>`
    select id, pratica_id as "praticaId", stato, ${secondi(sql, 'registrato_at')} from atti a
    where fatto_id is not null and stato <> 'annullato' and registrato_at < ${prima(sql, eta.scritto)}
      and not exists (select from tentativi t where t.atto_id = a.id) order by registrato_at limit ${QUANTI}`,
  dispaccio_senza_processo: ({ sql }, { oggi, eta }) => sql<Dimenticato[]>`
    select id, pratica_id as "praticaId", stato, ${secondi(sql, 'registrato_at')} from tentativi t
    where stato = 'da_inviare' and registrato_at < ${prima(sql, eta.scritto)}
      and not (canale = 'pec' and (${casellaSospesa(sql)} or ${canaleFermo(sql, 'pec')}))
      and not (canale = 'raccomandata'
        and (${postaSospesa(sql)} or ${canaleFermo(sql, 'posta')} or ${pezzoFermo(sql, oggi)}))
    order by registrato_at limit ${QUANTI}`,
  trasmissione_ferma: ({ sql }, { oggi, eta }) => sql<Dimenticato[]>`
    select t.id, t.pratica_id as "praticaId", s.stato, ${secondi(sql, 's.riservata_at')}
    from trasmissioni s join tentativi t on t.id = s.tentativo_id
    where s.stato in ('riservata', 'da_ritentare') and t.stato in ('inviato', 'incerto')
      and s.riservata_at < ${prima(sql, eta.trasmissione)}
      and not (t.canale = 'pec' and (${casellaSospesa(sql)} or ${canaleFermo(sql, 'pec')}))
      and not (t.canale = 'raccomandata'
        and (${postaSospesa(sql)} or ${canaleFermo(sql, 'posta')} or ${pezzoFermo(sql, oggi)}))
    order by s.riservata_at limit ${QUANTI}`,
  ricevuta_non_guardata: ricevuteDi(['inviato', 'incerto']),
  rettifica_non_guardata: ricevuteDi(['concluso']),
  tentativo_dimenticato: ({ sql }, { eta }) => sql<Dimenticato[]>`
    select id, pratica_id as "praticaId", stato,
      extract(epoch from clock_timestamp() - coalesce(esaminato_at, registrato_at))::int as secondi
    from tentativi where canale in ('pec', 'raccomandata', 'messo', 'albo') and stato in ('inviato', 'incerto')
      and coalesce(esaminato_at, registrato_at) < ${prima(sql, eta.sguardo)}
    order by coalesce(esaminato_at, registrato_at) limit ${QUANTI}`,
  pezzo_senza_notizie: (t, { oggi }) => pezziSilenziosi(t, oggi, QUANTI),
  pratica_non_valutata: ({ sql }, { eta }) => sql<Dimenticato[]>`
    select id, id as "praticaId", stato, ${secondi(sql, 'aggiornata_at')} from pratiche
    where iniziata_il is not null and valutata_versione is distinct from versione
      and aggiornata_at < ${prima(sql, eta.scritto)} order by aggiornata_at limit ${QUANTI}`,
  pratica_oltre_la_data: ({ sql }, { oggi, eta }) => sql<Dimenticato[]>`
    select id, id as "praticaId", stato, ${secondi(sql, 'aggiornata_at')} from pratiche
    where iniziata_il is not null and stato = 'aperta' and fino < ${oggi}::date
      and valutata_versione is not distinct from versione and aggiornata_at < ${prima(sql, eta.scritto)}
    order by fino limit ${QUANTI}`,
};
