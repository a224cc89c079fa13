import { idDerivato, type Prefisso } from '../../database/identificativi';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CIFRE_RIGA = 8;

/**
 * Ids of what comes from a line of a list: 88 bits derived from the carico, then the line in 8 characters. The same
 * line gives the same id, whatever is retried; the ids of one list follow its order, so that its rows are written
 * side by side in every index, and none is made from a codice fiscale.
 */
export function idDiRiga(prefisso: Prefisso, caricoId: string): (riga: number) => string {
  const testa = idDerivato(prefisso, caricoId).slice(0, -CIFRE_RIGA);
  return (riga) => {
    let coda = '';
    for (let resto = riga, i = 0; i < CIFRE_RIGA; i++, resto = Math.floor(resto / 32))
      coda = (CROCKFORD[resto % 32] ?? '0') + coda;
    return testa + coda;
  };
}
