import type { Registro } from '../../domain/vocabolario';

/** A digital domicile as a register gives it. */
export interface Domicilio {
  indirizzo: string;
  registro: Registro;
}

/** Digital domiciles by tax code. A register that is down is an error, never "none". */
export interface PortaIndirizzi {
  /** Null when the person has none. Throws `indirizzi.non_disponibile`. */
  cerca(codiceFiscale: string): Promise<Domicilio | null>;
}
