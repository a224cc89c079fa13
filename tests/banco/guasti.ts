import type { TransactionSql } from 'postgres';
import type { Transazione, TxSql } from '../../database/connessione';
import type { EsitoInvariante } from '../../database/invarianti/esito';
import type { DueEnti } from './due-enti';

class Disfa extends Error {}

type Guasto = (sql: TransactionSql) => Promise<unknown>;
type Misura = (t: Transazione) => Promise<EsitoInvariante>;
export type Dopo = (guasto: Guasto, misura: Misura) => Promise<EsitoInvariante>;

/** Breaks the data as only an administrator can, measures as the product does, and puts everything back. */
export async function conGuasto(
  { admin, a }: Pick<DueEnti, 'admin' | 'a'>,
  guasto: Guasto,
  misura: Misura,
): Promise<EsitoInvariante> {
  let esito: EsitoInvariante | undefined;
  await admin
    .begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await guasto(sql);
      await sql`select set_config('app.ente', ${a.enteId}, true)`;
      await sql`set local role esatto_app`;
      esito = await misura({ enteId: a.enteId, sql: sql as unknown as TxSql, tx: undefined as never });
      throw new Disfa();
    })
    .catch((e: unknown) => {
      if (!(e instanceof Disfa)) throw e;
    });
  if (!esito) throw new Error('non misurato');
  return esito;
}
