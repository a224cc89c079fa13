import { createHash } from 'node:crypto';
import type { Transazione } from '../../../database/connessione';
import { archivia } from '../../../database/documenti';
import { nuovoId } from '../../../database/identificativi';
import { chiaveDi } from '../../../formats/posta/allegato';
import type { EventoConsolidatore } from '../../../formats/posta/consolidatore-forme';
import { esaminaImmagine, type TipoImmagine } from '../../../formats/posta/immagine';
import { bloccaDocumento, chiudiAttesa, DOCUMENTO_POSTA } from './documenti-attesi';

/** Writes down that those bytes will come; gives the key that the events will name. `sha256` hexadecimal. */
export async function annunciaCaricamento(
  { sql }: Transazione,
  { sha256, mediaType }: { sha256: string; mediaType: TipoImmagine },
): Promise<string> {
  const chiave = nuovoId('pre');
  await sql`insert into caricamenti_posta (chiave, sha256, media_type) values (${chiave}, ${sha256}, ${mediaType})`;
  return chiave;
}

/** What was announced of the documents that an event names, by key. */
export async function leggiAnnunciati(
  { sql }: Transazione,
  { attachments = [] }: EventoConsolidatore,
): Promise<Map<string, string>> {
  const chiavi = attachments.flatMap((a) => chiaveDi(a.uri) ?? []);
  if (chiavi.length === 0) return new Map();
  const righe = await sql<{ chiave: string; sha256: string }[]>`
    select chiave, sha256 from caricamenti_posta where chiave = any(${chiavi})`;
  return new Map(righe.map((r) => [r.chiave, r.sha256]));
}

/** ricevuto: the bytes are in the archive, now or since before. The rest: nothing was kept. */
export type EsitoCaricamento = 'ricevuto' | 'sconosciuto' | 'altro_tipo' | 'altri_byte' | 'immagine_guasta';

/** The bytes of an announced scan, whole or not at all; the same bytes again change nothing. */
export async function riceviCaricamento(
  t: Transazione,
  { chiave, mediaType, bytes }: { chiave: string; mediaType: string; bytes: Buffer },
): Promise<EsitoCaricamento> {
  const [annunciato] = await t.sql<{ sha256: string; mediaType: string }[]>`
    select sha256, media_type as "mediaType" from caricamenti_posta where chiave = ${chiave} for update`;
  if (!annunciato) return 'sconosciuto';
  if (mediaType !== annunciato.mediaType) return 'altro_tipo';
  const { sha256 } = annunciato;
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'altri_byte';
  const immagine = esaminaImmagine(bytes);
  if ('difetto' in immagine)
    return immagine.difetto === 'tipo_non_ammesso' ? 'altro_tipo' : 'immagine_guasta';
  if (immagine.mediaType !== mediaType) return 'altro_tipo';
  await bloccaDocumento(t, sha256);
  const { id } = await archivia(t, { tipo: DOCUMENTO_POSTA, mediaType, bytes });
  await t.sql`update caricamenti_posta set documento_id = ${id} where chiave = ${chiave} and documento_id is null`;
  await chiudiAttesa(t, sha256);
  return 'ricevuto';
}
