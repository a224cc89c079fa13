import { type ChildProcess, fork } from 'node:child_process';
import { fileModulo } from '../services/supervisore/radice';

/** A module of the bench in a process of its own; it is put among those to be ended. */
export function figlioDi(modulo: string, argomenti: string[], figli: ChildProcess[]): ChildProcess {
  const figlio = fork(fileModulo(modulo), argomenti, { execArgv: ['--import', require.resolve('tsx')] });
  figli.push(figlio);
  return figlio;
}

/** Its next message. */
export const risposta = <T>(figlio: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const finito = (codice: number | null) => reject(new Error(`il processo figlio è finito con ${codice}`));
    figlio.once('exit', finito);
    figlio.once('message', (m) => {
      figlio.off('exit', finito);
      resolve(m as T);
    });
  });
