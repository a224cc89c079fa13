import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { leggiOCreaChiave } from './chiave';
import { creaEmittente } from './emittente';
import { PERSONE } from './persone';

let cartella: string;
let server: Server;
let url: string;
const EMITTENTE = 'http://sandbox.invalid';

beforeAll(async () => {
  cartella = await mkdtemp(path.join(tmpdir(), 'identita-'));
  const app = express().use(await creaEmittente({ cartella, emittente: EMITTENTE, destinatario: 'esatto' }));
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(cartella, { recursive: true });
});

const chiedi = (corpo: unknown) =>
  fetch(`${url}/sandbox/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(corpo),
  });

test('every seeded person gets a token that the published key verifies', async () => {
  const chiavi = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
  for (const persona of PERSONE) {
    const { token } = (await (await chiedi({ utente: persona.utente })).json()) as { token: string };
    const { payload } = await jwtVerify(token, chiavi, { issuer: EMITTENTE, audience: 'esatto' });
    expect(payload.sub).toBe(persona.id);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600);
  }
});

test('the same person is found by id, a stranger is not found', async () => {
  const perId = await chiedi({ utente: PERSONE[0]?.id });
  expect(perId.status).toBe(200);
  for (const corpo of [{ utente: 'nessuno' }, {}, { utente: 3 }, { utente: '__proto__' }])
    expect((await chiedi(corpo)).status).toBe(404);
});

test('the published key holds no secret and stays the same after a restart', async () => {
  const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: object[] };
  expect(keys).toHaveLength(1);
  expect(keys[0]).not.toHaveProperty('d');
  const { kid } = await leggiOCreaChiave(cartella);
  expect(keys[0]).toHaveProperty('kid', kid);
  const { token } = (await (await chiedi({ utente: 'lettura' })).json()) as { token: string };
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', kid });
  const { mode } = await stat(path.join(cartella, 'chiave-emittente.json'));
  expect(mode & 0o077).toBe(0);
});

test('two first starts at once end with one key', async () => {
  const nuova = await mkdtemp(path.join(tmpdir(), 'identita-'));
  const chiavi = await Promise.all([1, 2, 3, 4].map(() => leggiOCreaChiave(nuova)));
  expect(new Set(chiavi.map((c) => c.kid)).size).toBe(1);
  await rm(nuova, { recursive: true });
});
