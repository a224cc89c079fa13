import type { Transazione } from '../../../database/connessione';
import { difettoLettura, type LetturaCartolina } from '../../../domain/notifica/lettura-cartolina';
import { apriBusta } from './busta';
import { apriCompito, type Collegata } from './compito';
import type { Dispaccio } from './trova';

/** Ties an image to its dispatch: what it shows is to be read; an envelope is news at once. */
export async function collega(
  t: Transazione,
  s: Collegata,
  d: Dispaccio,
  { oggi, letto }: { oggi: string; letto: LetturaCartolina | null },
): Promise<void> {
  if (s.busta) await apriBusta(t, s, s.busta, d, oggi);
  await apriCompito(t, 'cartolina', s.id, d, { oggi, entro: d.attesaFino });
  const contesto = { oggi, speditoIl: d.speditoIl, prodotto: d.prodotto, busta: s.busta !== null };
  if (letto === null || difettoLettura(letto, contesto) !== null) return;
  await t.sql`insert into letture_cartoline (scansione_id, ordine, autore, fonte, letto, il)
    values (${s.id}, 1, ${s.acquisitaDa}, 'macchina', ${t.sql.json(letto as never)}, ${oggi})`;
}
