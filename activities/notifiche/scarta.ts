import { createHash } from 'node:crypto';
import type { Transazione } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { allineaBustaAttesa } from './cartoline/attesa';
import { scriviEvento } from './eventi';

/**
 * A person says that some events are no evidence about an attempt: each stays in the archive with the name of who set it
 * aside, and counts no more, on whatever channel. False = one of them is not of this attempt, and nothing was written.
 */
export async function scartaEventi(
  t: Transazione,
  tentativoId: string,
  { eventi, autore, documentoId }: { eventi: readonly string[]; autore: string; documentoId: string | null },
): Promise<boolean> {
  const { oggi: il, istante } = await leggiOrologio(t.sql);
  const suoi = await t.sql<{ sha256: string }[]>`
    select sha256 from eventi_notifica where tentativo_id = ${tentativoId} and tipo <> 'scartato' and id = any(${[...eventi]})`;
  if (suoi.length < new Set(eventi).size) return false;
  const quando = istante.toISOString();
  for (const { sha256: evento } of suoi)
    await scriviEvento(t, {
      tentativoId,
      trasmissioneId: null,
      tipo: 'scartato',
      classe: null,
      il: quando,
      documentoId,
      sha256: createHash('sha256')
        .update(JSON.stringify([tentativoId, 'scartato', evento]))
        .digest('hex'),
      dati: { il, quando, evento, autore },
    });
  await allineaBustaAttesa(t, tentativoId, autore);
  return true;
}
