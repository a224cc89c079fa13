import { sospendi } from '../../activities/notifiche/pec/salute';
import { type Database, inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
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

/** What the reader tells of the mailbox itself, for who watches over it. */
export function saluteDi(
  database: Database,
  enteId: string,
  indirizzo: string,
): Required<Pick<OpzioniLettore, 'salute' | 'credenzialiRifiutate' | 'sospesa'>> {
  return {
    salute: ({ daPrendere, piuVecchioAt, quota }) =>
      inEnte(database, enteId, async ({ sql }) => {
        await sql`insert into caselle_pec as c
            (indirizzo, letta_at, da_prendere, arretrato_dal, piu_vecchio_at, quota_usata, quota_massima)
          values (${indirizzo}, clock_timestamp(), ${daPrendere}, case when ${daPrendere} > 0 then clock_timestamp() end,
            ${piuVecchioAt?.toISOString() ?? null}, ${quota?.usata ?? null}, ${quota?.massima ?? null})
          on conflict (ente_id, indirizzo) do update set letta_at = excluded.letta_at, da_prendere = excluded.da_prendere,
            arretrato_dal = case when excluded.da_prendere > 0 then coalesce(c.arretrato_dal, excluded.arretrato_dal) end,
            piu_vecchio_at = case when excluded.da_prendere > 0 then coalesce(excluded.piu_vecchio_at, c.piu_vecchio_at) end,
            quota_usata = excluded.quota_usata, quota_massima = excluded.quota_massima`;
      }),
    credenzialiRifiutate: () => inEnte(database, enteId, (t) => sospendi(t, indirizzo, 'IMAP_CREDENZIALI')),
    // a send refused for its password stops the sends only: receipts are still read
    sospesa: () =>
      inEnte(database, enteId, async ({ sql }) => {
        const righe = await sql`select from caselle_pec
          where indirizzo = ${indirizzo} and sospesa_motivo = 'IMAP_CREDENZIALI'`;
        return righe.length > 0;
      }),
  };
}

/** A message that could not be taken: what was read of it is kept, and somebody must look at the mailbox. */
export async function registraAnomalia(
  database: Database,
  enteId: string,
  indirizzo: string,
  { codice, uid, byte, testa }: Anomalia,
): Promise<void> {
  await inEnte(database, enteId, async (t) => {
    const { sql } = t;
    const { oggi, istante } = await leggiOrologio(sql);
    const documento =
      testa && (await archivia(t, { tipo: 'pec_troncata', mediaType: 'message/rfc822', bytes: testa }));
    if (documento)
      await sql`insert into eventi_notifica (id, tipo, il, documento_id, sha256, dati)
        values (${idDerivato('evn', enteId, documento.sha256)}, 'sconosciuto', ${istante.toISOString()}, ${documento.id},
          ${documento.sha256}, ${sql.json({ valida: false, codice, uid, byte })})
        on conflict do nothing`;
    const riferimento = documento?.id ?? `${codice}:${uid}`;
    await sql`insert into compiti (id, tipo, riferimento, aperto_il)
      values (${idDerivato('cmp', enteId, indirizzo, riferimento)}, 'pec_sconosciuta', ${riferimento}, ${oggi})
      on conflict do nothing`;
  });
}
