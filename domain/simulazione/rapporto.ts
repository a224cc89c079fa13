import { giornoDi } from '../calendario';
import { STUDIO_FIRENZE } from '../dati/studio-firenze';
import type { Portafoglio, SommeFetta } from './fetta';
import type { Modello } from './modello';
import { type Risultato, risultatoDi } from './risultato';
import { type Verifica, verificaStudio } from './studio';

/** A simulation with what it was made from. Its JSON text is the answer of every door: same input, same bytes. */
export interface RapportoSimulazione extends Risultato {
  ingresso: Portafoglio & { modello: string };
  /** Partite of the list that were not accepted, by code. */
  carico?: Record<string, number>;
  studio?: { fonte: string; verifiche: Verifica[] };
}

export interface Provenienza {
  portafoglio: Portafoglio;
  /** Names of the profiles, one or two. */
  nomi: readonly string[];
  modello: Modello;
  /** How many debtors were made up; null = those of a list. */
  debitori: number | null;
  /** Partite of the list that were not accepted, by code; null = no list. */
  scarti: Record<string, number> | null;
}

/** The sums of all the slices as a report. The cost table of Firenze goes with its own portfolio only. */
export function rapportoDi(somme: SommeFetta, p: Provenienza): RapportoSimulazione {
  const { seme, anni, dal } = p.portafoglio;
  const { profili, confronto } = risultatoDi(somme, p.nomi, p.modello, giornoDi(dal));
  const conStudio = p.nomi.includes('firenze') && p.debitori === STUDIO_FIRENZE.ingiunzioni;
  return {
    profili,
    ...(confronto === undefined ? {} : { confronto }),
    ingresso: { seme, anni, dal, modello: p.modello.nome },
    ...(p.scarti === null ? {} : { carico: p.scarti }),
    ...(conStudio ? { studio: { fonte: STUDIO_FIRENZE.fonte, verifiche: verificaStudio() } } : {}),
  };
}
