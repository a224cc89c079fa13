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
  | 'profilo.mancante';

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
