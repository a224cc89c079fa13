import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ErroreEsatto } from '../configurazione/errore';

/** A wrong command line: one line, exit code 2. */
export function erroreUso(messaggio: string): ErroreEsatto {
  return new ErroreEsatto('uso.errato', messaggio);
}

/** `node:util` parseArgs, strict, with its errors as ours. */
export function leggiArgomenti<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (errore) {
    const testo = errore instanceof Error ? errore.message : String(errore);
    throw erroreUso(`${testo.split('.')[0]}; vedi "esatto aiuto"`);
  }
}

const DATA = /^\d{4}-\d{2}-\d{2}$/;

/** A civil date given as an option; null when absent. */
export function dataOpzione(nome: string, valore: string | undefined): string | null {
  if (valore === undefined) return null;
  const istante = new Date(`${valore}T00:00:00Z`);
  if (DATA.test(valore) && !Number.isNaN(istante.getTime()) && istante.toISOString().startsWith(valore))
    return valore;
  throw erroreUso(`--${nome} ${valore}: attesa una data come 2026-03-01`);
}
