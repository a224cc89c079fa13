import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, inEnte, type Transazione } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import type { Batti } from './battito';

const PEZZO_BYTE = 1 << 20;

/** A folder of one's own, gone when the work ends, however it ends. */
export async function inCartella<T>(work: (cartella: string) => Promise<T>): Promise<T> {
  const cartella = await mkdtemp(path.join(tmpdir(), 'esatto-carico-'));
  try {
    return await work(cartella);
  } finally {
    await rm(cartella, { recursive: true, force: true });
  }
}

/**
 * Copies an archived document into a temporary file, a megabyte at a time: memory does not grow with the file.
 * @throws Error `documenti.introvabile`, `documenti.alterato`
 */
export async function estraiDocumento(
  database: Database,
  enteId: string,
  documentoId: string,
  destinazione: string,
  batti: Batti,
): Promise<void> {
  const file = await open(destinazione, 'wx', 0o600);
  try {
    await inEnte(database, enteId, (t) => copiaPezzi(t, documentoId, file, batti));
  } finally {
    await file.close();
  }
}

async function copiaPezzi({ sql }: Transazione, id: string, file: FileHandle, batti: Batti): Promise<void> {
  const [documento] = await sql<{ sha256: string; dimensione: number }[]>`
    select sha256, dimensione from documenti where id = ${id}`;
  if (!documento) throw new Error(`documenti.introvabile: ${id}`);
  const impronta = createHash('sha256');
  for (let da = 0; da < documento.dimensione; da += PEZZO_BYTE) {
    const [riga] = await sql<{ pezzo: Buffer }[]>`
      select substring(bytes from ${da + 1} for ${PEZZO_BYTE}) as pezzo from documenti where id = ${id}`;
    if (!riga) break;
    impronta.update(riga.pezzo);
    await file.write(riga.pezzo);
    batti();
  }
  if (impronta.digest('hex') !== documento.sha256)
    throw new Error(`documenti.alterato: i byte di ${id} non sono piu quelli archiviati`);
}

export async function improntaDi(percorso: string): Promise<string> {
  const impronta = createHash('sha256');
  for await (const pezzo of createReadStream(percorso, { highWaterMark: PEZZO_BYTE })) impronta.update(pezzo);
  return impronta.digest('hex');
}

/** Archives a file piece by piece; the same bytes of the same kind are kept once. Gives the id of the document. */
export async function archiviaFile(
  { sql }: Transazione,
  percorso: string,
  d: { tipo: string; mediaType: string; sha256?: string },
): Promise<string> {
  const sha256 = d.sha256 ?? (await improntaDi(percorso));
  const gia = () =>
    sql<{ id: string }[]>`select id from documenti where tipo = ${d.tipo} and sha256 = ${sha256}`;
  const [prima] = await gia();
  if (prima) return prima.id;
  await sql`create temp table if not exists pezzi_documento (n int, b bytea) on commit drop`;
  await sql`truncate pezzi_documento`;
  let n = 0;
  for await (const pezzo of createReadStream(percorso, { highWaterMark: PEZZO_BYTE })) {
    await sql`insert into pezzi_documento values (${n}, ${pezzo as Buffer})`;
    n += 1;
  }
  const { size } = await stat(percorso);
  await sql`
    insert into documenti (id, tipo, media_type, sha256, dimensione, bytes)
    select ${nuovoId('doc')}, ${d.tipo}, ${d.mediaType}, ${sha256}, ${size},
      coalesce(string_agg(b, ''::bytea order by n), ''::bytea)
    from pezzi_documento on conflict do nothing`;
  const [ora] = await gia();
  if (!ora) throw new Error('documenti.introvabile: documento appena archiviato');
  return ora.id;
}
