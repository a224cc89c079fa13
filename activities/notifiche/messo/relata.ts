import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { terminiMesso } from '../../../domain/notifica/messo-termini';
import {
  DIFETTI_RELATA,
  difettoDellaRelata,
  fattiDellaRelata,
  type Relata,
} from '../../../domain/notifica/relata';
import { profiloDelTentativo } from '../perfezionamento';
import { diUffici, trovaMesso } from './affida';
import { isGiaScritto, isScartato, scriviFatto } from './scrivi';

/** Why a relata is not taken: what it is about, then what it says. */
export const RIFIUTI_RELATA = [
  'atto_sconosciuto',
  'atto_di_altro_canale',
  'messo_sconosciuto',
  'atto_non_affidato',
  'documento_sconosciuto',
  'scartata',
  ...DIFETTI_RELATA,
] as const;
export type RifiutoRelata = (typeof RIFIUTI_RELATA)[number];

export interface RelataDaRegistrare {
  tentativoId: string;
  messoId: string;
  relata: Relata;
  /** The scanned document. */
  documentoId: string;
  direzioni: readonly string[] | null;
}

export type EsitoRelata =
  | { esito: 'registrata' | 'gia_presente'; praticaId: string }
  | { esito: 'rifiutata'; codice: RifiutoRelata };

/** Takes in what one document of a messo says. The same relata again adds nothing. Writes all of it or nothing. */
export async function registraRelata(t: Transazione, r: RelataDaRegistrare): Promise<EsitoRelata> {
  const rifiuta = (codice: RifiutoRelata): EsitoRelata => ({ esito: 'rifiutata', codice });
  const { tentativoId, messoId, relata, documentoId } = r;
  const atto = await trovaAtto(t, r);
  if (!atto) return rifiuta('atto_sconosciuto');
  if (atto.canale !== 'messo') return rifiuta('atto_di_altro_canale');
  const messo = await trovaMesso(t, messoId);
  if (!messo) return rifiuta('messo_sconosciuto');
  const { praticaId, affidatoIl } = atto;
  if (affidatoIl === null) return rifiuta('atto_non_affidato');
  const [documento] = await t.sql`select 1 from documenti where id = ${documentoId}`;
  if (!documento) return rifiuta('documento_sconosciuto');
  const fatti = fattiDellaRelata(relata);
  const posto = { tentativoId, altri: { messo: messoId } };
  const scartati = await Promise.all(fatti.map((f) => isScartato(t, f, posto)));
  if (scartati.some(Boolean)) return rifiuta('scartata');
  const noti = await Promise.all(fatti.map((f) => isGiaScritto(t, f, posto)));
  if (noti.every(Boolean)) return { esito: 'gia_presente', praticaId };
  const { oggi } = await leggiOrologio(t.sql);
  const termini = terminiMesso(await profiloDelTentativo(t, tentativoId));
  const difetto = difettoDellaRelata(relata, { oggi, affidatoIl, nomina: messo, termini });
  if (difetto !== null) return rifiuta(difetto);
  for (const fatto of fatti) await scriviFatto(t, fatto, { ...posto, documentoId });
  return { esito: 'registrata', praticaId };
}

interface Atto {
  praticaId: string;
  canale: string | null;
  /** First day on which that messo had it. */
  affidatoIl: string | null;
}

async function trovaAtto(t: Transazione, r: RelataDaRegistrare): Promise<Atto | undefined> {
  const [atto] = await t.sql<Atto[]>`
    select t.pratica_id as "praticaId", t.canale,
      (select min(f.il)::text from affidamenti_messo f where f.tentativo_id = t.id and f.messo_id = ${r.messoId}) as "affidatoIl"
    from tentativi t join atti a on a.id = t.atto_id
    where t.id = ${r.tentativoId} and ${diUffici(t, r.direzioni)}`;
  return atto;
}
