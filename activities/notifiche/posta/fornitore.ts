import type { Transazione, TxSql } from '../../../database/connessione';
import { nuovoId } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';

/** As a condition: the provider does not know us, and nothing more is handed over until a person closes the task. */
export const postaSospesa = (sql: TxSql) =>
  sql`exists (select from compiti k where k.tipo = 'fornitore' and k.chiuso_il is null)`;

export async function isPostaSospesa({ sql }: Transazione): Promise<boolean> {
  const [riga] = await sql<{ sospesa: boolean }[]>`select ${postaSospesa(sql)} as sospesa`;
  return riga?.sospesa === true;
}

/** One task for all the pieces that wait for it. `codice` says what the provider refused. */
export async function sospendiPosta({ sql }: Transazione, codice: CodiceFornitore): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  await sql`insert into compiti (id, tipo, riferimento, aperto_il)
    values (${nuovoId('cmp')}, 'fornitore', ${codice}, ${oggi}) on conflict do nothing`;
}

/** CREDENZIALI: refused. NON_CONFIGURATO: the installation has no such provider. MITTENTE: the Ente has no sender. */
export type CodiceFornitore = 'CREDENZIALI' | 'NON_CONFIGURATO' | 'MITTENTE';

/** As a condition on `tentativi t`: its piece is in a batch whose day is not over. */
export const attendeIlLotto = (sql: TxSql, oggi: string) => sql`exists (
  select from pezzi_postali z join lotti_postali l on l.id = z.lotto_id
  where z.tentativo_id = t.id and l.stato = 'aperto' and l.il >= ${oggi}::date)`;

const FERMI_MASSIMO = 500;

/** Dispatches by post that have not left, oldest first. */
export const tentativiFermiPosta = ({
  sql,
}: Transazione): Promise<{ praticaId: string; tentativoId: string }[]> => sql`
  select pratica_id as "praticaId", id as "tentativoId" from tentativi t
  where canale = 'raccomandata' and stato <> 'concluso' and (stato = 'da_inviare' or exists (
    select from trasmissioni s where s.tentativo_id = t.id and s.stato = 'da_ritentare'))
  order by registrato_at limit ${FERMI_MASSIMO}`;
