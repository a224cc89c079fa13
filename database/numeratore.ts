import type { Transazione } from './connessione';

/**
 * Next number of that kind and year for the Ente, from 1 and without gaps: the row stays locked until the
 * transaction ends, and a rollback gives the number back. Take it late in the transaction.
 */
export const prossimoNumero = (t: Transazione, tipo: string, anno: number): Promise<number> =>
  prossimiNumeri(t, tipo, anno, 1);

/** The same for so many numbers in a row; gives the first. */
export async function prossimiNumeri(
  { sql }: Transazione,
  tipo: string,
  anno: number,
  quanti: number,
): Promise<number> {
  const [riga] = await sql<{ ultimo: number }[]>`
    insert into numeratori (tipo, anno, ultimo) values (${tipo}, ${anno}, ${quanti})
    on conflict (ente_id, tipo, anno) do update set ultimo = numeratori.ultimo + ${quanti}
    returning ultimo`;
  if (!riga) throw new Error('numeratore.senza_numero');
  return riga.ultimo - quanti + 1;
}
