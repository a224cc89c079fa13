import type { NomeProfilo } from '../vocabolario';
import { ErroreProfilo } from './errori';
import { FIRENZE } from './firenze';
import { LEGGE } from './legge';
import { componiProfilo, type Profilo } from './profilo';
import type { Strato } from './righe';
import { TRENTINO } from './trentino';
import { VASTO } from './vasto';

/** L. 160/2019 with no regulation of the Ente. */
export const PROFILO_LEGGE160: Profilo = componiProfilo('legge160', null, { legge: LEGGE });

/** The rows that each profile lays over the law, as the product ships them. */
export const STRATI_DEL_PRODOTTO: Readonly<Record<NomeProfilo, Strato>> = {
  legge160: {},
  trentino: TRENTINO,
  firenze: FIRENZE,
  vasto: VASTO,
};

const PROFILI: Readonly<Record<NomeProfilo, Profilo>> = {
  legge160: PROFILO_LEGGE160,
  trentino: componiProfilo('trentino', PROFILO_LEGGE160, { profilo: TRENTINO }),
  firenze: componiProfilo('firenze', PROFILO_LEGGE160, { profilo: FIRENZE }),
  vasto: componiProfilo('vasto', PROFILO_LEGGE160, { profilo: VASTO }),
};

/** The profile as shipped: law and profile only. Throws `profilo.sconosciuto`. */
export function profiloDi(nome: string): Profilo {
  if (Object.hasOwn(PROFILI, nome)) return PROFILI[nome as NomeProfilo];
  throw new ErroreProfilo(
    'profilo.sconosciuto',
    `"${nome}"; i profili sono: ${Object.keys(PROFILI).join(', ')}`,
  );
}
