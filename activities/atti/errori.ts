export type CodiceErroreAtto = 'atto.dati' | 'atto.sotto_soglia' | 'atto.resa' | 'atto.chiuso';

/**
 * `atto.dati`: the data cannot become an act; `atto.sotto_soglia`: under the floor of c. 794;
 * `atto.resa`: the typesetter refused, its diagnostics in the message; `atto.chiuso`: the pool is closed.
 */
export class ErroreAtto extends Error {
  constructor(
    readonly code: CodiceErroreAtto,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'ErroreAtto';
  }
}

export function rifiuta(message: string): never {
  throw new ErroreAtto('atto.dati', message);
}
