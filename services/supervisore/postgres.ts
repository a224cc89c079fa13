import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { ErroreEsatto } from '../configurazione/errore';
import { versioneDi } from './cartella-dati';
import { esegui } from './esegui';
import type { RicettaProcesso } from './figlio';
import { type IdentitaProcesso, identitaDi } from './identita';
import { attendiSepoltura } from './postmaster';
import { type ProgrammiPostgres, programmiPostgres } from './programmi-postgres';
import { type UtenteDatabase, utenteDatabase } from './utente-database';

const PROPRIETARIO = 'esatto';
const LOCALE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
const SENZA_DURATA = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface PostgresIncorporato {
  ricetta: RicettaProcesso;
  /** Address of a database of this server, as the superuser. */
  indirizzo(database: string): string;
}

export interface OpzioniPostgres {
  /** Folder that holds `postgres/` and its password; the database user must be able to reach it. */
  cartella: string;
  porta: number;
  fileLog: string;
  /** For tests only: nothing survives a crash of the machine. */
  effimero?: boolean;
}

/** Makes the cluster when there is none, and says how to run it. Errors: `postgres.programmi`, `postgres.creazione`, `dati.versione`. */
export async function preparaPostgres(opzioni: OpzioniPostgres): Promise<PostgresIncorporato> {
  const utente = utenteDatabase();
  const programmi = programmiPostgres(utente, opzioni.cartella);
  const dati = path.join(opzioni.cartella, 'postgres');
  const parola = parolaSegreta(opzioni.cartella, utente);
  if (versioneDi(dati) === null) await creaCluster(dati, programmi, utente, parola.file);
  await controllaVersione(dati, programmi);
  await attendiSepoltura(dati);
  const indirizzo = (database: string) =>
    `postgres://${PROPRIETARIO}:${parola.testo}@127.0.0.1:${opzioni.porta}/${database}`;
  return {
    indirizzo,
    ricetta: {
      nome: 'postgres',
      programma: programmi.postgres,
      argomenti: ['-D', dati, '-p', String(opzioni.porta), ...parametri(opzioni.effimero === true)],
      env: { LC_ALL: 'C', PATH: process.env.PATH, TZ: 'UTC' },
      utente,
      nostro: false,
      pronto: () => risponde(indirizzo('postgres')),
      segnale: 'SIGINT',
      attesaMs: 120_000,
      fileLog: opzioni.fileLog,
    },
  };
}

function parametri(effimero: boolean): string[] {
  const valori = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=150',
    'timezone=UTC',
  ];
  return [...valori, ...(effimero ? SENZA_DURATA : [])].flatMap((valore) => ['-c', valore]);
}

/** A secret of this folder: the superuser can run programs, so a known one would open the machine to its users. */
function parolaSegreta(cartella: string, utente: UtenteDatabase | null): { testo: string; file: string } {
  const file = path.join(cartella, 'postgres.parola');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  chmodSync(file, 0o600);
  if (utente !== null) chownSync(file, utente.uid, utente.gid);
  return { testo: readFileSync(file, 'utf8').trim(), file };
}

/** The cluster is made aside and takes its name when it is whole: a start cut short leaves nothing half-made. */
async function creaCluster(
  dati: string,
  programmi: ProgrammiPostgres,
  utente: UtenteDatabase | null,
  fileParola: string,
): Promise<void> {
  const provvisoria = `${dati}.nuovo`;
  rmSync(provvisoria, { recursive: true, force: true });
  mkdirSync(provvisoria, { mode: 0o700 });
  if (utente !== null) chownSync(provvisoria, utente.uid, utente.gid);
  const { codice, coda } = await esegui(
    programmi.initdb,
    [
      `--pgdata=${provvisoria}`,
      '--auth=scram-sha-256',
      `--username=${PROPRIETARIO}`,
      `--pwfile=${fileParola}`,
      ...LOCALE,
    ],
    { ms: 120_000, env: { LC_ALL: 'C', PATH: process.env.PATH }, ...(utente ? { utente } : {}) },
  );
  if (codice !== 0)
    throw new ErroreEsatto('postgres.creazione', `PostgreSQL non crea la sua cartella ${dati}:\n${coda}`);
  rmSync(dati, { recursive: true, force: true });
  renameSync(provvisoria, dati);
}

async function controllaVersione(dati: string, programmi: ProgrammiPostgres): Promise<void> {
  const { coda } = await esegui(programmi.postgres, ['--version'], { ms: 20_000 });
  const nostra = /(\d+)\.\d+/.exec(coda)?.[1];
  const sua = versioneDi(dati);
  if (nostra !== undefined && sua !== nostra)
    throw new ErroreEsatto(
      'dati.versione',
      `${dati} è di PostgreSQL ${sua}, qui c'è il ${nostra}: usa la versione di Esatto che l'ha creata, o un'altra cartella con ESATTO_DATI`,
    );
}

/** True when it takes a query; the password tells our server from somebody else's. */
export async function risponde(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A server left on this cluster by a supervisor that was killed before writing it down. */
export function postgresRimasto(cartella: string): IdentitaProcesso | null {
  const file = path.join(cartella, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid = '', dati = ''] = readFileSync(file, 'utf8').split('\n');
  const riga = `/proc/${Number(pid)}/cmdline`;
  if (!existsSync(riga) || !readFileSync(riga, 'utf8').split('\0').includes(dati.trim())) return null;
  return identitaDi(Number(pid));
}
