import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import { creaPool } from '../../activities/atti/pool';
import { resaCon } from '../../activities/prova/cronologia';
import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { GIORNI_LISTE } from '../../database/liste-lavoro';
import { assegnazioni, direzioni, RUOLI, type Ruolo, utenti } from '../../database/schema/enti';
import { creaApi } from '../../services/api/api';
import {
  type ImpostazioniApi,
  type PortaTemporal,
  type RichiestaComando,
  type RispostaComando,
  TemporalNonDisponibile,
} from '../../services/api/dipendenze';
import { type DueEnti, dueEnti } from './due-enti';
import { type Oggetti, seminaOggetti } from './oggetti-di-prova';

/**
 * Stands for the Temporal client of the API: it records what was asked and answers as told. The doors are proved
 * here on a real PostgreSQL; the workflows behind them are proved by the stories on a real Temporal.
 */
export class TemporalFinto implements PortaTemporal {
  giu = false;
  risposta: RispostaComando = { esito: 'eseguita' };
  comandi: RichiestaComando[] = [];
  altre: [string, object][] = [];
  attesa: Promise<void> | null = null;

  private async rispondi(nome: string, richiesta: object): Promise<RispostaComando> {
    if (this.giu) throw new TemporalNonDisponibile();
    this.altre.push([nome, richiesta]);
    await this.attesa;
    return this.risposta;
  }
  comanda(richiesta: RichiestaComando): Promise<RispostaComando> {
    this.comandi.push(richiesta);
    return this.rispondi('comanda', richiesta);
  }
  async avviaCarico(richiesta: object): Promise<void> {
    await this.rispondi('avviaCarico', richiesta);
  }
  approvaCarico(richiesta: object): Promise<RispostaComando> {
    return this.rispondi('approvaCarico', richiesta);
  }
  async approvaLotto(richiesta: object): Promise<void> {
    await this.rispondi('approvaLotto', richiesta);
  }
  async avviaRicevuta(richiesta: object): Promise<void> {
    await this.rispondi('avviaRicevuta', richiesta);
  }
  async avviaSimulazione(richiesta: object): Promise<void> {
    await this.rispondi('avviaSimulazione', richiesta);
  }
  async fermaSimulazione(richiesta: object): Promise<void> {
    await this.rispondi('fermaSimulazione', richiesta);
  }
  async svegliaNotifica(richiesta: object): Promise<void> {
    await this.rispondi('svegliaNotifica', richiesta);
  }
  async annunciaEvento(_c: object, richiesta: object): Promise<void> {
    await this.rispondi('annunciaEvento', richiesta);
  }
  async pronto(): Promise<boolean> {
    return !this.giu;
  }
}

export interface ApiDiProva {
  url: string;
  banco: DueEnti;
  /** Where the uploads of the process rest. */
  cartella: string;
  temporal: TemporalFinto;
  /** Authorities that the API trusts for the providers of PEC, PEM. */
  fiducia: { autorita: string | null };
  /** Id of the person who has that role at the first Ente; `estranea` has every role at the second only. */
  persone: Record<Ruolo | 'estranea' | 'altraDirezione' | 'senzaRuoli' | 'cessata', string>;
  a: Oggetti;
  b: Oggetti;
  /** What the process logged, one line a record. */
  log: string[];
  token(persona: keyof ApiDiProva['persone'], diversi?: JWTPayload): Promise<string>;
  chiama(
    persona: keyof ApiDiProva['persone'] | null,
    metodo: string,
    percorso: string,
    o?: Chiamata,
  ): Promise<Response>;
  chiudi(): Promise<void>;
}
export interface Chiamata {
  corpo?: unknown;
  /** Sent as it is, instead of JSON. */
  grezzo?: string | Uint8Array | ReadableStream;
  chiave?: string | null;
  intestazioni?: Record<string, string>;
}

export const EMITTENTE = 'https://identita.prova.invalid';
export const DESTINATARIO = 'esatto-prova';

export const IMPOSTAZIONI_DI_PROVA: Omit<ImpostazioniApi, 'cartellaTemporanea'> = {
  emittente: EMITTENTE,
  destinatario: DESTINATARIO,
  jwksUrl: 'https://identita.prova.invalid/jwks',
  corpoMassimoByte: 1_048_576,
  caricoMassimoByte: 2_097_152,
  documentoMassimoByte: 262_144,
  richiesteAlMinuto: 100_000,
  richiesteAlMinutoPerIndirizzo: 100_000,
  documentazionePubblica: true,
  giorniListe: GIORNI_LISTE,
};

/** @param porta the workflows behind the doors, when they are to be the real ones */
export async function apiDiProva(
  diverse: Partial<ImpostazioniApi> = {},
  porta?: PortaTemporal,
): Promise<ApiDiProva> {
  const banco = await dueEnti();
  const cartellaTemporanea = await mkdtemp(path.join(tmpdir(), 'esatto-api-'));
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const chiavi = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'prova' }] });
  const temporal = new TemporalFinto();
  const log: string[] = [];
  const registro = pino({ level: 'debug' }, { write: (riga: string) => log.push(riga) });
  const impostazioni = { ...IMPOSTAZIONI_DI_PROVA, cartellaTemporanea, ...diverse };
  const pool = creaPool({ thread: 1 });
  const fiducia: ApiDiProva['fiducia'] = { autorita: null };
  const prova = { autorita: async () => fiducia.autorita, resa: resaCon(pool.rendiDocumento) };
  const dipendenze = { impostazioni, database: banco.app, temporal: porta ?? temporal, prova, registro };
  const app = creaApi(dipendenze, chiavi);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const persone = await seminaPersone(banco);
  const [a, b] = [await seminaOggetti(banco, banco.a), await seminaOggetti(banco, banco.b)];

  const token: ApiDiProva['token'] = (persona, diversi = {}) =>
    new SignJWT({
      iss: EMITTENTE,
      aud: DESTINATARIO,
      sub: persone[persona],
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 600,
      ...diversi,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'prova' })
      .sign(privateKey);
  const chiama: ApiDiProva['chiama'] = async (persona, metodo, percorso, o = {}) => {
    const chiave = o.chiave === undefined && metodo === 'POST' ? nuovoId('cmd') : o.chiave;
    return fetch(`${url}${percorso}`, {
      method: metodo,
      headers: {
        ...(persona && { Authorization: `Bearer ${await token(persona)}` }),
        ...(o.corpo !== undefined && { 'Content-Type': 'application/json' }),
        ...(chiave && { 'Idempotency-Key': chiave }),
        ...o.intestazioni,
      },
      ...(o.corpo !== undefined && { body: JSON.stringify(o.corpo) }),
      ...(o.grezzo !== undefined && { body: o.grezzo, duplex: 'half' }),
    } as RequestInit);
  };
  const chiudi = async () => {
    await ferma(server);
    await pool.chiudi();
    await banco.chiudi();
    await rm(cartellaTemporanea, { recursive: true, force: true });
  };
  return {
    url,
    banco,
    cartella: cartellaTemporanea,
    temporal,
    fiducia,
    persone,
    a,
    b,
    log,
    token,
    chiama,
    chiudi,
  };
}

async function ferma(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function seminaPersone(banco: DueEnti): Promise<ApiDiProva['persone']> {
  const nomi = [...RUOLI, 'estranea', 'altraDirezione', 'senzaRuoli', 'cessata'] as const;
  const persone = Object.fromEntries(nomi.map((n) => [n, nuovoId('ute')])) as ApiDiProva['persone'];
  await banco.app.db
    .insert(utenti)
    .values(nomi.map((n) => ({ id: persone[n], nome: `Persona ${n}`, attivo: n !== 'cessata' })));
  const altra = nuovoId('dir');
  await inEnte(banco.app, banco.a.enteId, async ({ tx }) => {
    await tx.insert(direzioni).values({ id: altra, codice: 'POLIZIA', nome: 'Polizia municipale' });
    await tx
      .insert(assegnazioni)
      .values([
        ...RUOLI.map((ruolo) => ({ utenteId: persone[ruolo], ruolo })),
        { utenteId: persone.cessata, ruolo: 'ente.responsabile' as const },
        { utenteId: persone.senzaRuoli, ruolo: 'ente.responsabile' as const, attiva: false },
        ...RUOLI.map((ruolo) => ({ utenteId: persone.altraDirezione, ruolo, direzioneId: altra })),
      ]);
  });
  await inEnte(banco.app, banco.b.enteId, ({ tx }) =>
    tx.insert(assegnazioni).values(RUOLI.map((ruolo) => ({ utenteId: persone.estranea, ruolo }))),
  );
  return persone;
}
