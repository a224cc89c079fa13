/** What can be wrong in a profile. Each message names the row: parameter, layer, dates, source. */
export type CodiceProfilo =
  | 'profilo.sconosciuto'
  | 'profilo.parametro'
  | 'profilo.valore'
  | 'profilo.fonte'
  | 'profilo.data'
  | 'profilo.sovrapposizione'
  | 'profilo.buco'
  | 'profilo.riscritta'
  | 'profilo.passato'
  | 'profilo.fasce'
  | 'profilo.mancante'
  | 'spese.tariffa_mancante';

/** Which row: the n-th, from 0, of a parameter as its author wrote them. */
export interface PostoRiga {
  parametro: string;
  indice: number;
}

/** A broken profile decides nothing: it is refused before anything is written. */
export class ErroreProfilo extends Error {
  override readonly name = 'ErroreProfilo';
  constructor(
    readonly codice: CodiceProfilo,
    messaggio: string,
    readonly posto: PostoRiga | null = null,
  ) {
    super(`${codice}: ${messaggio}`);
  }
}

const MANCANTI: readonly CodiceProfilo[] = ['profilo.mancante', 'spese.tariffa_mancante'];

/** The parameter whose row or figure is missing on the day that was asked; null for any other error. */
export const parametroMancante = (errore: unknown): string | null =>
  errore instanceof ErroreProfilo && MANCANTI.includes(errore.codice)
    ? (errore.posto?.parametro ?? null)
    : null;

/** What the work gives, or the parameter that it lacks. */
export function provaCon<T>(lavoro: () => T): { valore: T } | { manca: string } {
  try {
    return { valore: lavoro() };
  } catch (errore) {
    const manca = parametroMancante(errore);
    if (manca === null) throw errore;
    return { manca };
  }
}
