import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { scriviEvento } from '../eventi';

const TIPI: readonly EventoPosta['tipo'][] = [
  'recapito',
  'lavorazione',
  'giacenza',
  'cad_spedita',
  'cad_esito',
  'documento',
  'decorso',
  'busta_tornata',
  'restituita',
  'scartato',
];

/** The evidence about one posted piece, by instant. */
export async function leggiEventiPosta({ sql }: Transazione, tentativoId: string): Promise<EventoPosta[]> {
  const righe = await sql<{ id: string; tipo: string; quando: string; dati: Record<string, unknown> }[]>`
    select sha256 as id, tipo, dati, to_char(il at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as quando
    from eventi_notifica where tentativo_id = ${tentativoId} and tipo = any(${TIPI as string[]}) order by il, sha256`;
  return righe.map(({ dati, ...base }) => ({ ...dati, ...base }) as EventoPosta);
}

interface DaTenere {
  tentativoId: string;
  /** Image or list that proves it. */
  documentoId: string | null;
  /** Who says so, beside what it says: scalars, for the evidence pack tells them. */
  dettagli: Readonly<Record<string, string | null>>;
}

/** False = it was there already: its id is its content. */
export const scriviEventoPosta = (
  t: Transazione,
  { id, tipo, quando, ...dati }: EventoPosta,
  { tentativoId, documentoId, dettagli }: DaTenere,
): Promise<boolean> =>
  scriviEvento(t, {
    tentativoId,
    trasmissioneId: null,
    tipo,
    classe: null,
    il: quando,
    documentoId,
    sha256: id,
    dati: { ...dati, ...dettagli },
  });
