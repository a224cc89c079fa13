import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { ErroreEsatto } from '../configurazione/errore';
import { type IdentitaProcesso, identitaDi, termina } from './identita';

/** How one process is started, known to be ready, and stopped. */
export interface RicettaProcesso {
  nome: string;
  programma: string;
  argomenti: string[];
  env: NodeJS.ProcessEnv;
  utente?: { uid: number; gid: number } | null;
  /** True for our own processes: they stop when the supervisor that spawned them disappears. */
  nostro: boolean;
  pronto(): Promise<boolean>;
  segnale: NodeJS.Signals;
  attesaMs: number;
  fileLog: string;
}

export interface Figlio {
  nome: string;
  processo: IdentitaProcesso;
  /** Resolves when the process ends, with the reason in words. */
  fine: Promise<string>;
  ferma(): Promise<void>;
}

const FERMATA_MS = 20_000;
const LOG_MASSIMO = 20 * 1024 * 1024;

/**
 * Spawns in a process group of its own, so that Ctrl-C reaches the supervisor alone and the order of the stops holds.
 * `nato` is told of the process before it is ready. Errors: `processo.non_parte`.
 */
export async function avviaFiglio(
  ricetta: RicettaProcesso,
  nato: (processo: IdentitaProcesso) => void,
): Promise<Figlio> {
  const processo = lancia(ricetta);
  const fine = new Promise<string>((resolve) => {
    processo.once('error', (errore) => resolve(errore.message));
    processo.once('exit', (codice, segnale) => resolve(segnale ? `segnale ${segnale}` : `codice ${codice}`));
  });
  const identita = processo.pid === undefined ? null : identitaDi(processo.pid);
  if (identita !== null) nato(identita);
  const motivo = await prontoOFinito(ricetta, fine);
  if (motivo === null && identita !== null)
    return {
      nome: ricetta.nome,
      processo: identita,
      fine,
      ferma: () => termina(identita, ricetta.segnale, FERMATA_MS),
    };
  if (identita !== null) await termina(identita, ricetta.segnale, 5_000);
  throw new ErroreEsatto(
    'processo.non_parte',
    `${ricetta.nome} non parte (${motivo ?? 'terminato subito'}). Ultime righe di ${ricetta.fileLog}:\n${codaLog(ricetta.fileLog)}`,
  );
}

function lancia(ricetta: RicettaProcesso): ChildProcess {
  if (existsSync(ricetta.fileLog) && statSync(ricetta.fileLog).size > LOG_MASSIMO)
    renameSync(ricetta.fileLog, `${ricetta.fileLog}.1`);
  const log = openSync(ricetta.fileLog, 'a');
  try {
    return spawn(ricetta.programma, ricetta.argomenti, {
      env: ricetta.env,
      detached: true,
      stdio: ricetta.nostro ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      ...(ricetta.utente ? { uid: ricetta.utente.uid, gid: ricetta.utente.gid } : {}),
    });
  } finally {
    closeSync(log);
  }
}

/** Null when ready, otherwise why not. */
async function prontoOFinito(ricetta: RicettaProcesso, fine: Promise<string>): Promise<string | null> {
  let finito: string | null = null;
  void fine.then((motivo) => {
    finito = motivo;
  });
  const limite = Date.now() + ricetta.attesaMs;
  while (Date.now() < limite) {
    if (finito !== null) return finito;
    if (await ricetta.pronto().catch(() => false)) return null;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `nessuna risposta in ${Math.round(ricetta.attesaMs / 1000)} secondi`;
}

export function codaLog(file: string, righe = 20): string {
  if (!existsSync(file)) return '  (nessun log)';
  const testo = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-righe);
  return testo.map((riga) => `  ${riga}`).join('\n');
}
