import type { Transazione } from '../../database/connessione';
import { caricaFascicolo } from '../../database/fascicolo';
import { leggiOrologio, type Orologio } from '../../database/orologio';
import type { DataCivile } from '../../domain/calendario';
import type { Fascicolo, Passo } from '../../domain/fascicolo';
import { calcolaConto } from '../../domain/pratica/conto';
import { type Decisione, decidi as decisione } from '../../domain/pratica/prossimo-passo';
import type { Profilo } from '../../domain/profili/profilo';
import type { MotivoScritto } from '../../domain/vocabolario';
import { profiloDellaPratica } from './profilo';

/** A pratica under lock, on one version and one date: what a decision is taken on, and written against. */
export interface Situazione {
  t: Transazione;
  praticaId: string;
  debitoreId: string;
  direzioneId: string;
  versione: number;
  orologio: Orologio;
  oggi: DataCivile;
  fascicolo: Fascicolo;
  profilo: Profilo;
  versioneProfilo: string;
  /** Reason of the last answer; null before the first. */
  motivo: MotivoScritto | null;
  chiusa: boolean;
}

/** Locks the row of the pratica, then reads its facts. Null when it does not exist for this Ente. */
export async function leggiSituazione(t: Transazione, praticaId: string): Promise<Situazione | null> {
  const [presa] = await t.sql<{ motivo: MotivoScritto | null }[]>`
    select motivo from pratiche where id = ${praticaId} for update`;
  const caricato = await caricaFascicolo(t, praticaId);
  if (!caricato) return null;
  const orologio = await leggiOrologio(t.sql);
  return {
    t,
    praticaId,
    debitoreId: caricato.debitoreId,
    direzioneId: caricato.direzioneId,
    versione: caricato.versione,
    orologio,
    oggi: orologio.oggi,
    fascicolo: caricato.fascicolo,
    profilo: await profiloDellaPratica(t, caricato),
    versioneProfilo: caricato.parametri.versione,
    motivo: presa?.motivo ?? null,
    chiusa: caricato.stato === 'chiusa',
  };
}

/** The part of a situazione a decision looks at. */
type Decidibile = Pick<Situazione, 'fascicolo' | 'profilo' | 'oggi'>;

export const decidi = (s: Decidibile): Passo => valuta(s).passo;
export const valuta = (s: Decidibile): Decisione => decisione(s.fascicolo, s.profilo, s.oggi);
export const conta = (s: Decidibile, fascicolo = s.fascicolo) => calcolaConto(fascicolo, s.profilo, s.oggi);

/** Every fact raises the version; the decision on the former one is void. Gives the new one. */
export async function alzaVersione(s: Situazione): Promise<number> {
  await s.t.sql`update pratiche set versione = versione + 1, aggiornata_at = now() where id = ${s.praticaId}`;
  s.versione += 1;
  return s.versione;
}
