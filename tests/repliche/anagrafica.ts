import type { Anagrafica } from '../banco/pratica-di-storia';

/** An invented debtor; `manopola` = what the sandbox provider does with the address. */
export const anagraficaDi = (id: string, manopola = 'ok'): Anagrafica => ({
  codiceFiscale: `PRVRPL80A01H${id.padStart(4, '0')}`,
  cognome: 'Replica',
  nome: id,
  indirizzo: 'Via delle Prove 1',
  pec: `${manopola}.${id.toLowerCase()}@pec.debitori.example`,
});
