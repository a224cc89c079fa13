import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import type { Ruolo } from '../../../database/schema/enti';
import type { Dipendenze } from '../dipendenze';
import type { IdRotta } from '../ruoli';

/** Who calls, and on which part of the Ente the roles of this route hold. */
export interface Chi {
  utenteId: string;
  ruoli: readonly Ruolo[];
  /** Offices that the grants of this route cover; null = the whole Ente. */
  direzioni: readonly string[] | null;
}

export interface FileRicevuto {
  percorso: string;
  nome: string;
  tipo: string;
  byte: number;
  sha256: string;
}

export interface Contesto<P, Q, B> {
  parametri: P;
  query: Q;
  corpo: B;
  chi: Chi;
  /** The Ente of the path; empty string on routes without one. */
  enteId: string;
  /** Work inside the tenant's transaction: row-level security is on. */
  nellEnte<T>(work: (t: Transazione) => Promise<T>): Promise<T>;
  dip: Dipendenze;
  /** Idempotency-Key of a request with effect; empty string on reads. */
  chiave: string;
  /** Present on routes with `caricamento`. */
  file: FileRicevuto | null;
}

/** A JSON answer; `corpo` is passed through the schema of its status, so that nothing more goes out. */
export interface Risposta {
  stato: number;
  corpo: unknown;
  intestazioni?: Record<string, string>;
  /** true: a repetition with the same key asks again instead of repeating this answer (202). */
  provvisoria?: boolean;
  /** Ids that the audit row names, besides the path. */
  oggetto?: string;
}
/** A document or an export, sent as it is. */
export interface Flusso {
  tipo: string;
  nome: string;
  contenuto: Uint8Array | Readable;
  oggetto?: string;
}

export interface DefinizioneRotta<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  id: IdRotta;
  metodo: 'get' | 'post';
  percorso: string;
  titolo: string;
  descrizione?: string;
  risorsa: string;
  parametri: P;
  query?: Q;
  corpo?: B;
  /** Raw upload instead of a JSON body: limit in bytes taken from the settings. */
  caricamento?: { limite: 'caricoMassimoByte' | 'documentoMassimoByte'; tipi: readonly string[] };
  /** Schemas of the JSON answers by status; absent for documents and exports. */
  risposte?: Record<number, z.ZodType>;
  /** Media type of a document or export. */
  media?: string;
  /** A POST that only reads (a search by personal data, so that it stays out of addresses). */
  senzaEffetto?: boolean;
  /** The answer holds personal data: the read is in the audit. */
  personali?: boolean;
  /** Codes that this route may answer besides those of every route. */
  problemi?: readonly string[];
  gestisci(contesto: Contesto<z.output<P>, z.output<Q>, z.output<B>>): Promise<Risposta | Flusso>;
}

/** The definition with its types forgotten, as the registry keeps it. */
export type Rotta = Omit<DefinizioneRotta<z.ZodObject, z.ZodObject, z.ZodType>, 'gestisci'> & {
  gestisci(contesto: Contesto<never, never, never>): Promise<Risposta | Flusso>;
};

export function rotta<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  definizione: DefinizioneRotta<P, Q, B>,
): Rotta {
  return definizione as unknown as Rotta;
}

export const haEffetto = (r: Rotta): boolean => r.metodo === 'post' && !r.senzaEffetto;
