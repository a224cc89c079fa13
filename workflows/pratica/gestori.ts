import {
  ApplicationFailure,
  currentUpdateInfo,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import { NOMI_COMANDO } from '../../domain/comandi/vocabolario';
import type { AttivitaPratica } from '../attivita';
import { leggiComando } from '../messaggi/controllo';
import type { Messaggio, NomeComando } from '../messaggi/registro';
import { scritturaBreve, scritture } from '../scritture';

const inVista = scritture<AttivitaPratica>('COMANDO').registraComando;
const breve = scritturaBreve<AttivitaPratica, 'registraComando'>('registraComando', 'COMANDO');

/** Somebody tells that the facts have changed, or that the date has moved. Says nothing else. */
export const orologio = defineSignal('orologio');

/**
 * One handler for the Update (API: synchronous answer) and the Signal (Temporal UI, CLI, batches) of each
 * command. The validator looks at the shape only; the activity decides on the facts (design.md, section 1).
 */
export function registraGestori(pratica: Messaggio<'praticaId'>, forma: number, sveglia: () => void): void {
  const registraComando = forma >= 2 ? breve : inVista;
  setHandler(orologio, sveglia);
  for (const nome of NOMI_COMANDO) {
    const accogli = async (grezzo: unknown): Promise<Messaggio<'esito'> | undefined> => {
      const comando = leggiComando(nome, grezzo);
      if (comando === null) {
        log.warn('signal refused', { nome, codice: 'CORPO_NON_VALIDO' });
        return undefined;
      }
      const esito = await registraComando(richiesta(pratica, nome, comando), comando);
      sveglia();
      return esito;
    };
    setHandler(defineUpdate<Messaggio<'esito'> | undefined, [unknown]>(nome), accogli, {
      validator: valida(nome),
    });
    setHandler(defineSignal<[unknown]>(nome), async (grezzo) => {
      await accogli(grezzo);
    });
  }
}

const valida = (nome: NomeComando) => (grezzo: unknown) => {
  if (leggiComando(nome, grezzo) === null)
    throw ApplicationFailure.nonRetryable('CORPO_NON_VALIDO', 'Rifiuto');
};

type Intestazione = {
  comandoId?: string | undefined;
  autoreId?: string | undefined;
  documentoId?: string | undefined;
};

function richiesta(
  pratica: Messaggio<'praticaId'>,
  nome: NomeComando,
  { comandoId, autoreId, documentoId }: Intestazione,
): Messaggio<'registra'> {
  const update = currentUpdateInfo();
  return {
    m: 'registra',
    enteId: pratica.enteId,
    praticaId: pratica.praticaId,
    nome,
    via: update ? 'UPDATE' : 'SIGNAL',
    comandoId: comandoId ?? uuid4(), // a signal from the UI has no id of its own
    autoreId,
    documentoId,
  };
}
