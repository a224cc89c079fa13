import { z } from 'zod';
import { stratoDi } from '../../domain/profili/profilo';
import type { NomeStrato, RigaScritta, Strato } from '../../domain/profili/righe';
import type { NomeProfilo } from '../../domain/vocabolario';
import type { Transazione, TxSql } from '../connessione';
import type { Parametri } from '../schema/enti';

/** What the profile of one pratica is composed from, besides the rows of the tables; overrides by dotted name. */
export interface ParametriDellaPratica {
  /** Of the rows of product and Ente: it changes whenever there is one more. */
  versione: string;
  /** Values with which the Ente began. */
  ente: Parametri;
  /** Fixed for the list when it was approved. */
  carico: Parametri;
  pratica: Parametri;
}

/** The version of the rows that hold for the Ente of the transaction: `<rows of the product>.<approvals of the Ente>`. */
export const versioneProfili = (sql: TxSql) =>
  sql`((select coalesce(max(progressivo), 0) from profili_righe) || '.' || (select count(*) from profili_approvazioni))`;

export const leggiVersioneProfili = async ({ sql }: Transazione): Promise<string> => {
  const [riga] = await sql<{ versione: string }[]>`select ${versioneProfili(sql)} as versione`;
  return riga?.versione ?? '0.0';
};

/** A ParametriDellaPratica as JSON, where `p` is the pratica, `c` its carico, `e` the configuration of the Ente. */
export const parametriDellaPratica = (
  sql: TxSql,
) => sql`json_build_object('versione', ${versioneProfili(sql)},
  'ente', coalesce(e.parametri, '{}'), 'carico', c.parametri, 'pratica', p.parametri)`;

const RigheLette = z.array(
  z.object({
    strato: z.enum(['legge', 'profilo', 'ente']),
    parametro: z.string(),
    dal: z.iso.date().nullable(),
    al: z.iso.date().nullable(),
    valore: z.json(),
    fonte: z.string(),
    approvatoDa: z.string(),
  }),
);

/**
 * The layers that hold for a profile at the Ente of the transaction, in one query. Of two approved rows that begin on
 * the same day holds the one approved later: neither had begun. `versione` = as they were then; default: all.
 */
export async function leggiStrati(
  { sql }: Transazione,
  profilo: NomeProfilo,
  iniziali: Parametri,
  versione?: string,
): Promise<Record<'legge' | 'profilo' | 'ente', Strato>> {
  const [prodotto = null, ente = null] = versione?.split('.').map(Number) ?? [];
  const righe = await sql`
    select case when profilo is null then 'legge' else 'profilo' end as strato, parametro, dal::text, al::text, valore,
      fonte, approvato_da as "approvatoDa"
    from profili_righe where (profilo is null or profilo = ${profilo})
      and (${prodotto}::bigint is null or progressivo <= ${prodotto}::bigint)
    union all (
      select distinct on (r.parametro, r.dal) 'ente', r.parametro, r.dal::text, r.al::text, r.valore, r.fonte,
        a.approvata_da
      from profili_righe_ente r join profili_approvazioni a using (ente_id, proposta_id)
      where ${ente}::int is null or a.ordine <= ${ente}::int
      order by r.parametro, r.dal, a.ordine desc)`;
  const strati: Record<'legge' | 'profilo' | 'ente', Record<string, RigaScritta[]>> = {
    legge: {},
    profilo: {},
    ente: copiaDi(stratoDi(iniziali, 'configurazione dell’Ente')),
  };
  for (const { strato, parametro, dal, al, ...resto } of RigheLette.parse([...righe])) {
    const riga = { ...(dal !== null && { dal }), ...(al !== null && { al }), ...resto };
    strati[strato][parametro] = [...(strati[strato][parametro] ?? []), riga];
  }
  return strati satisfies Partial<Record<NomeStrato, Strato>>;
}

const copiaDi = (strato: Strato): Record<string, RigaScritta[]> =>
  Object.fromEntries(Object.entries(strato).map(([nome, righe]) => [nome, [...righe]]));
