import { type Database, inEnte } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { leggiOrologio } from '../../database/orologio';
import type { Anomalia, Cursore, OpzioniLettore } from './porte';

/** Where the reader of a mailbox has arrived, in PostgreSQL. */
export function cursoreDi(database: Database, enteId: string, indirizzo: string): OpzioniLettore['cursore'] {
  return {
    leggi: () =>
      inEnte(database, enteId, async ({ sql }): Promise<Cursore | null> => {
        const [riga] = await sql<{ uidvalidity: bigint | null; uid: bigint }[]>`
          select uidvalidity, uid from caselle_pec where indirizzo = ${indirizzo}`;
        if (!riga || riga.uidvalidity === null) return null;
        return { uidvalidity: riga.uidvalidity.toString(), uid: Number(riga.uid) };
      }),
    scrivi: ({ uidvalidity, uid }) =>
      inEnte(database, enteId, async ({ sql }) => {
        await sql`insert into caselle_pec (indirizzo, uidvalidity, uid)
          values (${indirizzo}, ${BigInt(uidvalidity)}, ${BigInt(uid)})
          on conflict (ente_id, indirizzo) do update set uidvalidity = excluded.uidvalidity, uid = excluded.uid,
            aggiornata_at = now()`;
      }),
  };
}

/** A message that could not be taken: somebody must look at the mailbox. */
export async function registraAnomalia(
  database: Database,
  enteId: string,
  indirizzo: string,
  a: Anomalia,
): Promise<void> {
  await inEnte(database, enteId, async ({ sql }) => {
    const { oggi } = await leggiOrologio(sql);
    const riferimento = `${a.codice}:${a.uid}`;
    await sql`insert into compiti (id, tipo, riferimento, aperto_il)
      values (${idDerivato('cmp', enteId, indirizzo, riferimento)}, 'pec_sconosciuta', ${riferimento}, ${oggi})
      on conflict do nothing`;
  });
}
