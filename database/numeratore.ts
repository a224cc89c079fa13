import type { Transazione } from './connessione';

/**
 * Next number of that kind and year for the Ente, from 1 and without gaps: the row stays locked until the
 * transaction ends, and a rollback gives the number back. Take it late in the transaction.
 */
export async function prossimoNumero({ sql }: Transazione, tipo: string, anno: number): Promise<number> {
  const [riga] = await sql<{ ultimo: number }[]>`
    insert into numeratori (tipo, anno, ultimo) values (${tipo}, ${anno}, 1)
    on conflict (ente_id, tipo, anno) do update set ultimo = numeratori.ultimo + 1
    returning ultimo`;
  if (!riga) throw new Error('numeratore.senza_numero');
  return riga.ultimo;
}
