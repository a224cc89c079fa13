import { existsSync } from 'node:fs';
import type { Configurazione } from '../configurazione/configurazione';
import { leggiConfigurazione } from '../configurazione/configurazione';
import { dentro } from './cartella-dati';
import type { Contesto, DataIniziale, DopoAvvio, OpzioniAvvio } from './contesto';
import type { Notizie } from './custode';
import { notizieSu } from './notizie';
import { governaOrologio } from './orologio';
import { esisteModulo, fileModulo } from './radice';
import { Supervisore } from './supervisore';
import { tabellaIndirizzi } from './tabella';

const DOPO_AVVIO = 'services/dimostrazione/dopo-avvio';
const DATA_INIZIALE = 'services/dimostrazione/data-iniziale';

/**
 * Starts the product and stays until it is stopped (SIGINT, SIGTERM, SIGHUP), until what comes after the start gives
 * an exit code, or until a part is lost. Returns the exit code; throws coded errors.
 */
export async function avvia(opzioni: OpzioniAvvio, env: NodeJS.ProcessEnv): Promise<number> {
  const configurazione = leggiConfigurazione(env);
  const notizie = notizieSu(opzioni.json ? process.stderr : process.stdout);
  const fermata = ascoltaFermata(notizie);
  const supervisore = new Supervisore(configurazione, notizie, fermata);
  try {
    return await esegui(supervisore, configurazione, opzioni, env, notizie, fermata);
  } catch (errore) {
    if (fermata.aborted) return 0;
    throw errore;
  } finally {
    await supervisore.ferma();
  }
}

async function esegui(
  supervisore: Supervisore,
  configurazione: Configurazione,
  opzioni: OpzioniAvvio,
  env: NodeJS.ProcessEnv,
  notizie: Notizie,
  fermata: AbortSignal,
): Promise<number> {
  const primaVolta = !existsSync(dentro(configurazione.dati).completa);
  const databaseUrl = await supervisore.avviaDatabase();
  const dal = opzioni.dal ?? (primaVolta ? await dataIniziale(opzioni) : null);
  const orologio = await governaOrologio(configurazione.database.urlApp, { ...opzioni, dal });
  try {
    await supervisore.avviaProcessi(ambienteFigli(env, configurazione, opzioni));
    await orologio.parti();
    notizie.progresso('Esatto è in funzione; Ctrl-C per fermarlo');
    notizie.avviso(tabellaIndirizzi(configurazione));
    const contesto: Contesto = { configurazione, opzioni, databaseUrl, primaVolta, fermata, ...notizie };
    return await primoFra(contesto, supervisore);
  } finally {
    await orologio.ferma();
  }
}

async function primoFra(contesto: Contesto, supervisore: Supervisore): Promise<number> {
  const fermato = new Promise<number>((resolve) => {
    if (contesto.fermata.aborted) resolve(0);
    contesto.fermata.addEventListener('abort', () => resolve(0), { once: true });
  });
  const perduto = supervisore.perdita.then((errore) => Promise.reject(errore));
  const finito = dopoAvvio(contesto).then((codice) => codice ?? new Promise<number>(() => {}));
  return Promise.race([fermato, perduto, finito]);
}

async function dataIniziale(opzioni: OpzioniAvvio): Promise<string | null> {
  if (!esisteModulo(DATA_INIZIALE)) return null;
  const modulo = require(fileModulo(DATA_INIZIALE)) as { dataIniziale: DataIniziale };
  return modulo.dataIniziale(opzioni);
}

async function dopoAvvio(contesto: Contesto): Promise<number | null> {
  if (!esisteModulo(DOPO_AVVIO)) return null;
  const modulo = require(fileModulo(DOPO_AVVIO)) as { dopoAvvio: DopoAvvio };
  return modulo.dopoAvvio(contesto);
}

/** The processes get the settings already decided, and never the address of the role that owns the database. */
function ambienteFigli(
  env: NodeJS.ProcessEnv,
  configurazione: Configurazione,
  opzioni: OpzioniAvvio,
): NodeJS.ProcessEnv {
  const { ESATTO_DATABASE_URL: _, ESATTO_GIORNO_MS: __, ...altre } = env;
  return {
    ...altre,
    ESATTO_DATI: configurazione.dati,
    ESATTO_PORTA_BASE: String(configurazione.porte.api),
    ESATTO_DATABASE_URL_APP: configurazione.database.urlApp,
    ...(opzioni.giornoMs === null ? {} : { ESATTO_GIORNO_MS: String(opzioni.giornoMs) }),
  };
}

function ascoltaFermata(notizie: Notizie): AbortSignal {
  const fermata = new AbortController();
  const ferma = () => {
    if (!fermata.signal.aborted) notizie.avviso('mi fermo');
    fermata.abort();
  };
  for (const segnale of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(segnale, ferma);
  if (process.env.npm_lifecycle_event !== undefined) seguiGenitore(ferma);
  return fermata.signal;
}

/** Under npm there is a shell in between, which takes SIGTERM for itself: we learn of it when it is gone. */
function seguiGenitore(ferma: () => void): void {
  const genitore = process.ppid;
  setInterval(() => {
    if (process.ppid !== genitore) ferma();
  }, 500).unref();
}
