import { leggiFattiProva, leggiProve } from '../../activities/prova/leggi';
import { type Database, inEnte } from '../../database/connessione';
import { componiProva } from '../../formats/prova/componi';
import type { Resa } from '../../formats/prova/pacchetto';

/** The evidence pack of the notification of an attempt, from the database as it stands. */
export async function fascicoloDelTentativo(
  database: Database,
  { enteId, tentativoId }: { enteId: string; tentativoId: string },
  resa: Resa,
): Promise<Buffer> {
  const materiale = await inEnte(database, enteId, async (t) => {
    const [riga] = await t.sql<{ id: string }[]>`
      select notifica_id as id from tentativi where id = ${tentativoId}`;
    const letti = await leggiFattiProva(t, riga?.id ?? '');
    if (!letti) throw new Error('no facts');
    return { fatti: letti.fatti, documenti: await leggiProve(t, letti.documenti), autorita: null };
  });
  return componiProva(materiale, resa);
}
