import type { Contesto } from '../../../activities/contesto';
import { diciEsito } from '../../../activities/notifiche/dici-esito';
import { chiediNotizie } from '../../../activities/notifiche/posta/silenzio';
import { chiamaPersona, valutaTentativo } from '../../../activities/notifiche/tentativo';
import {
  avviaCarico,
  avviaNotifica,
  avviaProvvedimento,
  avviaRicevuta,
  avviaSimulazione,
  raccontaAllaPratica,
  riprendiNotifica,
} from '../../../activities/temporal/sveglia';
import { inEnte } from '../../../database/connessione';
import type { Dimenticato, Ragione } from './ragioni';

interface Di {
  c: Contesto;
  enteId: string;
  d: Dimenticato;
}
/** False when it was not forgotten after all: its process is there, or it only waits. */
type Riprendi = (o: Di) => Promise<boolean>;

const notifica: Riprendi = ({ c, enteId, d }) =>
  avviaNotifica(c.temporale, { enteId, praticaId: d.praticaId ?? '', tentativoId: d.id });

const tentativoDi = ({ enteId, d }: Di) =>
  ({ m: 'tentativo', enteId, praticaId: d.praticaId ?? '', tentativoId: d.id }) as const;

/** What the process of an open attempt would do is looked at; when that is something, the process is woken or begun again. */
const tentativo: Riprendi = async (o) => {
  const { c, enteId, d } = o;
  const { mossa } = await valutaTentativo(c, tentativoDi(o));
  if (mossa === 'attendi' || mossa === 'concluso') {
    await guardato(o); // a full mailbox waits for its second attempt
    return false;
  }
  const { praticaId } = tentativoDi(o);
  await riprendiNotifica(c.temporale, { enteId, praticaId, tentativoId: d.id });
  return true;
};

const guardato = ({ c, enteId, d }: Di) =>
  inEnte(
    c.database,
    enteId,
    ({ sql }) => sql`update tentativi set esaminato_at = clock_timestamp() where id = ${d.id}`,
  );

const rettifica: Riprendi = async (o) => {
  await diciEsito(o.c, tentativoDi(o));
  await chiamaPersona(o.c, tentativoDi(o)); // what now contradicts an outcome already told
  return true;
};

/** A question to the provider: nothing leaves by it. */
const notizie: Riprendi = ({ c, enteId, d }) =>
  chiediNotizie(c, { enteId, praticaId: d.praticaId ?? '', tentativoId: d.id });

const pratica: Riprendi = async ({ c, enteId, d }) => {
  await raccontaAllaPratica(c.temporale, enteId, d.id);
  return true;
};

/** How each thing is taken up: its workflow is begun or woken, and decides. Nothing is done here but to ask. */
export const RIPRENDI: Record<Ragione, Riprendi> = {
  carico_non_avviato: ({ c, enteId, d }) => avviaCarico(c.temporale, { enteId, caricoId: d.id }),
  simulazione_non_avviata: ({ c, enteId, d }) =>
    avviaSimulazione(c.temporale, { enteId, simulazioneId: d.id }),
  denaro_non_raccontato: ({ c, enteId, d }) =>
    avviaRicevuta(c.temporale, { enteId, ricevutaId: d.id, attribuita: true }),
  provvedimento_non_spedito: ({ c, enteId, d }) =>
    avviaProvvedimento(c.temporale, { enteId, praticaId: d.praticaId ?? '', attoId: d.id }),
  dispaccio_senza_processo: notifica,
  trasmissione_ferma: tentativo,
  ricevuta_non_guardata: tentativo,
  rettifica_non_guardata: rettifica,
  tentativo_dimenticato: tentativo,
  pezzo_senza_notizie: notizie,
  pratica_non_valutata: pratica,
  pratica_oltre_la_data: pratica,
};
