import path from 'node:path';
import type { Configurazione } from '../configurazione/configurazione';
import type { NomePorta } from '../configurazione/porte';
import { dentro } from './cartella-dati';
import type { RicettaProcesso } from './figlio';
import { argomentiNode, esisteModulo } from './radice';

/** One of our own processes: where its code is, the ports it listens on, the one that answers `GET /salute`. */
interface DefinizioneProcesso {
  nome: string;
  modulo: string;
  porte: readonly NomePorta[];
  salute: NomePorta;
  /** True when it stands for a counterpart of the real world. */
  sandbox: boolean;
}

/** In the order of the start; the stop goes the other way. */
const PROCESSI: readonly DefinizioneProcesso[] = [
  {
    nome: 'sandbox',
    modulo: 'services/sandbox/main',
    porte: ['sandbox', 'smtp', 'imap'],
    salute: 'sandbox',
    sandbox: true,
  },
  {
    nome: 'worker',
    modulo: 'services/worker/main',
    porte: ['saluteWorker'],
    salute: 'saluteWorker',
    sandbox: false,
  },
  { nome: 'api', modulo: 'services/api/main', porte: ['api'], salute: 'api', sandbox: false },
  {
    nome: 'pec-inbox',
    modulo: 'services/pec-inbox/main',
    porte: ['salutePecInbox'],
    salute: 'salutePecInbox',
    sandbox: false,
  },
];

export function processiDa(configurazione: Configurazione): DefinizioneProcesso[] {
  const conSandbox = configurazione.ambiente === 'sandbox';
  return PROCESSI.filter((processo) => esisteModulo(processo.modulo) && (conSandbox || !processo.sandbox));
}

export function ricettaProcesso(
  definizione: DefinizioneProcesso,
  configurazione: Configurazione,
  env: NodeJS.ProcessEnv,
): RicettaProcesso {
  const salute = `http://127.0.0.1:${configurazione.porte[definizione.salute]}/salute`;
  return {
    nome: definizione.nome,
    programma: process.execPath,
    argomenti: argomentiNode(definizione.modulo),
    env,
    nostro: true,
    pronto: async () => (await fetch(salute, { signal: AbortSignal.timeout(3_000) })).ok,
    segnale: 'SIGTERM',
    attesaMs: 120_000,
    fileLog: path.join(dentro(configurazione.dati).log, `${definizione.nome}.log`),
  };
}
