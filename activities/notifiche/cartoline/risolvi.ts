import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import type { MotivoScarto } from '../../../database/schema/cartoline';
import { esitoLetture } from '../../../domain/notifica/lettura-cartolina';
import { annullaBusta } from './busta';
import { collega } from './collega';
import type { BustaTornata } from './compito';
import { isDoppiaLettura, leggiLetture, prendiScansione } from './leggi';
import { type Direzioni, trovaDispaccio } from './trova';

interface Chi {
  autore: string;
  direzioni: Direzioni;
}

/** The dispatch that now has news; a code that names none of ours is no answer. */
export type EsitoAttribuzione =
  | { esito: 'attribuita'; praticaId: string; tentativoId: string }
  | { esito: 'rifiutata'; motivo: 'codice_sconosciuto' | 'prima_della_spedizione' | 'non_leggibile' };

/** A person says of which dispatch an image is, by any of its codes. */
export async function attribuisci(
  t: Transazione,
  { scansioneId, codice }: { scansioneId: string; codice: string },
  { direzioni }: Chi,
): Promise<EsitoAttribuzione> {
  const { sql } = t;
  const [s] = await sql<Riga[]>`
    select id, documento_id as "documentoId", sha256, acquisita_da as "acquisitaDa", tornata_il::text as "tornataIl", causa
    from scansioni where id = ${scansioneId} and tentativo_id is null and scartata_il is null for update`;
  if (!s) return { esito: 'rifiutata', motivo: 'non_leggibile' };
  const d = await trovaDispaccio(t, codice, direzioni);
  if (!d) return { esito: 'rifiutata', motivo: 'codice_sconosciuto' };
  const { tornataIl, causa } = s;
  if (tornataIl !== null && tornataIl < d.speditoIl)
    return { esito: 'rifiutata', motivo: 'prima_della_spedizione' };
  await sql`update scansioni set tentativo_id = ${d.tentativoId}, direzione_id = ${d.direzioneId} where id = ${s.id}`;
  const { oggi } = await leggiOrologio(sql);
  const busta = tornataIl === null ? null : { tornataIl, causa };
  await collega(t, { ...s, busta }, d, { oggi, letto: null });
  return { esito: 'attribuita', praticaId: d.praticaId, tentativoId: d.tentativoId };
}

interface Riga {
  id: string;
  documentoId: string;
  sha256: string;
  acquisitaDa: string;
  tornataIl: string | null;
  causa: BustaTornata['causa'];
}

/**
 * An image that cannot be read, or is of something else, is put aside: it stays in the archive and is waited for no more.
 * Errors: `conclusa` (it is evidence already), `non_leggibile` (put aside already).
 */
export async function scarta(
  t: Transazione,
  { scansioneId, motivo }: { scansioneId: string; motivo: MotivoScarto },
  { autore, direzioni }: Chi,
): Promise<'conclusa' | 'non_leggibile' | { tentativoId: string; praticaId: string } | null> {
  const s = await prendiScansione(t, scansioneId, direzioni);
  if (!s || s.scartataIl !== null) return 'non_leggibile';
  const { oggi } = await leggiOrologio(t.sql);
  const { tentativoId, praticaId } = s;
  if (tentativoId) {
    const doppia = await isDoppiaLettura(t, tentativoId, oggi);
    if (esitoLetture(await leggiLetture(t, s.id), doppia).stato === 'concordi') return 'conclusa';
  }
  const [scartata] = await t.sql<{ tornataIl: string | null }[]>`
    update scansioni set scartata_il = ${oggi}, scartata_motivo = ${motivo} where id = ${s.id}
    returning tornata_il::text as "tornataIl"`;
  await t.sql`update compiti set chiuso_il = ${oggi}, chiuso_da = ${autore}, esito = ${t.sql.json({ scarto: motivo })}
    where riferimento = ${s.id} and tipo in ('scansione_sconosciuta', 'cartolina', 'lettura_discorde', 'busta')
      and chiuso_il is null`;
  if (!tentativoId || !praticaId) return null;
  const tornataIl = scartata?.tornataIl ?? null;
  if (tornataIl !== null) await annullaBusta(t, { id: s.id, tentativoId, tornataIl }, { oggi, autore });
  return { tentativoId, praticaId };
}
