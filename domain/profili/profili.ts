import type { NomeProfilo } from '../vocabolario';
import { FIRENZE } from './firenze';
import { LEGGE } from './legge';
import { componiProfilo, type Profilo } from './profilo';
import { TRENTINO } from './trentino';
import { VASTO } from './vasto';

/** L. 160/2019 with no regulation of the Ente. */
export const PROFILO_LEGGE160: Profilo = componiProfilo('legge160', null, LEGGE);

const PROFILI: Readonly<Record<NomeProfilo, Profilo>> = {
  legge160: PROFILO_LEGGE160,
  trentino: componiProfilo('trentino', PROFILO_LEGGE160, TRENTINO),
  firenze: componiProfilo('firenze', PROFILO_LEGGE160, FIRENZE),
  vasto: componiProfilo('vasto', PROFILO_LEGGE160, VASTO),
};

/** Throws `profilo.sconosciuto`. */
export function profiloDi(nome: string): Profilo {
  if (Object.hasOwn(PROFILI, nome)) return PROFILI[nome as NomeProfilo];
  throw new Error(`profilo.sconosciuto: "${nome}"; i profili sono: ${Object.keys(PROFILI).join(', ')}`);
}
