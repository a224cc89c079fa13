import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { scriviEvento } from '../eventi';

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
