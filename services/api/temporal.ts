import { WorkflowExecutionAlreadyStartedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { annunciaEvento } from '../../activities/notifiche/eventi';
import { CODE, type Temporale } from '../../activities/temporal/cliente';
import { comanda, nonRaggiungibile } from '../../activities/temporal/comanda';
import {
  avviaCarico,
  avviaLotto,
  avviaNotifica,
  avviaRicevuta,
  avviaSimulazione,
  fermaSimulazione,
  sveglia,
} from '../../activities/temporal/sveglia';
import { CODICI_RIFIUTO } from '../../domain/comandi/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { type PortaTemporal, type RispostaComando, TemporalNonDisponibile } from './dipendenze';

/** What a person waits before the API answers 202 with the address of the command (design.md, section 1). */
const ENTRO_MS = 10_000;

/** The workflows, seen from the API. Down = `TemporalNonDisponibile`: 503, and the same key may be tried again. */
export function creaPortaTemporal(t: Temporale): PortaTemporal {
  return {
    comanda: ({ enteId, praticaId, nome, comandoId, autoreId, documentoId, corpo }) =>
      oGiu(async () => {
        const intestazione = { autoreId, ...(documentoId !== undefined && { documentoId }) };
        const richiesta = { enteId, praticaId, nome, comandoId, corpo: { ...corpo, ...intestazione } };
        return rispondi(comanda(t, richiesta, ENTRO_MS));
      }),
    avviaCarico: (carico) => avvia(() => avviaCarico(t, carico)),
    approvaCarico: (richiesta) => oGiu(() => approva(t, richiesta)),
    approvaLotto: (richiesta) => oGiu(() => avviaLotto(t, richiesta)),
    avviaRicevuta: ({ attribuita, ...ricevuta }) =>
      avvia(() => (attribuita ? riprendiRicevuta(t, ricevuta) : avviaRicevuta(t, ricevuta))),
    avviaSimulazione: (simulazione) => avvia(() => avviaSimulazione(t, simulazione)),
    fermaSimulazione: ({ simulazioneId }) => oGiu(() => fermaSimulazione(t, simulazioneId)),
    svegliaNotifica: ({ enteId, praticaId, tentativoId }) =>
      oGiu(async () => {
        if (!(await sveglia(t, tentativoId, 'novita')))
          await avviaNotifica(t, { enteId, praticaId, tentativoId });
      }),
    annunciaEvento: ({ database, registro }, evento) =>
      oGiu(() => annunciaEvento({ database, registro, temporale: t }, evento)),
    pronto: () =>
      t.client.workflowService.getSystemInfo({}).then(
        () => true,
        () => false,
      ),
  };
}

type Approvazione = Parameters<PortaTemporal['approvaCarico']>[0];

async function approva(t: Temporale, r: Approvazione): Promise<RispostaComando> {
  const args: [Messaggio<'approvazione'>] = [
    { m: 'approvazione', autoreId: r.autoreId, approvato: r.approvato, comandoId: r.comandoId },
  ];
  const carico = t.client.workflow.getHandle(r.caricoId);
  const risposta = carico.executeUpdate<Messaggio<'esito'>, [Messaggio<'approvazione'>]>('approvazione', {
    updateId: r.comandoId,
    args,
  });
  let orologio: NodeJS.Timeout | undefined;
  const scaduto = new Promise<'in_corso'>((fatto) => {
    orologio = setTimeout(() => fatto('in_corso'), ENTRO_MS);
  });
  risposta.catch(() => undefined); // after the answer to the caller it goes on by itself
  return rispondi(Promise.race([risposta, scaduto]).finally(() => clearTimeout(orologio)));
}

/** A refusal of the validator is a value, like the refusals of the handler. */
async function rispondi(attesa: Promise<Messaggio<'esito'> | 'in_corso'>): Promise<RispostaComando> {
  try {
    const risposta = await attesa;
    return risposta === 'in_corso' ? risposta : soloEsito(risposta);
  } catch (e) {
    const causa = e instanceof WorkflowUpdateFailedError ? e.cause : undefined;
    if (!(causa instanceof ApplicationFailure) || causa.type !== 'Rifiuto') throw e;
    return {
      esito: 'rifiutata',
      codice: CODICI_RIFIUTO.find((c) => c === causa.message) ?? 'CORPO_NON_VALIDO',
    };
  }
}

const soloEsito = ({ esito, codice, norma }: Messaggio<'esito'>) => ({
  esito,
  codice: codice ?? undefined,
  norma: norma ?? undefined,
});

/** The first run of a parked receipt has ended: a person gave it a pratica, so another run tells it. */
async function riprendiRicevuta(t: Temporale, r: { enteId: string; ricevutaId: string }): Promise<void> {
  const args: [Messaggio<'ricevuta'>] = [{ m: 'ricevuta', ...r }];
  try {
    await t.client.workflow.start('riconciliazione', {
      workflowId: r.ricevutaId,
      taskQueue: `${t.prefisso}${CODE.pratica}`,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      args,
    });
  } catch (e) {
    if (!(e instanceof WorkflowExecutionAlreadyStartedError)) throw e;
  }
}

/** Begun before or now, it is the same to who asks. */
const avvia = (lavoro: () => Promise<unknown>): Promise<void> =>
  oGiu(async () => {
    await lavoro();
  });

async function oGiu<T>(lavoro: () => Promise<T>): Promise<T> {
  try {
    return await lavoro();
  } catch (e) {
    if (nonRaggiungibile(e)) throw new TemporalNonDisponibile(e);
    throw e;
  }
}
