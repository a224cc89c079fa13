import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { AttivitaNotifica, AttivitaPec, AttivitaPosta } from '../attivita';
import { codaDi } from '../coda';
import { FORMA } from '../messaggi/forma';
import type { Messaggio } from '../messaggi/registro';
import { descriviAttesa } from '../pratica/descrizione';
import { scritturaBreve, scritture } from '../scritture';

const { valutaTentativo } = proxyLocalActivities<AttivitaNotifica>({
  startToCloseTimeout: '10s',
  summary: 'VALUTA',
});
const { affidaTentativo } = scritture<AttivitaNotifica>('INVIA');
const { chiamaPersona } = scritture<AttivitaNotifica>('CHIAMA');
const { registraDecorso } = scritture<AttivitaNotifica>('DECORSO');
const { concludiTentativo, dichiaraIncerta } = scritture<AttivitaNotifica>('CONCLUDI');
const annunciaEsito = scritturaBreve<AttivitaNotifica, 'annunciaEsito'>('annunciaEsito', 'CONCLUDI');
/** One send per transmission: what is uncertain is said, never sent again by itself (I1). */
const spedizione = <A extends AttivitaPec | AttivitaPosta>(coda: 'pec' | 'posta') =>
  proxyActivities<A>({
    taskQueue: codaDi(coda),
    startToCloseTimeout: '20m',
    heartbeatTimeout: '30s',
    retry: { maximumAttempts: 1 },
    summary: 'TRASMETTI',
  });

/** Receipt archived, outcome typed by a person, date moved: look again. */
export const novita = defineSignal('novita');

type Avvio = Messaggio<'tentativo'>;
const ATTESA_LUNGA_MS = 60_000;
/** The receipts of a PEC come within seconds: for so long the run that sent it stays, and reads them itself. */
const ATTESA_RICEVUTE_MS = 60_000;
const PAUSA_INTERROTTA = '5s';
const PAUSE_RITENTA = ['60s', '5m', '15m'] as const;

/**
 * One dispatch of an act on one channel, until its outcome is told to the pratica. Level-triggered: what to do
 * is read from the attempts and the evidence in PostgreSQL each time.
 */
export async function notifica(avvio: Avvio): Promise<void> {
  let sveglia = false;
  setHandler(novita, () => {
    sveglia = true;
  });
  const { m, enteId, praticaId, tentativoId, forma = 1 } = avvio;
  const id: Avvio = { m, enteId, praticaId, tentativoId };
  let spedita = false;
  let attesa = avvio.attesa ?? undefined;
  for (let rinvii = 0; ; ) {
    if (attesa) {
      setCurrentDetails(descriviAttesa(attesa.motivo, attesa.il ?? undefined));
      await dormi(attesa.fino ?? undefined, () => sveglia);
    }
    sveglia = false;
    attesa = undefined;
    const mossa = await valutaTentativo(id);
    if (mossa.mossa === 'concluso') return;
    if (mossa.mossa === 'concludi' && forma >= 2) return await annunciaEsito(id);
    if (mossa.mossa === 'concludi') await concludiTentativo(id);
    else if (mossa.mossa === 'affida') await affidaTentativo(id);
    else if (mossa.mossa === 'persona') await chiamaPersona(id);
    else if (mossa.mossa === 'trasmetti') {
      rinvii = await trasmetti(mossa, rinvii, () => sveglia);
      spedita = mossa.canale !== 'raccomandata';
    } else if (mossa.mossa === 'decorso') await registraDecorso(id);
    else if (mossa.mossa === 'incerta') await dichiaraIncerta(trasmissioneDi(mossa));
    else if (!sveglia) attesa = { fino: mossa.fino, motivo: 'ATTESA_NOTIFICA', il: mossa.finoIl };
    await condition(allHandlersFinished);
    const lunga = attesa && (attesa.fino ?? Number.MAX_SAFE_INTEGER) - Date.now() > ATTESA_LUNGA_MS;
    if (!lunga || sveglia) continue;
    const breve = forma >= 2 && spedita && !workflowInfo().continueAsNewSuggested;
    if (breve && (await ricevutaPresto(attesa, () => sveglia))) attesa = undefined;
    else await continueAsNew<typeof notifica>({ ...id, attesa, forma: FORMA });
  }
}

/** A provider that is away is tried again after a pause, or when somebody says that something has changed. */
async function trasmetti(mossa: Messaggio<'mossa'>, rinvii: number, sveglia: () => boolean): Promise<number> {
  const { esito, fraMs } = await inviata(mossa);
  if (esito === 'interrotta') {
    // whatever stopped it may stop the next one too: never a loop without a pause
    await condition(sveglia, PAUSA_INTERROTTA, { summary: 'RITENTA' });
    return rinvii;
  }
  if (esito !== 'da_ritentare') return 0;
  const pausa = fraMs ?? PAUSE_RITENTA[Math.min(rinvii, PAUSE_RITENTA.length - 1)] ?? '15m';
  await condition(sveglia, pausa, { summary: 'RITENTA' });
  return rinvii + 1;
}

function trasmissioneDi(mossa: Messaggio<'mossa'>): Messaggio<'trasmissione'> {
  const { enteId, praticaId, tentativoId, trasmissioneId } = mossa;
  if (!trasmissioneId) throw new Error('a transmission without its id');
  return { m: 'trasmissione', enteId, praticaId, tentativoId, trasmissioneId };
}

/** A worker that dies in the send leaves an attempt whose outcome is not known: the next look finds it `incerta`. */
async function inviata(mossa: Messaggio<'mossa'>): Promise<{ esito: string; fraMs?: number | undefined }> {
  const trasmissione = trasmissioneDi(mossa);
  try {
    return mossa.canale === 'raccomandata'
      ? await spedizione<AttivitaPosta>('posta').affidaPezzo(trasmissione)
      : await spedizione<AttivitaPec>('pec').trasmettiPec(trasmissione);
  } catch {
    return { esito: 'interrotta' };
  }
}

async function ricevutaPresto(attesa: Avvio['attesa'], sveglia: () => boolean): Promise<boolean> {
  setCurrentDetails(descriviAttesa('ATTESA_NOTIFICA', attesa?.il ?? undefined));
  await condition(sveglia, ATTESA_RICEVUTE_MS, { summary: 'ATTESA_NOTIFICA' });
  return sveglia(); // what comes at the last moment is not left behind by the run that ends
}

async function dormi(fino: number | undefined, sveglia: () => boolean): Promise<void> {
  if (fino === undefined) await condition(sveglia);
  else if (fino > Date.now()) await condition(sveglia, fino - Date.now(), { summary: 'ATTESA_NOTIFICA' });
}
