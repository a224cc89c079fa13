import type { Risultato } from '../../../domain/simulazione/risultato';
import type { Verifica } from '../../../domain/simulazione/studio';

/** A simulation with what it was made from. */
export interface RapportoSimulazione extends Risultato {
  ingresso: { seme: number; anni: number; dal: string; modello: string };
  /** Partite of the list that were not accepted, by code. */
  carico?: Record<string, number>;
  studio?: { fonte: string; verifiche: Verifica[] };
}
