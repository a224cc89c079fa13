import type { DataCivile } from '../../domain/calendario';
import type { Passo } from '../../domain/fascicolo';
import type { PARAMETRO_MANCANTE } from '../../domain/vocabolario';

/** A value of the domain as jsonb holds it: cents are decimal strings. */
export type Scritto<T> = T extends bigint
  ? string
  : T extends readonly (infer E)[]
    ? Scritto<E>[]
    : T extends object
      ? { [K in keyof T]: Scritto<T[K]> }
      : T;
export type PassoScritto = Scritto<Passo>;

/** What stands in the place of an answer while the profile lacks a row: no rule spoke. */
export interface PassoFermo {
  passo: 'attendi';
  motivo: typeof PARAMETRO_MANCANTE;
  norma: string;
  fino: DataCivile;
  /** The parameter that lacks a row, or its figure. */
  parametro: string;
}
