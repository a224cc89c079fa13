import path from 'node:path';
import { GIORNI_LISTE, type GiorniListe } from '../../database/liste-lavoro';
import { RUOLO_APPLICAZIONE } from '../../database/migra';
import type { SoglieInterruttore } from '../../domain/notifica/interruttore';
import type { SoglieCasella } from '../../domain/notifica/salute-casella';
import { type Porte, porteDa } from './porte';
import { controllaProduzione } from './produzione';
import { leggiSezione, type VariabiliAmbiente } from './sezione';
import * as sezioni from './sezioni';

interface Accesso {
  serviceId: string;
  apiKey: string;
}

export interface Configurazione {
  ambiente: 'sandbox' | 'produzione';
  livelloLog: 'error' | 'warn' | 'info' | 'debug';
  porte: Porte;
  /** Absolute path of the data folder. */
  dati: string;
  database: {
    /** Address with the role of migrations, when a PostgreSQL of one's own is configured. */
    url: string | null;
    /** Address for the processes: a role that owns nothing. */
    urlApp: string;
    passwordApp: string;
  };
  temporal: {
    indirizzo: string;
    /** True when the server is the local one, started by the supervisor. */
    locale: boolean;
    namespace: string;
    eseguibile: string | null;
    codaPrefisso: string;
  };
  /** Milliseconds of a simulated day; null = real time. */
  orologio: { giornoMs: number | null };
  pec: {
    smtpUrl: string;
    imapUrl: string;
    password: string;
    ancore: string;
    /** LDIF file; null = verifications are partial. */
    gestori: string | null;
    alSecondo: number;
    soglie: SoglieCasella;
  };
  /** When the sends to a provider that fails stop, and for how long. */
  interruttore: SoglieInterruttore;
  /** Age limits of the worklists, in days. */
  giorniListe: GiorniListe;
  posta: {
    /** null = there is none, and no piece leaves by it. */
    consolidatore:
      | (Accesso & { url: string; requestSenderId: string; eventType: string; printType: string })
      | null;
    /** What who pushes progress has to say; null = the door is closed. */
    ingresso: Accesso | null;
    /** Folder of the batches for the providers that take files. */
    uscita: string;
    alSecondo: number;
  };
  indirizzi: { url: string; riferimento: string };
  api: {
    ascolto: string;
    url: string;
    emittente: string;
    jwksUrl: string;
    pubblico: string;
    richiesteMinuto: number;
  };
  /** Threads for the simulations; 0 = none here. */
  simulazione: { thread: number };
  sandbox: { url: string; dati: string };
  /** Where this process kills itself in a drill; null = nowhere. */
  caos: string | null;
}

/** All settings, from `ESATTO_*`. Errors: `configurazione.valore`, `configurazione.produzione`. */
export function leggiConfigurazione(env: VariabiliAmbiente = process.env): Configurazione {
  const generale = leggiSezione(sezioni.ambiente, env);
  const porte = porteDa(leggiSezione(sezioni.porte, env).portaBase);
  const dati = path.resolve(leggiSezione(sezioni.dati, env).dati);
  const { giornoMs } = leggiSezione(sezioni.orologio, env);
  const sandboxUrl = `http://127.0.0.1:${porte.sandbox}`;
  const configurazione: Configurazione = {
    ...generale,
    porte,
    dati,
    database: databaseDa(env, porte),
    temporal: temporalDa(env, porte),
    orologio: { giornoMs: giornoMs ?? null },
    pec: pecDa(env, porte, dati),
    interruttore: interruttoreDa(env),
    giorniListe: { ...GIORNI_LISTE, ...leggiSezione(sezioni.liste, env).listeGiorni },
    posta: postaDa(env, dati, generale.ambiente === 'sandbox' ? sandboxUrl : null),
    indirizzi: indirizziDa(env, sandboxUrl),
    api: apiDa(env, porte, sandboxUrl),
    simulazione: { thread: leggiSezione(sezioni.simulazione, env).simulazioneThread },
    sandbox: { url: sandboxUrl, dati: path.join(dati, 'sandbox') },
    caos: leggiSezione(sezioni.caos, env).caos ?? null,
  };
  if (configurazione.ambiente === 'produzione') controllaProduzione(configurazione, env);
  return configurazione;
}

function databaseDa(env: VariabiliAmbiente, porte: Porte): Configurazione['database'] {
  const letto = leggiSezione(sezioni.database, env);
  const passwordApp = letto.databasePasswordApp;
  const base = letto.databaseUrl ?? `postgres://esatto@127.0.0.1:${porte.postgres}/esatto`;
  return {
    url: letto.databaseUrl ?? null,
    urlApp: letto.databaseUrlApp ?? conRuolo(base, RUOLO_APPLICAZIONE, passwordApp),
    passwordApp,
  };
}

function conRuolo(url: string, ruolo: string, password: string): string {
  const indirizzo = new URL(url);
  indirizzo.username = ruolo;
  indirizzo.password = encodeURIComponent(password);
  return indirizzo.toString();
}

function temporalDa(env: VariabiliAmbiente, porte: Porte): Configurazione['temporal'] {
  const letto = leggiSezione(sezioni.temporal, env);
  return {
    indirizzo: letto.temporalIndirizzo ?? `127.0.0.1:${porte.temporal}`,
    locale: letto.temporalIndirizzo === undefined,
    namespace: letto.temporalNamespace,
    eseguibile: letto.temporalEseguibile ?? null,
    codaPrefisso: letto.temporalCodaPrefisso,
  };
}

function pecDa(env: VariabiliAmbiente, porte: Porte, dati: string): Configurazione['pec'] {
  const letto = leggiSezione(sezioni.pec, env);
  return {
    smtpUrl: letto.pecSmtpUrl ?? `smtp://127.0.0.1:${porte.smtp}`,
    imapUrl: letto.pecImapUrl ?? `imap://127.0.0.1:${porte.imap}`,
    password: letto.pecPassword,
    alSecondo: letto.pecAlSecondo,
    ancore: letto.pecAncore ?? path.join(dati, 'sandbox', 'pec', 'ca.pem'),
    gestori: letto.pecGestori ?? null,
    soglie: { ritardoMinuti: letto.pecRitardoMinuti, quotaPercento: letto.pecQuotaPercento },
  };
}

function interruttoreDa(env: VariabiliAmbiente): SoglieInterruttore {
  const { interruttoreFalliti, interruttorePausa } = leggiSezione(sezioni.interruttore, env);
  return { falliti: interruttoreFalliti, pausaMs: interruttorePausa * 1_000 };
}

/** A production without a postal provider is one whose Enti send by hand. */
function postaDa(env: VariabiliAmbiente, dati: string, sandboxUrl: string | null): Configurazione['posta'] {
  const letto = leggiSezione(sezioni.posta, env);
  const url = letto.postaUrl ?? sandboxUrl;
  const apiKey = letto.postaIngressoApiKey ?? (sandboxUrl === null ? null : sezioni.SEGRETO_SANDBOX);
  return {
    consolidatore:
      url === null
        ? null
        : {
            url,
            serviceId: letto.postaServiceId,
            apiKey: letto.postaApiKey,
            requestSenderId: letto.postaMittente,
            eventType: letto.postaTipoEvento,
            printType: letto.postaTipoStampa,
          },
    ingresso: apiKey === null ? null : { serviceId: letto.postaIngressoServiceId, apiKey },
    uscita: path.resolve(letto.postaUscita ?? path.join(dati, 'posta')),
    alSecondo: letto.postaAlSecondo,
  };
}

function indirizziDa(env: VariabiliAmbiente, sandboxUrl: string): Configurazione['indirizzi'] {
  const letto = leggiSezione(sezioni.indirizzi, env);
  return { url: letto.indirizziUrl ?? `${sandboxUrl}/inad`, riferimento: letto.indirizziRiferimento };
}

function apiDa(env: VariabiliAmbiente, porte: Porte, sandboxUrl: string): Configurazione['api'] {
  const letto = leggiSezione(sezioni.api, env);
  return {
    ascolto: letto.apiAscolto,
    url: `http://127.0.0.1:${porte.api}`,
    emittente: letto.apiEmittente ?? sandboxUrl,
    jwksUrl: letto.apiJwksUrl ?? `${sandboxUrl}/.well-known/jwks.json`,
    pubblico: letto.apiPubblico,
    richiesteMinuto: letto.apiRichiesteMinuto,
  };
}
