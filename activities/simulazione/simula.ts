import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Profilo } from '../../domain/profili/profilo';
import type { PraticaReale } from '../../domain/simulazione/debitore';
import {
  type Fetta,
  fettaVuota,
  type Portafoglio,
  type SommeFetta,
  unisciFette,
} from '../../domain/simulazione/fetta';
import type { Modello } from '../../domain/simulazione/modello';
import type { RichiestaFetta, RispostaFetta } from './fetta-thread';

const PER_FETTA = 500;
const THREAD_MAX = 8;

export interface Simulazione {
  portafoglio: Portafoglio;
  /** How many made-up debtors, or the pratiche of a real list. */
  debitori: number | readonly PraticaReale[];
  profili: readonly Profilo[];
  modello: Modello;
}

export interface OpzioniSimulazione {
  /** Default: the processors, at most 8. The result does not depend on it. */
  thread?: number;
  /** Debtors lived so far, and how many there are. */
  progresso?(fatti: number, tutti: number): void;
}

/** Threads that live portfolios. They are started once, and end with `chiudi`. */
export interface Simulatore {
  /** Throws what the decision throws for a defect. */
  simula(s: Simulazione, progresso?: (fatti: number, tutti: number) => void): Promise<SommeFetta>;
  chiudi(): Promise<void>;
}

export function apriSimulatore(thread: number = Math.min(availableParallelism(), THREAD_MAX)): Simulatore {
  const fili = Array.from({ length: Math.max(1, Math.min(thread, THREAD_MAX)) }, avviaWorker);
  return {
    simula: (s, progresso) => distribuisci(fili, s, progresso),
    chiudi: async () => {
      await Promise.all(fili.map((filo) => filo.terminate()));
    },
  };
}

/** Lives one portfolio on threads of its own. */
export async function simula(s: Simulazione, opzioni: OpzioniSimulazione = {}): Promise<SommeFetta> {
  const simulatore = apriSimulatore(opzioni.thread);
  try {
    return await simulatore.simula(s, opzioni.progresso);
  } finally {
    await simulatore.chiudi();
  }
}

/** Each thread takes the next slice when it has done its own: the sum is the same whoever did what. */
async function distribuisci(
  fili: readonly Worker[],
  s: Simulazione,
  progresso?: (fatti: number, tutti: number) => void,
): Promise<SommeFetta> {
  const tutti = typeof s.debitori === 'number' ? s.debitori : s.debitori.length;
  const totale = fettaVuota(s.profili.length, s.modello, s.portafoglio.dal);
  let prossimo = 0;
  let fatti = 0;
  const lavora = async (filo: Worker): Promise<void> => {
    while (prossimo < tutti) {
      const fetta = fettaDa(s, prossimo, Math.min(PER_FETTA, tutti - prossimo));
      prossimo += fetta.quanti;
      unisciFette(totale, await chiedi(filo, { ...s, fetta }));
      fatti += fetta.quanti;
      progresso?.(fatti, tutti);
    }
  };
  await Promise.all(fili.map(lavora));
  return totale;
}

function fettaDa({ debitori }: Simulazione, da: number, quanti: number): Fetta {
  return typeof debitori === 'number'
    ? { da, quanti }
    : { da, quanti, pratiche: debitori.slice(da, da + quanti) };
}

function chiedi(
  worker: Worker,
  { portafoglio, fetta, profili, modello }: RichiestaFetta,
): Promise<SommeFetta> {
  return new Promise((resolve, reject) => {
    const lascia = (): void => {
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
    };
    worker.once('message', (risposta: RispostaFetta) => {
      lascia();
      if ('somme' in risposta) resolve(risposta.somme);
      else reject(new Error(risposta.errore));
    });
    worker.once('error', (errore) => {
      lascia();
      reject(errore);
    });
    worker.postMessage({ portafoglio, fetta, profili, modello } satisfies RichiestaFetta);
  });
}

/** From the sources the thread needs the loader of TypeScript; from `dist/` it does not. */
function avviaWorker(): Worker {
  const entry = path.join(__dirname, `fetta-thread${path.extname(__filename)}`);
  if (!entry.endsWith('.ts')) return new Worker(entry);
  const loader = require.resolve('tsx/cjs/api');
  const code = `require(${JSON.stringify(loader)}).register();require(${JSON.stringify(entry)})`;
  return new Worker(code, { eval: true, execArgv: [] });
}
