import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';

/** The piece of evidence as its row keeps it: what is not its id and its kind is in `dati`. */
export async function leggiEventiPosta({ sql }: Transazione, tentativoId: string): Promise<EventoPosta[]> {
  const righe = await sql<{ id: string; tipo: string; dati: object }[]>`
    select sha256 as id, tipo, dati from eventi_notifica where tentativo_id = ${tentativoId}`;
  return righe.map(({ id, tipo, dati }) => ({ ...dati, id, tipo }) as EventoPosta);
}
