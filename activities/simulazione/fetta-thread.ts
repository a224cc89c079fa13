import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Profilo } from '../../domain/profili/profilo';
import { type Fetta, type Portafoglio, type SommeFetta, viviFetta } from '../../domain/simulazione/fetta';
import type { Modello } from '../../domain/simulazione/modello';

/** What a thread is asked for; everything in it is plain data. */
export interface RichiestaFetta {
  portafoglio: Portafoglio;
  fetta: Fetta;
  profili: readonly Profilo[];
  modello: Modello;
}
export type RispostaFetta = { somme: SommeFetta } | { errore: string };

/** `cedevole`: it takes only the processor time that nobody else asks for. */
export interface DatiFilo {
  cedevole: boolean;
}

// on Linux a priority is of the thread that asks; elsewhere it would be of the whole process
if ((workerData as DatiFilo | null)?.cedevole === true && process.platform === 'linux')
  setPriority(constants.priority.PRIORITY_LOW);

/** Entry of a thread: one slice, one answer. */
parentPort?.on('message', ({ portafoglio, fetta, profili, modello }: RichiestaFetta) => {
  let risposta: RispostaFetta;
  try {
    risposta = { somme: viviFetta(portafoglio, fetta, profili, modello) };
  } catch (causa) {
    risposta = { errore: (causa as Error).stack ?? String(causa) };
  }
  parentPort?.postMessage(risposta);
});
