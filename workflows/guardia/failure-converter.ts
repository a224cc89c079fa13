import { ApplicationFailure, DefaultFailureConverter, type PayloadConverter } from '@temporalio/common';

type Guasto = ReturnType<DefaultFailureConverter['errorToFailure']>;

/** Messages that hold nothing of ours: those of the server, and the path given by the payload guard. */
const FISSI =
  /^(Activity task [a-z ]+|activity \w+ timeout|(Child )?Workflow execution [a-z ]+|PAYLOAD_VIETATO [\w.$?[\]]{1,60})$/;
const CODICE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+){0,6}$/;

/** Failures carry a code and no text, stack or details: those stay in the log of the process. Never throws. */
class SoloCodici extends DefaultFailureConverter {
  override errorToFailure(errore: unknown, converter: PayloadConverter): Guasto {
    let guasto: Guasto;
    try {
      guasto = super.errorToFailure(errore, converter);
    } catch (vietato) {
      const { nonRetryable = false } = errore as { nonRetryable?: boolean };
      const sostituto = ApplicationFailure.create({
        message: (vietato as Error).message,
        type: 'PayloadVietato',
        nonRetryable,
      });
      guasto = super.errorToFailure(sostituto, converter);
    }
    return ripulisci(guasto);
  }
}

function ripulisci(guasto: Guasto): Guasto {
  const info = guasto.applicationFailureInfo;
  if (info && !/^[A-Za-z]{1,40}$/.test(info.type ?? '')) info.type = 'Error';
  const ammesso = CODICE.test(guasto.message ?? '') && codiceNoto(guasto.message ?? '');
  if (!guasto.message || !(ammesso || FISSI.test(guasto.message))) guasto.message = 'ERRORE_INTERNO';
  if (guasto.cause) ripulisci(guasto.cause);
  return Object.assign(guasto, { stackTrace: '' });
}

const CODICI_GUASTO = new Set(['CORPO_NON_VALIDO', 'ERRORE_INTERNO', 'TEMPORANEO', 'CANCELLED']);
/** A pattern would let MARIO_ROSSI through: only codes of a closed set are kept. */
const codiceNoto = (messaggio: string) => CODICI_GUASTO.has(messaggio);

export const failureConverter = new SoloCodici();
