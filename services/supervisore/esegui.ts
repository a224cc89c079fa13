import { spawn } from 'node:child_process';

export interface EsitoComando {
  codice: number | null;
  /** The last lines of what it said, both streams together. */
  coda: string;
}

/** Runs a program to its end, or kills it when `ms` have passed. Errors of the system (ENOENT) are an outcome. */
export function esegui(
  programma: string,
  argomenti: readonly string[],
  opzioni: {
    ms: number;
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    segnale?: AbortSignal;
    utente?: { uid: number; gid: number };
  },
): Promise<EsitoComando> {
  return new Promise((resolve) => {
    let testo = '';
    const figlio = spawn(programma, argomenti, {
      cwd: opzioni.cwd,
      env: opzioni.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(opzioni.utente ? { uid: opzioni.utente.uid, gid: opzioni.utente.gid } : {}),
      ...(opzioni.segnale ? { signal: opzioni.segnale } : {}),
    });
    const tieni = (pezzo: Buffer) => {
      testo = (testo + pezzo.toString('utf8')).slice(-4_000);
    };
    figlio.stdout.on('data', tieni);
    figlio.stderr.on('data', tieni);
    const limite = setTimeout(() => figlio.kill('SIGKILL'), opzioni.ms);
    figlio.once('error', (errore) => {
      clearTimeout(limite);
      resolve({ codice: null, coda: errore.message });
    });
    figlio.once('close', (codice, segnale) => {
      clearTimeout(limite);
      resolve({ codice, coda: segnale ? `${testo.trim()} (fermato da ${segnale})`.trim() : testo.trim() });
    });
  });
}
