import path from 'node:path';
import { Client, Connection } from '@temporalio/client';

/** The payload guard, the same for clients, workers and the workflow bundle. Paths, because workers load it too. */
export const CONVERTITORI = {
  payloadConverterPath: path.resolve(__dirname, '../../workflows/guardia/payload-converter'),
  failureConverterPath: path.resolve(__dirname, '../../workflows/guardia/failure-converter'),
};

/** Task queues: one per kind of work, with a prefix of its own in tests. */
export const CODE = {
  pratica: 'pratica',
  carico: 'carico',
  atti: 'atti',
  pec: 'pec',
  posta: 'posta',
  simulazione: 'simulazione',
} as const;

/** Queues of the channels that acts leave by: each has its limit and its provider. */
export const CODE_CANALE = ['pec', 'posta'] as const satisfies readonly (keyof typeof CODE)[];
export type CodaCanale = (typeof CODE_CANALE)[number];

export interface Temporale {
  client: Client;
  /** Prepended to every task queue; empty in production. */
  prefisso: string;
  chiudi(): Promise<void>;
}

/** Throws what gRPC says when the server does not answer within ten seconds. */
export async function apriTemporale(o: {
  indirizzo: string;
  namespace: string;
  prefisso?: string;
}): Promise<Temporale> {
  const connection = await Connection.connect({ address: o.indirizzo, connectTimeout: '10s' });
  const client = new Client({ connection, namespace: o.namespace, dataConverter: CONVERTITORI });
  return { client, prefisso: o.prefisso ?? '', chiudi: () => connection.close() };
}
