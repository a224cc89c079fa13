import type { Contesto } from '../../activities/contesto';
import { casellaSospesa } from '../../activities/notifiche/pec/salute';
import { attendeIlLotto, postaSospesa } from '../../activities/notifiche/posta/fornitore';
import { chiamaPersona, diciEsito, valutaTentativo } from '../../activities/notifiche/tentativo';
import {
  avviaCarico,
  avviaNotifica,
  avviaProvvedimento,
  avviaRicevuta,
  avviaSimulazione,
  raccontaAllaPratica,
  riprendiNotifica,
} from '../../activities/temporal/sveglia';
import { fuoriEnte, inEnte, type Transazione } from '../../database/connessione';
import { sigilla } from '../../database/mastro/sigilli';
import { leggiOrologio } from '../../database/orologio';
import { dataDi, giornoDi } from '../../domain/calendario';
import { svegliaPerProfilo } from './profili';

/** What is stored and nobody took: merely slow is younger than this. */
const ETA_MINIMA = '60 seconds';
const QUANTI = 200;

/** Evidence that may change what is to be done. */
const CHE_CONTANO = [
  ...['avvenuta-consegna', 'errore-consegna', 'non-accettazione', 'preavviso-errore-consegna'],
  ...[
    'recapito',
    'lavorazione',
    'cad_spedita',
    'cad_esito',
    'documento',
    'decorso',
    'busta_tornata',
    'scartato',
  ],
];

type Genere = 'carico' | 'ricevuta' | 'provvedimento' | 'dispaccio' | 'tentativo' | 'pratica' | 'simulazione';
interface Dimenticato {
  genere: Genere;
  id: string;
  pratica_id: string | null;
  stato: string;
  secondi: number;
}

/**
 * Looks for what was written and then forgotten (a process that died between the write and the telling) and tells it
 * again. It never acts by itself: it wakes the workflow, which decides. Says id, state, age and reason of each.
 */
export async function spazza(c: Contesto): Promise<number> {
  const enti = await fuoriEnte(c.database, (sql) => sql<{ id: string }[]>`select id from enti where attivo`);
  let trovati = 0;
  for (const { id: enteId } of enti) {
    const { oggi } = await leggiOrologio(c.database.sql);
    await inEnte(c.database, enteId, (t) => sigillaIeri(t, oggi));
    const dimenticati = await inEnte(c.database, enteId, (t) => cerca(t, oggi));
    for (const d of dimenticati) {
      c.registro.warn({ enteId, ...d }, 'ripreso dalla spazzata');
      await riprendi(c, enteId, d);
      trovati += 1;
    }
    trovati += await svegliaPerProfilo(c, enteId);
  }
  return trovati;
}

/** Each day that has ended is sealed once: what was registered until then cannot be rewritten without showing. */
async function sigillaIeri(t: Transazione, oggi: string): Promise<void> {
  const ieri = dataDi(giornoDi(oggi) - 1);
  for (const tipo of ['mastro', 'audit'] as const) await sigilla(t, tipo, ieri);
}

async function cerca({ sql }: Transazione, oggi: string): Promise<Dimenticato[]> {
  return sql<Dimenticato[]>`
    with vecchio as (select now() - ${ETA_MINIMA}::interval as at)
    select 'carico' as genere, id, null::text as pratica_id, stato, extract(epoch from now() - registrato_at)::int as secondi
      from carichi, vecchio where stato = 'ricevuto' and registrato_at < at
    union all select 'simulazione', id, null, stato, extract(epoch from now() - registrata_at)::int
      from simulazioni, vecchio where stato = 'richiesta' and registrata_at < at
    union all select 'ricevuta', ricevuta_id, pratica_id, stato, extract(epoch from now() - registrato_at)::int
      from pagamenti, vecchio where stato = 'ricevuto' and registrato_at < at
    union all select 'provvedimento', id, pratica_id, stato, extract(epoch from now() - registrato_at)::int
      from atti a, vecchio where fatto_id is not null and stato <> 'annullato' and registrato_at < at
        and not exists (select 1 from tentativi t where t.atto_id = a.id)
    union all select 'dispaccio', id, pratica_id, stato, extract(epoch from now() - registrato_at)::int
      from tentativi t, vecchio where stato = 'da_inviare' and registrato_at < at
        and not (canale = 'pec' and ${casellaSospesa(sql)})
        and not (canale = 'raccomandata' and (${postaSospesa(sql)} or ${attendeIlLotto(sql, oggi)}))
    union all select 'tentativo', t.id, t.pratica_id, t.stato, extract(epoch from now() - max(e.registrato_at))::int
      from tentativi t join eventi_notifica e on e.tentativo_id = t.id, vecchio
      where (t.stato in ('inviato', 'incerto') or (t.stato = 'concluso' and e.registrato_at > t.esaminato_at)) and (t.canale in ('messo', 'albo') or e.tipo = any(${CHE_CONTANO}))
      group by t.ente_id, t.id, t.pratica_id, t.stato, at having max(e.registrato_at) < at
    union all select 'pratica', id, id, stato, extract(epoch from now() - aggiornata_at)::int
      from pratiche, vecchio where iniziata_il is not null and aggiornata_at < at
        and (valutata_versione is distinct from versione or (stato = 'aperta' and fino < ${oggi}::date))
    limit ${QUANTI}`;
}

async function riprendi(c: Contesto, enteId: string, d: Dimenticato): Promise<void> {
  const t = c.temporale;
  const praticaId = d.pratica_id ?? '';
  switch (d.genere) {
    case 'carico':
      return avviaCarico(t, { enteId, caricoId: d.id });
    case 'simulazione':
      return avviaSimulazione(t, { enteId, simulazioneId: d.id });
    case 'ricevuta':
      return avviaRicevuta(t, { enteId, ricevutaId: d.id, attribuita: true });
    case 'provvedimento':
      return avviaProvvedimento(t, { enteId, praticaId, attoId: d.id });
    case 'dispaccio':
      return avviaNotifica(t, { enteId, praticaId, tentativoId: d.id });
    case 'tentativo': {
      const tentativo = { m: 'tentativo', enteId, praticaId, tentativoId: d.id } as const;
      // a receipt that came after the outcome and was not looked at: it may correct it
      if (d.stato === 'concluso') {
        await diciEsito(c, tentativo);
        await chiamaPersona(c, tentativo); // what now contradicts an outcome already told
        return;
      }
      const { mossa } = await valutaTentativo(c, tentativo);
      if (mossa === 'attendi' || mossa === 'concluso') return; // a full box waits for its second attempt
      return riprendiNotifica(t, tentativo);
    }
    case 'pratica':
      return raccontaAllaPratica(t, enteId, praticaId);
    default:
      d.genere satisfies never;
  }
}
