import { createReadStream } from 'node:fs';
import type { Transazione } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { ErroreProblema } from './quadro/problema';
import type { FileRicevuto } from './quadro/rotta';

const PEZZO_BYTE = 1_048_576;

/** Keeps an uploaded file, piece by piece: our memory does not grow with the list. Gives the id of its bytes. */
export async function archiviaFile(
  { sql }: Transazione,
  file: FileRicevuto,
  d: { tipo: string; mediaType: string },
): Promise<string> {
  const [gia] = await sql<{ id: string }[]>`
    select id from documenti where tipo = ${d.tipo} and sha256 = ${file.sha256}`;
  if (gia) return gia.id;
  await sql`create temp table pezzi (n int, b bytea) on commit drop`;
  let n = 0;
  for await (const pezzo of createReadStream(file.percorso, { highWaterMark: PEZZO_BYTE })) {
    await sql`insert into pezzi values (${n}, ${pezzo as Buffer})`;
    n += 1;
  }
  await sql`insert into documenti (id, tipo, media_type, sha256, dimensione, bytes)
    select ${nuovoId('doc')}, ${d.tipo}, ${d.mediaType}, ${file.sha256}, ${file.byte}, string_agg(b, ''::bytea order by n)
    from pezzi on conflict do nothing`;
  return giaArchiviato(sql, d.tipo, file.sha256);
}

async function giaArchiviato(sql: Transazione['sql'], tipo: string, sha256: string): Promise<string> {
  const [riga] = await sql<{ id: string }[]>`
    select id from documenti where tipo = ${tipo} and sha256 = ${sha256}`;
  if (!riga) throw new Error('documento non archiviato');
  return riga.id;
}

/** Errors: `documento.sconosciuto`. */
export async function esigiDocumento({ sql }: Transazione, documentoId: string | undefined): Promise<void> {
  if (documentoId === undefined) return;
  const trovati = await sql`select 1 from documenti where id = ${documentoId}`;
  if (trovati.length === 0) throw new ErroreProblema('documento.sconosciuto');
}
