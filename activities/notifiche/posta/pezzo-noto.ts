import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import type { PezzoNoto } from '../../../formats/posta/evento';
import { allineaBustaAttesa } from '../cartoline/attesa';
import { scriviEventoPosta } from './eventi';

/** A piece of ours, with the dispatch it is of. */
export interface PezzoNostro extends PezzoNoto {
  tentativoId: string;
  praticaId: string;
}

/** The piece that the references name, each of which may be empty; null when they name none, or two. */
export async function cercaPezzo(
  { sql }: Transazione,
  idInvio: string,
  numero: string,
): Promise<PezzoNostro | null> {
  const trovati = await sql<(PezzoNostro & { numero: string | null })[]>`
    select z.id, z.prodotto, z.numero_raccomandata as numero, t.id as "tentativoId", t.pratica_id as "praticaId"
    from pezzi_postali z join tentativi t on t.id = z.tentativo_id
    where (${idInvio} <> '' and z.id = ${idInvio}) or (${numero} <> '' and z.numero_raccomandata = ${numero}) limit 2`;
  const [uno] = trovati;
  if (!uno || trovati.length > 1) return null;
  const suo = idInvio === '' || uno.id === idInvio;
  const contrario = numero !== '' && uno.numero !== null && uno.numero !== numero;
  if (!suo || contrario) return null;
  const { numero: _, ...pezzo } = uno;
  return pezzo;
}

/** One at a time on a piece: what is known about it is read and written by one hand. */
export const bloccaPezzo = ({ sql }: Transazione, { id }: PezzoNoto) =>
  sql`select 1 from pezzi_postali where id = ${id} for update`;

/**
 * Writes what is new about a piece, with the bytes that say it. Whatever they say, the provider took the piece: one of
 * which nobody saw the end has left, and nobody need look any more at how it ended (F1, F2).
 */
export async function scriviProve(
  t: Transazione,
  pezzo: PezzoNostro,
  o: { eventi: readonly EventoPosta[]; numero: string; documentoId: string | null },
): Promise<void> {
  const { sql } = t;
  // the bytes once: the other events are read in the same ones
  for (const [i, evento] of o.eventi.entries())
    await scriviEventoPosta(t, pezzo, evento, i === 0 ? o.documentoId : null);
  await allineaBustaAttesa(t, pezzo.tentativoId, 'sistema');
  if (o.numero !== '')
    await sql`update pezzi_postali set numero_raccomandata = ${o.numero}
      where id = ${pezzo.id} and numero_raccomandata is null`;
  const { oggi, istante } = await leggiOrologio(sql);
  const partiti = await sql`
    update trasmissioni set stato = 'inviata', inviata_at = ${istante.toISOString()}, inviata_il = ${oggi}
    where id = ${pezzo.id} and stato <> 'inviata' returning id`;
  if (partiti.length === 0) return;
  await sql`update tentativi set stato = 'inviato' where id = ${pezzo.tentativoId} and stato in ('da_inviare', 'incerto')`;
  await sql`update compiti set chiuso_il = ${oggi}, chiuso_da = 'sistema', esito = '{"motivo":"esito arrivato"}'
    where tentativo_id = ${pezzo.tentativoId} and tipo = 'incerta' and chiuso_il is null`;
}
