import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { scriviEvento } from '../eventi';

/** The evidence about one posted piece, as its rows keep it: what is not its id, its kind and its instant is in `dati`. */
export async function leggiEventiPosta({ sql }: Transazione, tentativoId: string): Promise<EventoPosta[]> {
  const righe = await sql<{ id: string; tipo: string; quando: string; dati: object }[]>`
    select sha256 as id, tipo, dati, to_char(il at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as quando
    from eventi_notifica where tentativo_id = ${tentativoId}`;
  return righe.map(({ id, tipo, quando, dati }) => ({ quando, ...dati, id, tipo }) as EventoPosta);
}

/** False = it was there already. `documentoId` = the bytes that say it, as they came. */
export function scriviEventoPosta(
  t: Transazione,
  pezzo: { id: string | null; tentativoId: string },
  { id, tipo, ...dati }: EventoPosta,
  documentoId: string | null,
): Promise<boolean> {
  return scriviEvento(t, {
    tentativoId: pezzo.tentativoId,
    trasmissioneId: pezzo.id,
    tipo,
    classe: classeDi({ ...dati, tipo } as EventoPosta),
    il: dati.quando,
    documentoId,
    sha256: id,
    dati: { ...dati },
  });
}

/** What happened, in one word, for counts and lists. */
function classeDi(e: EventoPosta): string | null {
  switch (e.tipo) {
    case 'recapito':
    case 'cad_esito':
      return e.esito;
    case 'lavorazione':
      return e.passo;
    case 'documento':
      return e.documento;
    default:
      return null;
  }
}
