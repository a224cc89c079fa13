import { availableParallelism } from 'node:os';
import type { Profilo } from '../../domain/profili/profilo';
import type { PraticaReale } from '../../domain/simulazione/debitore';
import {
  type Fetta,
  fettaVuota,
  type Portafoglio,
  type SommeFetta,
  unisciFette,
} from '../../domain/simulazione/fetta';
import { PER_FETTA } from '../../domain/simulazione/fette';
import type { Modello } from '../../domain/simulazione/modello';
import type { RichiestaFetta } from './fetta-thread';
import { Filo } from './filo';

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

/** Threads that live portfolios. Each starts at its first slice, and ends with `chiudi`. */
export interface Simulatore {
  /** Throws ErroreFetta with what the decision throws for a defect. */
  simula(s: Simulazione, progresso?: (fatti: number, tutti: number) => void): Promise<SommeFetta>;
  /** One slice, on the first thread that is free; given up at the signal. Throws as `simula`. */
  vivi(richiesta: RichiestaFetta, segnale?: AbortSignal): Promise<SommeFetta>;
  chiudi(): Promise<void>;
}

/** @param cedevole true = beside other work, which goes first */
export function apriSimulatore(
  thread: number = Math.min(availableParallelism(), THREAD_MAX),
  cedevole = false,
): Simulatore {
  const quanti = Math.max(1, Math.min(thread, THREAD_MAX));
  const fili = Array.from({ length: quanti }, () => new Filo({ cedevole }));
  const liberi = [...fili];
  const inAttesa: ((filo: Filo) => void)[] = [];
  const prendi = (): Promise<Filo> => {
    const filo = liberi.pop();
    return filo ? Promise.resolve(filo) : new Promise((resolve) => inAttesa.push(resolve));
  };
  const lascia = (filo: Filo): void => {
    const prossimo = inAttesa.shift();
    if (prossimo) prossimo(filo);
    else liberi.push(filo);
  };
  const vivi: Simulatore['vivi'] = async (richiesta, segnale) => {
    const filo = await prendi();
    return filo.vivi(richiesta, segnale).finally(() => lascia(filo));
  };
  return {
    vivi,
    simula: (s, progresso) => distribuisci(vivi, quanti, s, progresso),
    chiudi: async () => {
      await Promise.all(fili.map((filo) => filo.chiudi()));
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
  vivi: Simulatore['vivi'],
  quanti: number,
  s: Simulazione,
  progresso?: (fatti: number, tutti: number) => void,
): Promise<SommeFetta> {
  const tutti = typeof s.debitori === 'number' ? s.debitori : s.debitori.length;
  const totale = fettaVuota(s.profili.length, s.modello, s.portafoglio.dal);
  let prossimo = 0;
  let fatti = 0;
  const lavora = async (): Promise<void> => {
    while (prossimo < tutti) {
      const fetta = fettaDa(s, prossimo, Math.min(PER_FETTA, tutti - prossimo));
      prossimo += fetta.quanti;
      unisciFette(totale, await vivi({ ...s, fetta }));
      fatti += fetta.quanti;
      progresso?.(fatti, tutti);
    }
  };
  await Promise.all(Array.from({ length: quanti }, lavora));
  return totale;
}

function fettaDa({ debitori }: Simulazione, da: number, quanti: number): Fetta {
  return typeof debitori === 'number'
    ? { da, quanti }
    : { da, quanti, pratiche: debitori.slice(da, da + quanti) };
}
