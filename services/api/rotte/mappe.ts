import { sql as drizzleSql } from 'drizzle-orm';
import { z } from 'zod';
import { idDerivato } from '../../../database/identificativi';
import { mappe } from '../../../database/schema/carichi';
import { ErroreFormato } from '../../../formats/comuni/errore';
import { CAMPI, FORME_DATA, parseMappa } from '../../../formats/fogli/mappa';
import { istante } from '../letture/comuni';
import { proponiColonne } from '../proposta-mappa';
import { corpo, Data, Istante, idDi } from '../quadro/campi';
import { dopo, impagina, pagina, paginazione } from '../quadro/cursore';
import { ErroreProblema } from '../quadro/problema';
import { rotta } from '../quadro/rotta';

const diEnte = z.strictObject({ enteId: idDi('ent') });
const breve = z.string().max(200);
const Lettera = z.string().regex(/^[A-Z]{1,3}$/, 'attesa una colonna come la mostra un foglio: A, B, AA');

/** Shape of cases/fogli, Mapping: which column is what, and how its values are written. */
export const Mappa = corpo({
  file: breve.optional(),
  formato: z.enum(['csv', 'xlsx']),
  codifica: z.enum(['utf-8', 'windows-1252']).optional(),
  separatore: z.string().length(1).optional(),
  virgolette: z.string().length(1).optional(),
  foglio: breve.optional(),
  rigaIntestazione: z.int().min(1).max(1_000),
  importi: z.enum(['virgola', 'punto', 'numero']),
  date: z.array(z.enum(FORME_DATA)),
  dataLista: Data,
  totali: corpo({ colonna: Lettera, inizia: breve }).nullable(),
  colonne: z
    .array(
      corpo({
        colonna: Lettera,
        intestazione: breve,
        campo: z.enum(CAMPI).nullable(),
        codiceTributo: z.string().max(4).optional(),
      }),
    )
    .min(1)
    .max(1_000),
}).meta({ id: 'Mappa' });

const MappaSalvata = z
  .object({
    id: idDi('map'),
    nome: z.string(),
    mappa: z.record(z.string(), z.unknown()),
    aggiornataAt: Istante,
  })
  .meta({ id: 'MappaSalvata' });

export const elencaMappe = rotta({
  id: 'mappe.elenca',
  metodo: 'get',
  percorso: '/v1/enti/{enteId}/mappe',
  titolo: 'Le mappe delle colonne salvate per l’Ente',
  risorsa: 'mappe',
  parametri: diEnte,
  query: z.strictObject(paginazione),
  risposte: { 200: pagina(MappaSalvata) },
  async gestisci({ query, nellEnte }) {
    const righe = await nellEnte(
      ({ sql }) => sql<{ id: string; nome: string; mappa: unknown; aggiornataAt: string }[]>`
        select id, nome, mappa, aggiornata_at as "aggiornataAt" from mappe
        where id > ${dopo(query.cursor)} order by id limit ${query.limit + 1}`,
    );
    const elementi = righe.map((r) => ({ ...r, aggiornataAt: istante(r.aggiornataAt) }));
    return { stato: 200, corpo: impagina(elementi, query.limit) };
  },
});

/** What the reader of the sheets asks beyond the shape. Errors: `mappa.non_valida`. */
function esigiMappa(mappa: unknown): void {
  try {
    parseMappa(mappa);
  } catch (errore) {
    if (!(errore instanceof ErroreFormato)) throw errore;
    const errors = [{ pointer: '/mappa', detail: errore.message }];
    throw new ErroreProblema('mappa.non_valida', { errors });
  }
}

export const creaMappa = rotta({
  id: 'mappe.crea',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/mappe',
  titolo: 'Salva una mappa: lo stesso nome la sostituisce',
  risorsa: 'mappe',
  parametri: diEnte,
  corpo: corpo({ nome: z.string().trim().min(1).max(100), mappa: Mappa }),
  risposte: { 201: z.object({ id: idDi('map'), nome: z.string() }) },
  problemi: ['mappa.non_valida'],
  async gestisci({ corpo: { nome, mappa }, enteId, nellEnte }) {
    esigiMappa(mappa);
    const id = idDerivato('map', enteId, nome);
    await nellEnte(({ tx }) =>
      tx
        .insert(mappe)
        .values({ enteId, id, nome, mappa })
        .onConflictDoUpdate({
          target: [mappe.enteId, mappe.nome],
          set: { mappa, aggiornataAt: drizzleSql`now()` },
        }),
    );
    return { stato: 201, corpo: { id, nome }, oggetto: id };
  },
});

export const proponiMappa = rotta({
  id: 'mappe.proponi',
  metodo: 'post',
  percorso: '/v1/enti/{enteId}/mappe/proposta',
  titolo: 'Propone i campi delle colonne dalle intestazioni: una persona conferma',
  risorsa: 'mappe',
  parametri: diEnte,
  senzaEffetto: true,
  corpo: corpo({ intestazioni: z.array(breve).min(1).max(1_000) }),
  risposte: {
    200: z.object({
      colonne: z.array(
        z.object({ colonna: z.string(), intestazione: z.string(), campo: z.enum(CAMPI).nullable() }),
      ),
    }),
  },
  async gestisci({ corpo: { intestazioni } }) {
    return { stato: 200, corpo: { colonne: proponiColonne(intestazioni) } };
  },
});
