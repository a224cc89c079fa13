import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Express } from 'express';
import { pino } from 'pino';
import { resaCon } from '../../activities/prova/cronologia';
import { apriTemporale } from '../../activities/temporal/cliente';
import { inEnte } from '../../database/connessione';
import { assegnazioni, utenti } from '../../database/schema/enti';
import { creaApi } from '../../services/api/api';
import { portaPigra } from '../../services/api/temporal-pigro';
import { creaEmittente } from '../../services/sandbox/identita/emittente';
import { PERSONE } from '../../services/sandbox/identita/persone';
import { IMPOSTAZIONI_DI_PROVA } from '../banco/api-di-prova';
import { type DueEnti, dueEnti } from '../banco/due-enti';
import { indirizzoTemporal } from '../banco/temporal-di-prova';

let banco: DueEnti;
let cartella: string;
let sandbox: Server;
const aperti: Server[] = [];

async function ascolta(app: Express): Promise<{ server: Server; url: string }> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  aperti.push(server);
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

let sandboxUrl: string;
beforeAll(async () => {
  banco = await dueEnti();
  cartella = await mkdtemp(path.join(tmpdir(), 'esatto-sandbox-'));
  await banco.app.db.insert(utenti).values(PERSONE.map(({ id, nome }) => ({ id, nome })));
  await inEnte(banco.app, banco.a.enteId, ({ tx }) =>
    tx.insert(assegnazioni).values(PERSONE.map(({ id, ruolo }) => ({ utenteId: id, ruolo }))),
  );
  const app = express();
  ({ server: sandbox, url: sandboxUrl } = await ascolta(app));
  app.use(await creaEmittente({ cartella, emittente: sandboxUrl, destinatario: 'esatto' }));
});
afterAll(async () => {
  for (const server of aperti) {
    server.closeAllConnections();
    server.close();
  }
  await banco.chiudi();
  await rm(cartella, { recursive: true });
});

function apri(indirizzoDiTemporal: string) {
  const temporal = portaPigra(() => apriTemporale({ indirizzo: indirizzoDiTemporal, namespace: 'default' }));
  const impostazioni = {
    ...IMPOSTAZIONI_DI_PROVA,
    emittente: sandboxUrl,
    destinatario: 'esatto',
    jwksUrl: `${sandboxUrl}/.well-known/jwks.json`,
    cartellaTemporanea: cartella,
    sandboxUrl,
  };
  const registro = pino({ level: 'silent' });
  const prova = {
    autorita: async () => null,
    resa: resaCon(() => Promise.reject(new Error('not printed here'))),
  };
  return { temporal, app: creaApi({ impostazioni, database: banco.app, temporal, prova, registro }) };
}

async function tokenDi(url: string, utente: unknown): Promise<Response> {
  return fetch(`${url}/sandbox/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ utente }),
  });
}

test('a token asked at the address of the API opens its doors, by the keys at the address of the issuer', async () => {
  const { app } = apri('127.0.0.1:1');
  const { url } = await ascolta(app);
  for (const persona of PERSONE) {
    const { token } = (await (await tokenDi(url, persona.utente)).json()) as { token: string };
    const io = await fetch(`${url}/v1/io`, { headers: { Authorization: `Bearer ${token}` } });
    expect(await io.json()).toMatchObject({
      id: persona.id,
      enti: [{ id: banco.a.enteId, assegnazioni: [{ ruolo: persona.ruolo }] }],
    });
  }
  const ignota = await tokenDi(url, 'nessuno');
  expect([ignota.status, await ignota.json()]).toMatchObject([404, { code: 'sandbox.persona_sconosciuta' }]);
  expect((await tokenDi(url, 3)).status).toBe(422);
});

test('without Temporal the API answers reads and refuses commands in a few seconds', async () => {
  const { app } = apri('127.0.0.1:1');
  const { url } = await ascolta(app);
  const { token } = (await (await tokenDi(url, 'operatore')).json()) as { token: string };
  const intestazioni = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const pratica = `${url}/v1/enti/${banco.a.enteId}/pratiche/${banco.a.praticaId}`;
  expect((await fetch(pratica, { headers: intestazioni })).status).toBe(200);
  const inizio = Date.now();
  const comando = await fetch(`${pratica}/comandi/sospensione`, {
    method: 'POST',
    headers: { ...intestazioni, 'Idempotency-Key': 'una' },
    body: '{}',
  });
  expect(await comando.json()).toMatchObject({ status: 503, code: 'api.temporal_non_disponibile' });
  expect(Date.now() - inizio).toBeLessThan(6_000);
});

test('the port finds a real Temporal alive, and dead once it is closed', async () => {
  const { temporal } = apri(indirizzoTemporal());
  expect(await temporal.pronto()).toBe(true);
  await temporal.chiudi();
  expect(await temporal.pronto()).toBe(false);
});

test('an issuer that does not answer is our trouble, not the token’s', async () => {
  const { url: primo } = await ascolta(apri('127.0.0.1:1').app);
  const { token } = (await (await tokenDi(primo, 'lettura')).json()) as { token: string };
  const { url } = await ascolta(apri('127.0.0.1:1').app);
  sandbox.closeAllConnections();
  await new Promise((resolve) => sandbox.close(resolve));
  const io = await fetch(`${url}/v1/io`, { headers: { Authorization: `Bearer ${token}` } });
  expect(await io.json()).toMatchObject({ status: 503, code: 'api.emittente_non_disponibile' });
  expect((await tokenDi(url, 'lettura')).status).toBe(503);
});
