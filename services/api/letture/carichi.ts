import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { FORMATI_CARICO, STATI_CARICO, type StatoCarico } from '../../../database/schema/carichi';
import { Centesimi, Data, Istante, idDi } from '../quadro/campi';
import type { Chi } from '../quadro/rotta';
import { istante, seUguale, soloDirezioni } from './comuni';

export const Carico = z
  .object({
    id: idDi('car'),
    direzioneId: idDi('dir'),
    formato: z.enum(FORMATI_CARICO),
    nomeFile: z.string(),
    sha256: z.string(),
    mappaId: idDi('map').nullable(),
    stato: z.enum(STATI_CARICO),
    dataLista: Data.nullable(),
    totale: Centesimi.nullable(),
    caricatoDa: z.string(),
    caricatoIl: Data,
    approvatoDa: z.string().nullable(),
    approvatoIl: Data.nullable(),
    dichiarazione: z.string().nullable(),
    parametri: z.record(z.string(), z.unknown()).describe('Fissati per questa lista, per nome puntato'),
    parametriDa: z.string().nullable(),
    praticheTotali: z.int(),
    praticheAvviate: z.int(),
    registratoAt: Istante,
  })
  .meta({ id: 'Carico' });
export type Carico = z.infer<typeof Carico>;

const colonne = ({ sql }: Transazione) => sql`
  id, direzione_id as "direzioneId", formato, nome_file as "nomeFile", sha256, mappa_id as "mappaId", stato,
  data_lista as "dataLista", totale_cents::text as totale, caricato_da as "caricatoDa", caricato_il as "caricatoIl",
  approvato_da as "approvatoDa", approvato_il as "approvatoIl", dichiarazione, parametri, parametri_da as "parametriDa",
  pratiche_totali as "praticheTotali", pratiche_avviate as "praticheAvviate", registrato_at as "registratoAt"`;

const leggibile = (c: Carico): Carico => ({ ...c, registratoAt: istante(c.registratoAt) });

export async function elencaCarichi(
  t: Transazione,
  chi: Chi,
  o: { stato: StatoCarico | undefined; dopo: string; quanti: number },
): Promise<Carico[]> {
  const righe = await t.sql<Carico[]>`
    select ${colonne(t)} from carichi
    where ${soloDirezioni(t.sql, chi, 'direzione_id')} and ${seUguale(t.sql, 'stato', o.stato)} and id > ${o.dopo}
    order by id limit ${o.quanti}`;
  return righe.map(leggibile);
}

export async function trovaCarico(t: Transazione, chi: Chi, id: string): Promise<Carico | null> {
  const [riga] = await t.sql<Carico[]>`
    select ${colonne(t)} from carichi where id = ${id} and ${soloDirezioni(t.sql, chi, 'direzione_id')}`;
  return riga ? leggibile(riga) : null;
}

/** A column of the row that is not of the resource: report, or the documents of the minuta. */
export async function trovaAllegati(
  { sql }: Transazione,
  chi: Chi,
  id: string,
): Promise<{ report: unknown; minutaPdfId: string | null; minutaCsvId: string | null } | null> {
  const [riga] = await sql<{ report: unknown; minutaPdfId: string | null; minutaCsvId: string | null }[]>`
    select report, minuta_pdf_id as "minutaPdfId", minuta_csv_id as "minutaCsvId" from carichi
    where id = ${id} and ${soloDirezioni(sql, chi, 'direzione_id')}`;
  return riga ?? null;
}
