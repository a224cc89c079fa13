import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios from 'axios';
import { apriDatabase } from '../../database/connessione';
import { type Configurazione, leggiConfigurazione } from '../../services/configurazione/configurazione';
import { SCOSTAMENTI } from '../../services/configurazione/porte';
import { installaEnte, leggiEnteDimostrativo } from '../../services/dimostrazione/ente';
import { governaOrologio } from '../../services/supervisore/orologio';
import { libera } from '../../services/supervisore/porte-libere';
import { Supervisore } from '../../services/supervisore/supervisore';

/** The kills are many more than a product in service could suffer: its supervisor must not give up. */
const TENACIA = { riavvii: 1_000, stabileMs: 20_000, attesaMs: 250 };
const PRIMA_PORTA = 7600;

export interface OpzioniInstallazione {
  codiceEnte: string;
  dal: string;
  fino: string;
  /** `ESATTO_CAOS` of the processes. */
  caos: string;
  /** Other settings: servers that run already. */
  env: Record<string, string>;
  avviso(testo: string): void;
  fermata: AbortSignal;
}

/** A whole product of its own, as `esatto avvia` starts it. */
export interface Installazione {
  configurazione: Configurazione;
  /** Settings of a process of this installation that must live. */
  env: NodeJS.ProcessEnv;
  ente: { enteId: string; pec: string };
  /** Rejects when a part could not be kept alive. */
  perdita: Promise<never>;
  /** Stops it; its folder goes unless it is to be looked at. */
  ferma(tieni: boolean): Promise<void>;
}

export async function installa(o: OpzioniInstallazione): Promise<Installazione> {
  const dati = mkdtempSync(path.join(tmpdir(), 'esatto-caos-'));
  chmodSync(dati, 0o755);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ESATTO_API_RICHIESTE_MINUTO: '1000000',
    ESATTO_LIVELLO_LOG: 'warn',
    ESATTO_INTERRUTTORE_PAUSA: '2',
    ...o.env,
    ESATTO_DATI: dati,
    ESATTO_PORTA_BASE: String(await portaBaseLibera()),
  };
  const configurazione = leggiConfigurazione(env);
  const daChiudere: (() => Promise<unknown>)[] = [];
  const ferma = async (tieni: boolean) => {
    for (const passo of daChiudere.splice(0).reverse()) await passo();
    if (!tieni) rmSync(dati, { recursive: true, force: true });
  };
  try {
    return await avvia(o, configurazione, env, daChiudere, ferma);
  } catch (errore) {
    await ferma(true);
    throw errore;
  }
}

async function avvia(
  o: OpzioniInstallazione,
  configurazione: Configurazione,
  env: NodeJS.ProcessEnv,
  daChiudere: (() => Promise<unknown>)[],
  ferma: Installazione['ferma'],
): Promise<Installazione> {
  const notizie = { progresso: () => {}, avviso: o.avviso };
  const supervisore = new Supervisore(configurazione, notizie, o.fermata, TENACIA);
  daChiudere.push(() => supervisore.ferma());
  const databaseUrl = await supervisore.avviaDatabase();
  const { dal, fino } = o;
  const orologio = await governaOrologio(configurazione.database.urlApp, { dal, fino, giornoMs: null });
  daChiudere.push(() => orologio.ferma());
  const { ESATTO_DATABASE_URL: _, ...deiProcessi } = env;
  const envFigli = { ...deiProcessi, ESATTO_DATABASE_URL_APP: configurazione.database.urlApp };
  await supervisore.avviaProcessi({ ...envFigli, ESATTO_CAOS: o.caos });
  const ente = await mettiEnte(configurazione, databaseUrl, o.codiceEnte);
  const perdita = supervisore.perdita.then((errore) => Promise.reject(errore));
  perdita.catch(() => undefined); // whoever waits for it hears it
  return { configurazione, env: envFigli, ente, perdita, ferma };
}

async function mettiEnte(configurazione: Configurazione, databaseUrl: string, codiceEnte: string) {
  const amministra = apriDatabase(databaseUrl, { max: 1, nome: 'esatto-caos' });
  try {
    const ente = await installaEnte(amministra, { ...(await leggiEnteDimostrativo(null)), codiceEnte });
    await axios.post(`${configurazione.sandbox.url}/sandbox/pec/caselle`, {
      indirizzo: ente.pec,
      password: configurazione.pec.password,
    });
    return ente;
  } finally {
    await amministra.chiudi();
  }
}

/** First of a series of ports that nobody uses now. */
async function portaBaseLibera(): Promise<number> {
  for (let base = PRIMA_PORTA; base < 60_000; base += 20) {
    const porte = Object.values(SCOSTAMENTI).map((scostamento) => libera(base + scostamento));
    if ((await Promise.all(porte)).every(Boolean)) return base;
  }
  throw new Error('nessuna serie di porte libera');
}
