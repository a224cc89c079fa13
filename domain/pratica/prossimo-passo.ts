import { dataDi, giornoDi } from '../calendario';
import type { Profilo } from '../profili/profilo';
import { NORMA_DI } from '../vocabolario';
import type { DataCivile, Fascicolo, Passo } from './fascicolo';

/** The next step of a pratica, from the facts known on `oggi`. Source: decisione.md, R-01 and R-09. */
export function prossimoPasso(fascicolo: Fascicolo, profilo: Profilo, oggi: DataCivile): Passo {
  if (fascicolo.chiusura)
    return { passo: 'attendi', motivo: 'PRATICA_CHIUSA', norma: NORMA_DI.PRATICA_CHIUSA, fino: null };
  throw new Error(`pratica.senza_regola: ${dataDi(giornoDi(oggi))}, profilo ${profilo.nome}`);
}
