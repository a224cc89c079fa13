import { parentPort } from 'node:worker_threads';
import { ErroreAtto } from './errori';
import { creaMotore, type Motore } from './motore';
import { documentoDi, type Richiesta, stampa } from './resa';

/** Entry of a thread of the pool: one request, one answer. A refusal is an answer, not the end of the thread. */
let motore: Motore | undefined;

function rispondi(richiesta: Richiesta): void {
  try {
    motore ??= creaMotore();
    const reso = stampa(motore, documentoDi(richiesta));
    const pdf = new Uint8Array(reso.pdf);
    parentPort?.postMessage({ reso: { ...reso, pdf } }, [pdf.buffer]);
  } catch (cause) {
    const errore =
      cause instanceof ErroreAtto
        ? { code: cause.code, message: cause.message.slice(cause.code.length + 2) }
        : { code: 'atto.resa', message: (cause as Error).stack ?? String(cause) };
    parentPort?.postMessage({ errore });
  }
}

parentPort?.on('message', rispondi);
