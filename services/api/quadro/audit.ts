import { type Database, inEnte } from '../../../database/connessione';
import { nuovoId } from '../../../database/identificativi';
import { audit, type EsitoAudit } from '../../../database/schema/sistema';
import type { IdRotta } from '../ruoli';

export interface RigaAudit {
  enteId: string;
  utenteId: string;
  azione: IdRotta;
  /** Ids of the path and of what was made; no names, no free text. */
  oggetto: string;
  esito: EsitoAudit;
  codice?: string | undefined;
}

/** Written before the answer leaves: what cannot be recorded is not shown (style.md H5). */
export async function scriviAudit(database: Database, riga: RigaAudit): Promise<void> {
  await inEnte(database, riga.enteId, ({ tx }) =>
    tx.insert(audit).values({
      enteId: riga.enteId,
      id: nuovoId('aud'),
      utenteId: riga.utenteId,
      azione: riga.azione,
      oggetto: riga.oggetto,
      esito: riga.esito,
      codice: riga.codice ?? null,
    }),
  );
}
