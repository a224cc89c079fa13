import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { AttivitaCarico } from '../attivita';
import type { Messaggio } from '../messaggi/registro';
import { STATO } from '../pratica/attributi';

const RIPROVA = { initialInterval: '500ms', maximumInterval: '30s' } as const;
const lunga = (summary: string) =>
  proxyActivities<AttivitaCarico>({
    startToCloseTimeout: '1h',
    heartbeatTimeout: '60s',
    retry: RIPROVA,
    summary,
  });
const { controllaCarico } = lunga('CONTROLLA');
const { caricaPartite } = lunga('CARICA');
const { preparaMinuta } = lunga('MINUTA');
const { avviaPagina } = lunga('AVVIA');
const { decidiApprovazione } = proxyActivities<AttivitaCarico>({
  startToCloseTimeout: '20s',
  retry: RIPROVA,
});

/** The person of the Ente who answers is checked by the API and again in the database (S7, two persons). */
export const approvazione = defineUpdate<Messaggio<'esito'>, [Messaggio<'approvazione'>]>('approvazione');

const PAGINA = 500;

/** A list of claims: read, checked, loaded, shown in the minuta, approved by a second person, started in pages. */
export async function carico(avvio: Messaggio<'carico'>): Promise<void> {
  let risposta: Messaggio<'approvazione'> | undefined;
  setHandler(
    approvazione,
    async (r) => {
      const esito = await decidiApprovazione(avvio, r);
      if (esito.esito === 'eseguita') risposta = r;
      return esito;
    },
    {
      validator: (_seconda: Messaggio<'approvazione'>) => {
        if (risposta) throw ApplicationFailure.nonRetryable('CORPO_NON_VALIDO', 'Rifiuto');
      },
    },
  );
  mostra('CONTROLLO', 'Lettura e controllo della lista.');
  if ((await controllaCarico(avvio)).esito === 'rifiutato')
    return mostra('RIFIUTATO', 'Lista rifiutata: vedere il rapporto.');
  mostra('CARICAMENTO', 'Caricamento delle partite.');
  const { pratiche } = await caricaPartite(avvio);
  await preparaMinuta(avvio);
  mostra('IN_APPROVAZIONE', `Minuta pronta (${pratiche} pratiche): attende una persona dell'Ente.`);
  await condition(() => risposta !== undefined);
  await condition(allHandlersFinished);
  if (!risposta?.approvato) return mostra('RESPINTO', "Lista respinta dall'Ente.");
  await avvia(avvio, pratiche);
  mostra('AVVIATO', `Avviate ${pratiche} pratiche su ${pratiche}.`);
}

async function avvia({ enteId, caricoId }: Messaggio<'carico'>, pratiche: number): Promise<void> {
  for (let da = 0; da < pratiche; da += PAGINA) {
    mostra('AVVIO', `Avviate ${da} pratiche su ${pratiche}.`);
    await avviaPagina({ m: 'pagina', enteId, caricoId, da, quante: PAGINA });
  }
}

function mostra(stato: string, dettaglio: string): void {
  upsertSearchAttributes([{ key: STATO, value: stato }]);
  setCurrentDetails(dettaglio);
}
