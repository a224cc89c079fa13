import type { Passo } from '../../domain/pratica/fascicolo';

/** A value of the domain as jsonb holds it: cents are decimal strings. */
export type Scritto<T> = T extends bigint
  ? string
  : T extends readonly (infer E)[]
    ? Scritto<E>[]
    : T extends object
      ? { [K in keyof T]: Scritto<T[K]> }
      : T;
export type PassoScritto = Scritto<Passo>;
