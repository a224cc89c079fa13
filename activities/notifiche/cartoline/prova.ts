import type { Transazione } from '../../../database/connessione';
import type { EventoPosta } from '../../../domain/notifica/posta-eventi';
import { scriviEventoPosta } from '../posta/eventi';

interface DaTenere {
  tentativoId: string;
  /** Image or list that proves it. */
  documentoId: string | null;
  /** Who says so, beside what it says: scalars, for the evidence pack tells them. */
  dettagli: Readonly<Record<string, string | null>>;
}

/** Evidence that a person brought in. False = it was there already: its id is its content. */
export const scriviProva = (
  t: Transazione,
  evento: EventoPosta,
  { tentativoId, documentoId, dettagli }: DaTenere,
): Promise<boolean> =>
  scriviEventoPosta(t, { id: null, tentativoId }, { ...dettagli, ...evento } as EventoPosta, documentoId);
