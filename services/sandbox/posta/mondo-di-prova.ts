import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { creaConsolidatore } from '../../../activities/notifiche/posta/consolidatore';
import { lottoDi, pezzoDi } from '../../../activities/notifiche/posta/posta-di-prova';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { PRECARICAMENTI } from '../../../formats/posta/contratto-di-prova';
import { esaminaImmagine } from '../../../formats/posta/immagine';
import { creaPrecarica } from './precarica';
import { creaSpinta } from './spinta';
import { creaSportello } from './sportello';
import { Ufficio } from './ufficio';

export const CHIAVI = { serviceId: 'esatto', apiKey: 'segreto' };

/** A consolidator, and a product that takes whatever it is pushed. */
export interface Mondo {
  dir: string;
  oggi: string;
  ufficio: Ufficio;
  url: string;
  /** Bodies pushed to the product, in the order of arrival. */
  spinti: unknown[][];
  /** SHA-256 of the scans that the product was told of, and of those that came. */
  annunciate: string[];
  arrivate: string[];
  /** What the product answers to a push. */
  risposta: number;
}
/** What is to be closed after each test, from the last. */
export const chiusure: (() => Promise<unknown>)[] = [];
export async function chiudiTutto(): Promise<void> {
  for (const chiudi of chiusure.splice(0).reverse()) await chiudi();
}

async function ascolta(app: express.Express): Promise<string> {
  const server: Server = createServer(app);
  await new Promise<void>((fatto) => server.listen(0, '127.0.0.1', fatto));
  chiusure.push(() => {
    server.closeAllConnections();
    return new Promise((fatto) => server.close(fatto));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function apri(): Promise<Mondo> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'esatto-sportello-'));
  chiusure.push(() => rm(dir, { recursive: true, force: true }));
  const vuoti = { spinti: [] as unknown[][], annunciate: [] as string[], arrivate: [] as string[] };
  const m = { dir, oggi: '2026-03-02', ...vuoti, risposta: 202 } as Mondo;
  const prodotto = express().use(express.json());
  prodotto.put('/consolidatore-ingress/v1/push-progress-events', (req, res) => {
    if (m.risposta === 202) m.spinti.push(req.body);
    res.status(m.risposta).json({});
  });
  const orologio = async () => ({ oggi: m.oggi, istante: new Date(`${m.oggi}T08:00:00Z`) });
  accogliScansioni(prodotto, m);
  const url = await ascolta(prodotto);
  m.ufficio = await Ufficio.apri(dir, orologio, {
    spingi: creaSpinta({ url, ...CHIAVI }),
    precarica: creaPrecarica({ url, ...CHIAVI }),
  });
  chiusure.push(() => m.ufficio.chiudi());
  const sportello = creaSportello({ ufficio: m.ufficio, orologio, apiKey: CHIAVI.apiKey });
  m.url = await ascolta(express().use(sportello));
  return m;
}

/** The door of the product for the scans: it takes whatever comes. */
function accogliScansioni(prodotto: express.Express, m: Mondo): void {
  prodotto.put('/consolidatore-ingress/v1/attachments-preload', (req, res) => {
    expect([PRECARICAMENTI(req.body), PRECARICAMENTI.errors]).toEqual([true, null]);
    const preloads = (req.body as { preloads: { preloadIdx: string; sha256: string }[] }).preloads.map(
      (x) => {
        const key = `pre_${String(m.annunciate.push(x.sha256)).padStart(26, '0')}`;
        const url = `http://${req.get('host')}/scansioni/${key}`;
        return { preloadIdx: x.preloadIdx, key, url, secret: `segreto-${key}`, httpMethod: 'PUT' };
      },
    );
    res.status(m.risposta === 202 ? 200 : m.risposta).json({ preloads });
  });
  prodotto.put('/scansioni/:key', express.raw({ type: () => true }), (req, res) => {
    expect(req.get('x-amz-meta-secret')).toBe(`segreto-${req.params.key}`);
    expect(esaminaImmagine(req.body)).toMatchObject({ mediaType: 'application/pdf' });
    m.arrivate.push(createHash('sha256').update(req.body).digest('base64'));
    res.status(200).end();
  });
}

export const porta = (m: Mondo, apiKey = CHIAVI.apiKey, attesaMs = 20_000) =>
  creaConsolidatore({
    attesaMs,
    ...{ url: m.url, serviceId: CHIAVI.serviceId, apiKey },
    ...{ requestSenderId: 'esatto', eventType: 'ATTO', printType: 'BN_FRONTE_RETRO' },
  });
export const affida = async (m: Mondo, indirizzo: string, prodotto: ProdottoPostale = 'AR', n = 1) =>
  (await porta(m).affida(lottoDi(pezzoDi(n, { prodotto }, indirizzo)))).get(pezzoDi(n).id);

/** Day after day until nothing is left to push. */
export async function vivi(m: Mondo): Promise<void> {
  for (let prossima: string | null = m.oggi; prossima !== null; ) {
    if (prossima > m.oggi) m.oggi = prossima;
    ({ prossima } = await m.ufficio.tick());
  }
}
