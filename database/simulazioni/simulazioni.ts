import type { SommeFetta } from '../../domain/simulazione/fetta';
import type { RapportoSimulazione } from '../../domain/simulazione/rapporto';
import type { StatoSimulazione } from '../../domain/simulazione/stati';
import type { NomeProfilo } from '../../domain/vocabolario';
import type { Transazione } from '../connessione';
import { leggiSomme, scriviSomme } from './somme';

/** What a person asked for: it does not change any more. */
export interface Richiesta {
  id: string;
  /** The list and its office; null = made-up debtors. */
  lista: { caricoId: string; direzioneId: string } | null;
  profilo: NomeProfilo;
  confronta: NomeProfilo | null;
  /** Rows with which it is lived, product and Ente; null = those that the product ships. */
  versioneProfili: string | null;
  pratiche: number;
  fette: number;
  seme: number;
  anni: number;
  dal: string;
  richiestaDa: string;
  richiestaIl: string;
}

export interface Simulazione extends Omit<Richiesta, 'lista' | 'richiestaDa' | 'richiestaIl'> {
  caricoId: string | null;
  stato: StatoSimulazione;
  fatte: number;
  ultima: string | null;
}

/** Writes it once for its id: asked for again it stays as it is. */
export async function registraSimulazione({ sql }: Transazione, s: Richiesta): Promise<void> {
  await sql`
    insert into simulazioni (id, direzione_id, carico_id, profilo, confronta, versione_profili, pratiche, fette, seme,
      anni, dal, richiesta_da, richiesta_il)
    values (${s.id}, ${s.lista?.direzioneId ?? null}, ${s.lista?.caricoId ?? null}, ${s.profilo}, ${s.confronta},
      ${s.versioneProfili}, ${s.pratiche}, ${s.fette}, ${s.seme}, ${s.anni}, ${s.dal}, ${s.richiestaDa}, ${s.richiestaIl})
    on conflict do nothing`;
}

/** @param blocca locks the row until the transaction ends */
export async function leggiSimulazione(
  { sql }: Transazione,
  id: string,
  blocca = false,
): Promise<Simulazione | undefined> {
  const [riga] = await sql<Simulazione[]>`
    select id, carico_id as "caricoId", profilo, confronta, versione_profili as "versioneProfili", pratiche, fette, seme::float8 as seme, anni, dal::text, stato,
      fatte, ultima
    from simulazioni where id = ${id} ${blocca ? sql`for update` : sql``}`;
  return riga;
}

/** From here on its slices may enter. */
export async function comincia({ sql }: Transazione, id: string): Promise<void> {
  await sql`update simulazioni set stato = 'in_corso' where id = ${id} and stato = 'richiesta'`;
}

/**
 * Adds slice `n` (from 0) when it is the next one and the simulation goes on, else nothing: a slice lived twice, or
 * after the end, counts once or never. Gives whether it was added.
 */
export async function aggiungiFetta(
  t: Transazione,
  { id, n, ultima }: { id: string; n: number; ultima: string | null },
  unisci: (finora: SommeFetta | null) => SommeFetta,
): Promise<boolean> {
  const corrente = await leggiSimulazione(t, id, true);
  if (corrente?.stato !== 'in_corso' || corrente.fatte !== n || n >= corrente.fette) return false;
  const somme = scriviSomme(unisci(await sommeFinora(t, id)));
  await t.sql`
    update simulazioni set fatte = ${n + 1}, ultima = ${ultima}, somme = ${somme}::json
    where id = ${id} and stato = 'in_corso' and fatte = ${n}`;
  return true;
}

/** Sums of the slices that have entered; null before the first. */
export async function sommeFinora({ sql }: Transazione, id: string): Promise<SommeFetta | null> {
  const [riga] = await sql<{ somme: string | null }[]>`
    select somme::text from simulazioni where id = ${id}`;
  return riga?.somme == null ? null : leggiSomme(riga.somme);
}

export async function scriviRisultato(
  { sql }: Transazione,
  id: string,
  rapporto: RapportoSimulazione,
): Promise<void> {
  await sql`
    update simulazioni set stato = 'conclusa', risultato = ${JSON.stringify(rapporto)}::json, somme = null,
      terminata_at = clock_timestamp()
    where id = ${id} and stato = 'in_corso'`;
}

/** Ends without a result; what has ended already stays as it is. @param errore code, only when it fails */
export async function ferma(
  { sql }: Transazione,
  id: string,
  come: { stato: 'annullata' } | { stato: 'fallita'; errore: string },
): Promise<void> {
  await sql`
    update simulazioni set stato = ${come.stato}, errore = ${come.stato === 'fallita' ? come.errore : null},
      somme = null, terminata_at = clock_timestamp()
    where id = ${id} and stato in ('richiesta', 'in_corso')`;
}
