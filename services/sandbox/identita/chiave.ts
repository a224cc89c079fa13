import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export const ALGORITMO = 'ES256';

export interface ChiaveEmittente {
  privata: Awaited<ReturnType<typeof importJWK>>;
  pubblica: JWK;
  kid: string;
}

/** The signing key of the sandbox, made at the first start and kept in the data folder (mode 0600). */
export async function leggiOCreaChiave(cartella: string): Promise<ChiaveEmittente> {
  const file = path.join(cartella, 'chiave-emittente.json');
  const testo = await readFile(file, 'utf8').catch(() => null);
  const jwk = testo === null ? await creaChiave(cartella, file) : (JSON.parse(testo) as JWK);
  const { d: _segreta, ...resto } = jwk;
  const kid = await calculateJwkThumbprint(resto);
  return {
    privata: await importJWK(jwk, ALGORITMO),
    pubblica: { ...resto, kid, alg: ALGORITMO, use: 'sig' },
    kid,
  };
}

/** Whole or absent: two processes that start together keep the key of the first. */
async function creaChiave(cartella: string, file: string): Promise<JWK> {
  await mkdir(cartella, { recursive: true });
  const { privateKey } = await generateKeyPair(ALGORITMO, { extractable: true });
  const provvisorio = `${file}.${randomUUID()}`;
  await writeFile(provvisorio, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    await link(provvisorio, file);
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code !== 'EEXIST') throw errore;
  } finally {
    await rm(provvisorio, { force: true });
  }
  return JSON.parse(await readFile(file, 'utf8')) as JWK;
}
