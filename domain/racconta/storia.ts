import type { DataCivile } from '../calendario';
import type { Cents } from '../denaro';
import type { Evento, Fascicolo, Partita } from '../fascicolo';
import type { Bene, EsitoNotifica, TipoAtto } from '../vocabolario';

/** Outcome of a dispatch that differs from the default. Source: cases/storie/README.md 1. */
export interface NotificaStoria {
  atto: TipoAtto;
  /** n-th act of that name, from 1. */
  n: number;
  /** Ordinal of the dispatch, from 1. */
  tentativo: number;
  esito: EsitoNotifica;
  /** Days from the dispatch to the legal date; absent = the default of the channel. */
  giorni?: number;
  /** Days from the dispatch to the day the outcome is known; absent = `giorni`. */
  notoDopo?: number;
}

type SenzaImporto<E> = E extends { tipo: 'pagamento' } ? Omit<E, 'importo'> : never;

/**
 * A payment may be told as `saldo` (all that is due), `rata` (an instalment of the plan) or `sollecito` (the notice of
 * the last sollecito of instalments, as it is).
 */
export type EventoStoria =
  | Exclude<Evento, { tipo: 'pagamento' }>
  | (SenzaImporto<Evento> & { importo: Cents | 'saldo' | 'rata' | 'sollecito' });

/** The life of one pratica, day by day. Source: cases/storie/README.md 1 and 2. */
export interface Storia {
  id: string;
  profilo: string;
  /** Overrides of single parameters, by dotted name. */
  parametri: Readonly<Record<string, unknown>>;
  debitore: Fascicolo['debitore'];
  inizio: DataCivile;
  fino: DataCivile;
  partite: readonly Partita[];
  /** What a search for assets finds from `dal` on. */
  beni: readonly { dal: DataCivile; elenco: readonly Bene[] }[];
  notifiche: readonly NotificaStoria[];
  eventi: readonly EventoStoria[];
}
