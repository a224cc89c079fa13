import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IdentitaProcesso, identitaDi, vivo } from './identita';

/**
 * A lock file that holds who took it. Whoever died without leaving it does not hold it any more.
 * Returns null when taken, or the living holder.
 */
export function prendiSerratura(file: string): IdentitaProcesso | null {
  const io = identitaDi(process.pid);
  if (io === null) throw new Error('questo processo non trova se stesso');
  const provvisorio = `${file}.${process.pid}`;
  writeFileSync(provvisorio, JSON.stringify(io));
  try {
    for (;;) {
      if (collega(provvisorio, file)) return null;
      const titolare = leggiTitolare(file);
      if (titolare !== null && vivo(titolare)) return titolare;
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(provvisorio, { force: true });
  }
}

/** Leaves the lock, if it is ours. */
export function lasciaSerratura(file: string): void {
  if (leggiTitolare(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** A hard link appears whole and only once: no reader sees a half-written lock. */
function collega(da: string, a: string): boolean {
  try {
    linkSync(da, a);
    return true;
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw errore;
  }
}

function leggiTitolare(file: string): IdentitaProcesso | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as IdentitaProcesso;
  } catch {
    return null;
  }
}
