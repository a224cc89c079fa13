import { registraAudit, type VoceAudit } from '../../../database/audit';
import { type Database, inEnte } from '../../../database/connessione';
import type { IdRotta } from '../ruoli';

/** Written before the answer leaves: what cannot be recorded is not shown (style.md H5). */
export async function scriviAudit(
  database: Database,
  enteId: string,
  voce: VoceAudit & { azione: IdRotta },
): Promise<void> {
  await inEnte(database, enteId, (t) => registraAudit(t, voce));
}
