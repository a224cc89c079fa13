import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';

const TIPI: Record<EventoPosta['tipo'], true> = {
  recapito: true,
  lavorazione: true,
  giacenza: true,
  cad_spedita: true,
  cad_esito: true,
  documento: true,
  decorso: true,
  busta_tornata: true,
  restituita: true,
  scartato: true,
  ripristinato: true,
};

/** The evidence about one posted piece, as its rows keep it: what is not its id, its kind and its instant is in `dati`. */
export async function leggiEventiPosta({ sql }: Transazione, tentativoId: string): Promise<EventoPosta[]> {
  const righe = await sql<{ id: string; tipo: string; quando: string; dati: object }[]>`
    select sha256 as id, tipo, dati, to_char(il at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as quando
    from eventi_notifica where tentativo_id = ${tentativoId} and tipo = any(${Object.keys(TIPI)})`;
  return righe.map(({ id, tipo, quando, dati }) => ({ quando, ...dati, id, tipo }) as EventoPosta);
}
