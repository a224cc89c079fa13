import type { NomeProfilo } from '../vocabolario';
import { LEGGE } from './legge';
import { componiProfilo, type Profilo } from './profilo';

/** L. 160/2019 with no regulation of the Ente. */
export const PROFILO_LEGGE160: Profilo = componiProfilo('legge160', null, LEGGE);

const PROFILI: Partial<Record<NomeProfilo, Profilo>> = { legge160: PROFILO_LEGGE160 };

/** Throws `profilo.sconosciuto`. */
export function profiloDi(nome: string): Profilo {
  const profilo = Object.hasOwn(PROFILI, nome) ? PROFILI[nome as NomeProfilo] : undefined;
  if (profilo) return profilo;
  throw new Error(`profilo.sconosciuto: "${nome}"; i profili sono: ${Object.keys(PROFILI).join(', ')}`);
}
