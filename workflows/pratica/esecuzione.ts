import { proxyActivities } from '@temporalio/workflow';
import type { AttivitaAtti, AttivitaPratica } from '../attivita';
import { codaDi } from '../coda';
import type { Messaggio } from '../messaggi/registro';
import { scritture } from '../scritture';

const RIPROVA = { initialInterval: '200ms', maximumInterval: '30s' } as const;
const { emettiAtto } = scritture<AttivitaPratica>('EMETTI');
const { inviaAtto } = scritture<AttivitaPratica>('INVIA');
const { apriIndagine } = scritture<AttivitaPratica>('INDAGA');
const { registraProposta } = scritture<AttivitaPratica>('PROPONI');
const { chiudiPratica } = scritture<AttivitaPratica>('CHIUDI');
const resa = () =>
  proxyActivities<AttivitaAtti>({
    taskQueue: codaDi('atti'),
    startToCloseTimeout: '2m',
    heartbeatTimeout: '30s',
    retry: RIPROVA,
    summary: 'RENDI',
  });

/**
 * Carries out one decided step. Each write is a compare-and-set on the version of the decision: when a fact came
 * meanwhile it writes nothing, and the loop decides again (design.md, section 1).
 */
export async function eseguiPasso(passo: Messaggio<'passo'>): Promise<void> {
  switch (passo.passo) {
    case 'attendi':
      return;
    case 'emetti':
      return emetti(passo);
    case 'indaga':
      await apriIndagine(passo);
      return;
    case 'proponi':
      await registraProposta(passo);
      return;
    case 'chiudi':
      await chiudiPratica(passo);
      return;
    default:
      passo.passo satisfies never;
  }
}

/** The number first, bound to the act for ever; then its bytes; then, if nothing has changed, the dispatch. */
async function emetti(passo: Messaggio<'passo'>): Promise<void> {
  const { enteId, praticaId } = passo;
  const emesso = await emettiAtto(passo);
  if (emesso.esito === 'superato' || emesso.attoId === undefined || emesso.versione === undefined) return;
  const atto = { m: 'atto', enteId, praticaId, attoId: emesso.attoId, versione: emesso.versione } as const;
  await resa().rendiAtto(atto);
  await inviaAtto(atto);
}
