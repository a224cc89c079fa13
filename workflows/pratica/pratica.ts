import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { AttivitaPratica } from '../attivita';
import { FORMA } from '../messaggi/forma';
import type { Messaggio } from '../messaggi/registro';
import { MOTIVO, PROSSIMA_DATA, RESIDUO_CENTESIMI, STATO } from './attributi';
import { descriviAttesa } from './descrizione';
import { eseguiPasso } from './esecuzione';
import { registraGestori } from './gestori';

const { valutaPratica } = proxyLocalActivities<AttivitaPratica>({
  startToCloseTimeout: '10s',
  summary: 'VALUTA',
});

type Avvio = Messaggio<'pratica'>;
type Attesa = NonNullable<Avvio['attesa']>;

/** What the pratica waits for, as the run knows it: the parity check I12 compares it with the database. */
export const stato = defineQuery<Messaggio<'stato'>>('stato');

/** Below it the wait stays in the run: a tight continue-as-new loop starves updates. */
const ATTESA_LUNGA_MS = 60_000;

/**
 * The life of one pratica: evaluate, execute, wait. It holds no rule: what to do next, and why, is the answer of
 * `valutaPratica`. `attesa.fino` is an absolute instant in ms, so that a run can be continued at any moment.
 */
export async function pratica(avvio: Avvio): Promise<void> {
  const id: Messaggio<'praticaId'> = { m: 'praticaId', enteId: avvio.enteId, praticaId: avvio.praticaId };
  let attesa = avvio.attesa ?? undefined;
  let sveglia = false;
  registraGestori(id, avvio.forma ?? 1, () => {
    sveglia = true;
  });
  setHandler(stato, () => ({ m: 'stato', motivo: attesa?.motivo, finoIl: attesa?.il }));
  for (;;) {
    if (attesa) await dormi(attesa, () => sveglia);
    await condition(allHandlersFinished); // facts first, then the decision
    sveglia = false;
    const passo = await valutaPratica(id);
    attesa = passo.passo === 'attendi' ? attesaDi(passo) : undefined;
    if (!attesa) await eseguiPasso(passo);
    await condition(allHandlersFinished); // never close a run under a handler
    if (sveglia)
      attesa = undefined; // a fact arrived meanwhile: decide again
    else if (passo.motivo === 'PRATICA_CHIUSA') return;
    if (attesa && !passo.chiusa) annota(passo);
    const lunga =
      attesa !== undefined && (attesa.fino ?? Number.MAX_SAFE_INTEGER) - Date.now() > ATTESA_LUNGA_MS;
    if (lunga || workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof pratica>({ ...avvio, attesa, forma: FORMA });
  }
}

const attesaDi = ({ fino, motivo, finoIl }: Messaggio<'passo'>): Attesa => ({ fino, motivo, il: finoIl });

async function dormi(attesa: Attesa, sveglia: () => boolean): Promise<void> {
  setCurrentDetails(descriviAttesa(attesa.motivo, attesa.il ?? undefined));
  if (attesa.fino === undefined || attesa.fino === null) {
    await condition(sveglia);
    return;
  }
  const resto = attesa.fino - Date.now();
  if (resto <= 0) return;
  const summary = attesa.il ? `${attesa.motivo} ${attesa.il}` : attesa.motivo;
  await condition(sveglia, resto, { summary });
}

function annota(passo: Messaggio<'passo'>): void {
  upsertSearchAttributes([
    { key: STATO, value: passo.passo.toUpperCase() },
    { key: MOTIVO, value: passo.motivo },
    { key: PROSSIMA_DATA, value: passo.fino ? new Date(passo.fino) : null },
    { key: RESIDUO_CENTESIMI, value: Number(passo.residuo) },
  ]);
}
