import { dataDi, type Giorno } from './calendario';
import type { Cents } from './denaro';
import type { Fascicolo } from './fascicolo';
import { calcolaConto } from './pratica/conto';
import type { Profilo } from './profili/profilo';
import { importoRata, type Piano, scadenzaNominale } from './rateazione';

export interface RataDelPiano {
  /** From 1. */
  numero: number;
  /** Last day of its month, not rolled (c. 801). */
  scadenza: Giorno;
  cents: Cents;
}

/** The instalments of a plan: what was due on the day of the grant, as it was known then, in parts. Source: R-62. */
export function rateDelPiano(
  fascicolo: Fascicolo,
  profilo: Profilo,
  { concesso, rate, primaScadenza }: Pick<Piano, 'concesso' | 'rate' | 'primaScadenza'>,
): RataDelPiano[] {
  const { dovuto } = calcolaConto(fascicolo, profilo, dataDi(concesso));
  return Array.from({ length: rate }, (_, i) => ({
    numero: i + 1,
    scadenza: scadenzaNominale(primaScadenza, i + 1),
    cents: importoRata(dovuto, rate, i + 1),
  }));
}
