import { type Database, inEnte } from '../../database/connessione';
import { caricoConFile, contenutiGiaCaricati } from '../../database/precedenti';
import type { Precedenti } from '../../formats/claims/precedenti';

/**
 * What the Ente has loaded before this carico, asked to the database a batch at a time, each question in a transaction
 * of its own: a long list keeps nothing open.
 */
export const precedentiNelDatabase = (database: Database, enteId: string, caricoId: string): Precedenti => ({
  fileCaricato: (sha256) =>
    inEnte(database, enteId, async (t) => {
      const altro = await caricoConFile(t, sha256);
      return altro !== undefined && altro !== caricoId;
    }),
  contenutiCaricati: (contenuti) => inEnte(database, enteId, (t) => contenutiGiaCaricati(t, contenuti)),
});
