import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import type { Logger } from 'pino';
import { creaConsolidatore } from '../../activities/notifiche/posta/consolidatore';
import { creaPostaFile } from '../../activities/notifiche/posta/file';
import type { PosteDellInstallazione } from '../../activities/notifiche/posta/porta';
import type { Temporale } from '../../activities/temporal/cliente';
import type { Database } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { uriDelPdf, uriDi } from '../../formats/posta/allegato';
import { type Precaricato, RispostaConsolidatore } from '../../formats/posta/consolidatore-forme';
import { pdfDiProva } from '../../formats/posta/immagini-di-prova';
import { creaApi } from '../../services/api/api';
import { creaPortaTemporal } from '../../services/api/temporal';
import type { Ufficio } from '../../services/sandbox/posta/ufficio';
import { apriPostaDiCasa } from '../../services/sandbox/posta-casa';
import { IMPOSTAZIONI_DI_PROVA } from './api-di-prova';

/** The consolidator of the sandbox and the doors of the API it pushes to, both real and on ports of their own. */
export interface PostaDiProva {
  poste: PosteDellInstallazione;
  /** The same for who presents another secret word. */
  conChiave(apiKey: string): PosteDellInstallazione;
  ufficio: Ufficio;
  /** Books of the consolidator, and the folder of the batches. */
  cartella: string;
  apiUrl: string;
  ingresso: { serviceId: string; apiKey: string };
}

const NOI = { serviceId: 'esatto', apiKey: 'nostra' };
const INGRESSO = { serviceId: 'consolidatore', apiKey: 'loro' };

async function ascolta(app: RequestListener, daChiudere: (() => Promise<unknown>)[]): Promise<string> {
  const server: Server = createServer(app);
  await new Promise<void>((fatto) => server.listen(0, '127.0.0.1', fatto));
  daChiudere.push(async () => {
    server.closeAllConnections();
    await new Promise((fatto) => server.close(fatto));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function apriPosta(
  o: { database: Database; temporale: Temporale; registro: Logger },
  daChiudere: (() => Promise<unknown>)[],
): Promise<PostaDiProva> {
  const cartella = await mkdtemp(path.join(tmpdir(), 'esatto-posta-'));
  daChiudere.push(() => rm(cartella, { recursive: true, force: true }));
  const api = creaApi({
    impostazioni: { ...IMPOSTAZIONI_DI_PROVA, cartellaTemporanea: cartella, postaIngresso: INGRESSO },
    database: o.database,
    temporal: creaPortaTemporal(o.temporale),
    prova: {
      autorita: async () => null,
      resa: async () => {
        throw new Error('nessuna resa in questa prova');
      },
    },
    registro: o.registro,
  });
  const apiUrl = await ascolta(api, daChiudere);
  const { ufficio, rotte } = await apriPostaDiCasa({
    dir: path.join(cartella, 'consolidatore'),
    orologio: () => leggiOrologio(o.database.sql),
    apiUrl: () => apiUrl,
    consolidatore: NOI,
    ingresso: INGRESSO,
  });
  daChiudere.push(() => ufficio.chiudi());
  const url = await ascolta(express().use(rotte), daChiudere);
  const contratto = { requestSenderId: 'esatto', eventType: 'ATTO', printType: 'BN_FRONTE_RETRO' };
  const conChiave = (apiKey: string): PosteDellInstallazione => ({
    consolidatore: creaConsolidatore({ url, ...NOI, apiKey, ...contratto }),
    file: creaPostaFile({ uscita: path.join(cartella, 'uscita') }),
    uriDi: uriDelPdf,
  });
  return { poste: conChiave(NOI.apiKey), conChiave, ufficio, cartella, apiUrl, ingresso: INGRESSO };
}

/** As the consolidator pushes; gives the status and the code of the answer. */
export async function spingi(
  p: Pick<PostaDiProva, 'apiUrl' | 'ingresso'>,
  enteId: string,
  corpo: unknown,
  apiKey = p.ingresso.apiKey,
): Promise<{ stato: number; codice: string; errori: number }> {
  const risposta = await fetch(
    `${p.apiUrl}/v1/enti/${enteId}/posta/consolidatore-ingress/v1/push-progress-events`,
    {
      method: 'PUT',
      headers: intestazioni(p, apiKey),
      body: typeof corpo === 'string' ? corpo : JSON.stringify(corpo),
    },
  );
  const letto = RispostaConsolidatore.parse(await risposta.json());
  return { stato: risposta.status, codice: letto.resultCode, errori: letto.errorList?.length ?? 0 };
}

/** As the consolidator announces scans; gives the status and the body of the answer. */
export async function precarica(
  p: Pick<PostaDiProva, 'apiUrl' | 'ingresso'>,
  enteId: string,
  corpo: unknown,
  apiKey = p.ingresso.apiKey,
): Promise<{ stato: number; letto: { preloads?: Precaricato[]; resultCode?: string } }> {
  const risposta = await fetch(
    `${p.apiUrl}/v1/enti/${enteId}/posta/consolidatore-ingress/v1/attachments-preload`,
    { method: 'PUT', headers: intestazioni(p, apiKey), body: JSON.stringify(corpo) },
  );
  return { stato: risposta.status, letto: (await risposta.json()) as { preloads?: Precaricato[] } };
}

/** A scan sent by the official way, as the attachment of an event that names it. */
export async function allega(
  p: Pick<PostaDiProva, 'apiUrl' | 'ingresso'>,
  enteId: string,
  documentType: string,
  il: string,
  id: string,
): Promise<Record<string, unknown>> {
  const bytes = pdfDiProva(Number(id));
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  const preloads = [{ preloadIdx: id, contentType: 'application/pdf', sha256 }];
  const { letto } = await precarica(p, enteId, { preloads });
  const [{ key, url, secret } = { key: '', url: '', secret: '' }] = letto.preloads ?? [];
  const headers = { 'content-type': 'application/pdf', 'x-amz-meta-secret': secret };
  const { status } = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (status !== 200) throw new Error(`the scan was not taken: ${status}`);
  const date = `${il}T10:00:00+01:00`;
  return { id, documentId: `d${id}`, documentType, uri: uriDi(key), sha256, date };
}

const intestazioni = ({ ingresso }: Pick<PostaDiProva, 'ingresso'>, apiKey: string) => ({
  'Content-Type': 'application/json',
  'x-api-key': apiKey,
  'x-pagopa-extch-service-id': ingresso.serviceId,
});

/** An event as the official interface has it, at ten in the morning of Rome. */
export const avanzamento = (
  requestId: string,
  statusCode: string,
  il: string,
  piu: Record<string, unknown> = {},
): Record<string, unknown> => ({
  requestId,
  productType: 'AR',
  statusCode,
  statusDescription: `Stato ${statusCode}`,
  statusDateTime: `${il}T10:00:00+01:00`,
  clientRequestTimeStamp: `${il}T11:00:00+01:00`,
  courier: 'prova',
  ...piu,
});
