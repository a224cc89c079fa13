import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ErroreEsatto } from '../configurazione/errore';
import { lasciaSerratura, prendiSerratura } from './serratura';
import { primoOstacolo, type UtenteDatabase } from './utente-database';

/** What the supervisor keeps in the data folder. */
export function dentro(dati: string) {
  return {
    serratura: path.join(dati, 'esatto.pid'),
    processi: path.join(dati, 'processi.json'),
    completa: path.join(dati, 'completa'),
    postgres: path.join(dati, 'postgres'),
    temporal: path.join(dati, 'temporal.db'),
    log: path.join(dati, 'log'),
  };
}

/**
 * Makes or checks the data folder and locks it. Errors: `dati.inaccessibili`, `dati.in_uso`, `dati.irraggiungibili`,
 * `dati.incompleti`.
 */
export function apriCartellaDati(
  dati: string,
  parti: { postgres: UtenteDatabase | null | false; temporal: boolean },
): void {
  const file = dentro(dati);
  if (parti.postgres !== false) controllaRaggiungibile(dati, parti.postgres);
  creaCartella(dati, file.log);
  const titolare = prendiSerratura(file.serratura);
  if (titolare !== null)
    throw new ErroreEsatto(
      'dati.in_uso',
      `un altro Esatto (processo ${titolare.pid}) usa già ${dati}: fermalo, o indica un'altra cartella con ESATTO_DATI e altre porte con ESATTO_PORTA_BASE`,
    );
  try {
    if (parti.postgres !== false) controllaPostgres(dati);
    if (existsSync(file.completa)) controllaCompleta(dati, parti);
  } catch (errore) {
    lasciaSerratura(file.serratura);
    throw errore;
  }
}

export function chiudiCartellaDati(dati: string): void {
  lasciaSerratura(dentro(dati).serratura);
}

/** From now on a missing part is a loss, not a first start cut short. */
export function segnaCompleta(dati: string): void {
  const { completa } = dentro(dati);
  if (!existsSync(completa)) writeFileSync(completa, 'la prima partenza è arrivata in fondo\n');
}

function creaCartella(dati: string, log: string): void {
  try {
    const prima = mkdirSync(dati, { recursive: true });
    // whatever the umask, the database user must be able to cross the folders that we make
    for (let nuova = dati; prima !== undefined && nuova.length >= prima.length; nuova = path.dirname(nuova))
      chmodSync(nuova, 0o711);
    mkdirSync(log, { recursive: true });
    accessSync(dati, constants.W_OK);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    throw new ErroreEsatto(
      'dati.inaccessibili',
      `la cartella dei dati ${dati} non si può creare o scrivere (${code}): correggi i permessi o indicane un'altra con ESATTO_DATI`,
      { cause },
    );
  }
}

function controllaRaggiungibile(dati: string, utente: UtenteDatabase | null): void {
  const ostacolo = primoOstacolo(dentro(dati).postgres, utente);
  if (ostacolo !== null)
    throw new ErroreEsatto(
      'dati.irraggiungibili',
      `l'utente ${utente?.nome} del database non può attraversare ${ostacolo}, che porta a ${dati}: indica con ESATTO_DATI una cartella raggiungibile (per esempio sotto /var/lib), o dai "chmod o+x ${ostacolo}", o avvia Esatto da un utente che non sia root`,
    );
}

function controllaPostgres(dati: string): void {
  const { postgres } = dentro(dati);
  if (!existsSync(postgres)) return;
  if (
    !statSync(postgres).isDirectory() ||
    (readdirSync(postgres).length > 0 && versioneDi(postgres) === null)
  )
    throw new ErroreEsatto(
      'dati.incompleti',
      `${postgres} non è una cartella di PostgreSQL intera (manca PG_VERSION): rimettila da una copia, o svuota ${dati} per ripartire da zero`,
    );
}

export function versioneDi(postgres: string): string | null {
  const file = path.join(postgres, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function controllaCompleta(
  dati: string,
  parti: { postgres: UtenteDatabase | null | false; temporal: boolean },
): void {
  const file = dentro(dati);
  const mancanti = [
    parti.postgres !== false && versioneDi(file.postgres) === null ? file.postgres : null,
    parti.temporal && !existsSync(file.temporal) ? file.temporal : null,
  ].filter((nome) => nome !== null);
  if (mancanti.length > 0)
    throw new ErroreEsatto(
      'dati.incompleti',
      `la cartella dei dati ha perso ${mancanti.join(' e ')}: rimettila da una copia, o svuota ${dati} per ripartire da zero`,
    );
}
