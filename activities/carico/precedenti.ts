import { type Database, inEnte, type Transazione } from '../../database/connessione';
import { caricoConFile, contenutiGiaCaricati } from '../../database/precedenti';
import type { Precedenti } from '../../formats/claims/precedenti';

type NellEnte = <T>(work: (t: Transazione) => Promise<T>) => Promise<T>;

/** What the Ente has loaded before this carico, asked to the database a batch at a time. */
function precedentiDi(nellEnte: NellEnte, caricoId: string): Precedenti {
  return {
    fileCaricato: (sha256) =>
      nellEnte(async (t) => {
        const altro = await caricoConFile(t, sha256);
        return altro !== undefined && altro !== caricoId;
      }),
    contenutiCaricati: (contenuti) => nellEnte((t) => contenutiGiaCaricati(t, contenuti)),
  };
}

/** Each question in a transaction of its own: the check of a long list keeps nothing open. */
export const precedentiNelDatabase = (database: Database, enteId: string, caricoId: string): Precedenti =>
  precedentiDi((work) => inEnte(database, enteId, work), caricoId);

/** Inside the transaction that loads, before its own partite are written. */
export const precedentiNellaTransazione = (t: Transazione, caricoId: string): Precedenti =>
  precedentiDi((work) => work(t), caricoId);
