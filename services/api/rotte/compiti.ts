import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { scriviJson } from '../../../database/json';
import { leggiOrologio } from '../../../database/orologio';
import { TIPI_COMPITO, type TipoCompito } from '../../../database/schema/pagamenti';
import { seUguale, soloDirezioni } from '../letture/comuni';
import { Data, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema, nonTrovato } from '../quadro/problema';
import { type Chi, rotta } from '../quadro/rotta';

const Compito = z
  .object({
    id: idDi('cmp'),
    tipo: z.enum(TIPI_COMPITO),
    direzioneId: idDi('dir').nullable(),
    praticaId: idDi('pra').nullable(),
    caricoId: idDi('car').nullable(),
    tentativoId: idDi('tnt').nullable(),
    riferimento: z.string(),
    apertoIl: Data,
    entro: Data.nullable(),
    chiusoIl: Data.nullable(),
    chiusoDa: z.string().nullable(),
    esito: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Compito' });

export interface CompitoLetto {
  id: string;
  tipo: TipoCompito;
  praticaId: string | null;
  tentativoId: string | null;
  riferimento: string;
  chiusoIl: string | null;
}

const colonne = ({ sql }: Transazione) => sql`
  id, tipo, direzione_id as "direzioneId", pratica_id as "praticaId", carico_id as "caricoId",
  tentativo_id as "tentativoId", riferimento, aperto_il as "apertoIl", entro, chiuso_il as "chiusoIl",
  chiuso_da as "chiusoDa", esito`;

export async function trovaCompito(t: Transazione, chi: Chi, id: string): Promise<CompitoLetto> {
  const [compito] = await t.sql<CompitoLetto[]>`
    select ${colonne(t)} from compiti where id = ${id} and ${soloDirezioni(t.sql, chi, 'direzione_id')}`;
  if (!compito) throw nonTrovato();
  return compito;
}

/** Compare-and-set: of two people who answer at once one closes, the other is told. Errors: `compito.gia_chiuso`. */
export async function chiudi(
  t: Transazione,
  compito: CompitoLetto,
  utenteId: string,
  e: object,
): Promise<void> {
  const { oggi } = await leggiOrologio(t.sql);
  const chiusi = await t.sql`
    update compiti set chiuso_il = ${oggi}, chiuso_da = ${utenteId}, esito = ${scriviJson(e)}::jsonb
    where id = ${compito.id} and chiuso_il is null returning id`;
  if (chiusi.length === 0) throw new ErroreProblema('compito.gia_chiuso');
}

export const elenca = rotta({
  id: 'compiti.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/compiti',
  titolo: 'Ciò che attende una persona, con il suo limite',
  risorsa: 'compiti',
  parametri: z.strictObject({ enteId: idDi('ent') }),
  query: z.strictObject({
    ...paginazione,
    tipo: z.enum(TIPI_COMPITO).optional(),
    praticaId: idDi('pra').optional(),
    stato: z.enum(['aperto', 'chiuso']).default('aperto'),
  }),
  risposte: { 200: pagina(Compito) },
  async gestisci({ query, chi, nellEnte }) {
    const righe = await nellEnte(
      (t) => t.sql<CompitoLetto[]>`
        select ${colonne(t)} from compiti
        where ${soloDirezioni(t.sql, chi, 'direzione_id')} and ${seUguale(t.sql, 'tipo', query.tipo)}
          and ${seUguale(t.sql, 'pratica_id', query.praticaId)}
          and (chiuso_il is null) = ${query.stato === 'aperto'} and id > ${dopo(query.cursor)}
        order by id limit ${query.limit + 1}`,
    );
    return { stato: 200, corpo: impagina(righe, query.limit) };
  },
});

export const leggi = rotta({
  id: 'compiti.leggi',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/compiti/{compitoId}',
  titolo: 'Un compito',
  risorsa: 'compiti',
  parametri: z.strictObject({ enteId: idDi('ent'), compitoId: idDi('cmp') }),
  risposte: { 200: Compito },
  async gestisci({ parametri, chi, nellEnte }) {
    return { stato: 200, corpo: await nellEnte((t) => trovaCompito(t, chi, parametri.compitoId)) };
  },
});
