import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import type { RapportoSimulazione as Rapporto } from '../../../domain/simulazione/rapporto';
import { STATI_SIMULAZIONE, type StatoSimulazione } from '../../../domain/simulazione/stati';
import { PROFILI } from '../../../domain/vocabolario';
import { Data, Istante, idDi } from '../quadro/campi';
import type { Chi } from '../quadro/rotta';
import { istante, seUguale, soloDirezioni } from './comuni';
import { RapportoSimulazione } from './simulazione-schema';

export const Simulazione = z
  .object({
    id: idDi('sim'),
    stato: z.enum(STATI_SIMULAZIONE),
    caricoId: idDi('car').nullable().describe('La lista simulata; null = debitori inventati'),
    profilo: z.enum(PROFILI),
    confronta: z.enum(PROFILI).nullable(),
    righe: z.enum(['ente', 'prodotto']).describe('Di chi sono le righe dei profili con cui è vissuta'),
    pratiche: z.int().describe('Debitori inventati, o pratiche della lista'),
    seme: z.int(),
    anni: z.int(),
    dal: Data,
    avanzamento: z.object({ fatte: z.int(), fette: z.int() }).describe('Fette di portafoglio già vissute'),
    errore: z.string().nullable().describe('Il codice di ciò che l’ha fermata'),
    richiestaDa: z.string(),
    richiestaIl: Data,
    registrataAt: Istante,
    terminataAt: Istante.nullable(),
  })
  .meta({ id: 'Simulazione' });
type Simulazione = z.infer<typeof Simulazione>;

export const SimulazioneIntera = Simulazione.extend({
  risultato: RapportoSimulazione.nullable().describe('Quando è conclusa: i byte di `esatto simula --json`'),
}).meta({ id: 'SimulazioneIntera' });

const colonne = ({ sql }: Transazione) => sql`
  id, stato, carico_id as "caricoId", profilo, confronta,
  case when versione_profili is null then 'prodotto' else 'ente' end as righe, pratiche, seme::float8 as seme, anni, dal::text,
  json_build_object('fatte', fatte, 'fette', fette) as avanzamento, errore, richiesta_da as "richiestaDa",
  richiesta_il::text as "richiestaIl", registrata_at as "registrataAt", terminata_at as "terminataAt"`;

/** Those of the lists of the caller's offices, and the caller's own: made-up debtors are of no office. */
const visibili = ({ sql }: Transazione, chi: Chi) =>
  sql`(${soloDirezioni(sql, chi, 'direzione_id')} or richiesta_da = ${chi.utenteId})`;

const leggibile = <S extends Simulazione>(s: S): S => ({
  ...s,
  registrataAt: istante(s.registrataAt),
  terminataAt: s.terminataAt === null ? null : istante(s.terminataAt),
});

export async function elencaSimulazioni(
  t: Transazione,
  chi: Chi,
  o: { stato: StatoSimulazione | undefined; dopo: string; quanti: number },
): Promise<Simulazione[]> {
  const righe = await t.sql<Simulazione[]>`
    select ${colonne(t)} from simulazioni
    where ${visibili(t, chi)} and ${seUguale(t.sql, 'stato', o.stato)} and id > ${o.dopo}
    order by id limit ${o.quanti}`;
  return righe.map(leggibile);
}

export async function trovaSimulazione(
  t: Transazione,
  chi: Chi,
  id: string,
): Promise<(Simulazione & { risultato: Rapporto | null }) | null> {
  const [riga] = await t.sql<(Simulazione & { risultato: Rapporto | null })[]>`
    select ${colonne(t)}, risultato from simulazioni where id = ${id} and ${visibili(t, chi)}`;
  return riga ? leggibile(riga) : null;
}

/** How many of the Ente wait or go on. */
export async function contaAperte({ sql }: Transazione): Promise<number> {
  const [riga] = await sql<{ aperte: number }[]>`
    select count(*)::int as aperte from simulazioni where stato in ('richiesta', 'in_corso')`;
  return riga?.aperte ?? 0;
}
