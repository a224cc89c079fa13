import { createHash } from 'node:crypto';
import type { Transazione } from './connessione';
import { nuovoId } from './identificativi';

export interface DaArchiviare {
  tipo: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Given when it has to be known beforehand; otherwise a new one. */
  id?: string;
}

export interface Archiviato {
  id: string;
  /** Hexadecimal. */
  sha256: string;
  /** False when the same bytes were there already: the id is that of the first time. */
  nuovo: boolean;
}

export interface Documento {
  id: string;
  tipo: string;
  mediaType: string;
  sha256: string;
  bytes: Buffer;
}

/** Keeps the bytes; the same bytes of the same kind are kept once. */
export async function archivia({ sql }: Transazione, documento: DaArchiviare): Promise<Archiviato> {
  const bytes = Buffer.from(documento.bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = documento.id ?? nuovoId('doc');
  const [nuovo] = await sql`
    insert into documenti (id, tipo, media_type, sha256, dimensione, bytes)
    values (${id}, ${documento.tipo}, ${documento.mediaType}, ${sha256}, ${bytes.length}, ${bytes})
    on conflict (ente_id, tipo, sha256) do nothing returning id`;
  if (nuovo) return { id, sha256, nuovo: true };
  const [primo] = await sql<{ id: string }[]>`
    select id from documenti where tipo = ${documento.tipo} and sha256 = ${sha256}`;
  if (!primo) throw new Error('documenti.introvabile: il documento gia archiviato non si trova piu');
  return { id: primo.id, sha256, nuovo: false };
}

/** The document, after checking that its bytes are still those of its hash; undefined when there is none. */
export async function leggiDocumento({ sql }: Transazione, id: string): Promise<Documento | undefined> {
  const [riga] = await sql<{ tipo: string; media_type: string; sha256: string; bytes: Buffer }[]>`
    select tipo, media_type, sha256, bytes from documenti where id = ${id}`;
  if (!riga) return undefined;
  if (createHash('sha256').update(riga.bytes).digest('hex') !== riga.sha256)
    throw new Error(`documenti.alterato: i byte di ${id} non sono piu quelli archiviati`);
  return { id, tipo: riga.tipo, mediaType: riga.media_type, sha256: riga.sha256, bytes: riga.bytes };
}
