import type { Transazione } from '../../../database/connessione';
import { archivia } from '../../../database/documenti';
import { idDerivato, nuovoId } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import type { LetturaCartolina } from '../../../domain/notifica/lettura-cartolina';
import { type DifettoImmagine, esaminaImmagine } from '../../../formats/posta/immagine';
import { collega } from './collega';
import type { BustaTornata, Collegata } from './compito';
import { type Direzioni, trovaDispaccio } from './trova';

/** An image as the scanner gave it, with what came beside it. */
export interface DaAcquisire {
  bytes: Buffer;
  nome: string;
  codice: string;
  /** An envelope that came back: its day, what is ticked on it (null = unclaimed). Absent = a card. */
  busta: BustaTornata | null;
  /** What the machine read on it; it counts as one reading. */
  letto: LetturaCartolina | null;
  autore: string;
}

/** attribuita: tied to its dispatch. sconosciuta: kept, a person finds it. doppia: these bytes are there already. */
export type EsitoAcquisizione =
  | { esito: 'attribuita'; scansioneId: string; praticaId: string; tentativoId: string }
  | { esito: 'sconosciuta' | 'doppia'; scansioneId: string }
  | { esito: 'rifiutata'; motivo: MotivoRifiuto };
export type MotivoRifiuto = `immagine_${DifettoImmagine}` | 'data_futura' | 'prima_della_spedizione';

/** Keeps one image, write-once, and ties it to the raccomandata that its code names. The same bytes are kept once. */
export async function acquisisci(
  t: Transazione,
  d: DaAcquisire,
  direzioni: Direzioni,
): Promise<EsitoAcquisizione> {
  const immagine = esaminaImmagine(d.bytes);
  if ('difetto' in immagine) return { esito: 'rifiutata', motivo: `immagine_${immagine.difetto}` };
  const gia = await giaAcquisita(t, immagine.sha256);
  if (gia) return gia;
  const { oggi } = await leggiOrologio(t.sql);
  if (d.busta && d.busta.tornataIl > oggi) return { esito: 'rifiutata', motivo: 'data_futura' };
  const dispaccio = await trovaDispaccio(t, d.codice, direzioni);
  if (d.busta && dispaccio && d.busta.tornataIl < dispaccio.speditoIl)
    return { esito: 'rifiutata', motivo: 'prima_della_spedizione' };
  const { id: documentoId } = await archivia(t, { tipo: 'scansione', ...immagine, bytes: d.bytes });
  const scansione: Collegata = {
    id: nuovoId('scn'),
    documentoId,
    sha256: immagine.sha256,
    busta: d.busta,
    acquisitaDa: d.autore,
  };
  const nuove = await t.sql`
    insert into scansioni (id, genere, documento_id, sha256, nome_file, codice, tentativo_id, direzione_id, tornata_il,
      causa, acquisita_da, acquisita_il)
    values (${scansione.id}, ${d.busta ? 'busta' : 'cartolina'}, ${documentoId}, ${scansione.sha256}, ${d.nome},
      ${d.codice}, ${dispaccio?.tentativoId ?? null}, ${dispaccio?.direzioneId ?? null}, ${d.busta?.tornataIl ?? null},
      ${d.busta?.causa ?? null}, ${d.autore}, ${oggi})
    on conflict do nothing returning id`;
  // somebody else brought the same bytes in meanwhile
  if (nuove.length === 0) return (await giaAcquisita(t, scansione.sha256)) ?? acquisisci(t, d, direzioni);
  if (dispaccio === null) {
    await chiediDiChi(t, scansione.id, oggi);
    return { esito: 'sconosciuta', scansioneId: scansione.id };
  }
  await collega(t, scansione, dispaccio, { oggi, letto: d.letto });
  const { tentativoId, praticaId } = dispaccio;
  return { esito: 'attribuita', scansioneId: scansione.id, praticaId, tentativoId };
}

async function giaAcquisita({ sql }: Transazione, sha256: string): Promise<EsitoAcquisizione | null> {
  const [gia] = await sql<{ id: string }[]>`
    select id from scansioni where sha256 = ${sha256} and scartata_il is null`;
  return gia ? { esito: 'doppia', scansioneId: gia.id } : null;
}

/** Never lost: it stays on a worklist until a person says of which dispatch it is. */
const chiediDiChi = ({ sql, enteId }: Transazione, scansioneId: string, oggi: string) => sql`
  insert into compiti (id, tipo, riferimento, aperto_il)
  values (${idDerivato('cmp', enteId, scansioneId)}, 'scansione_sconosciuta', ${scansioneId}, ${oggi})
  on conflict do nothing`;
