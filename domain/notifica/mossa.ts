import type { DataCivile } from '../pratica/fascicolo';
import type { Perfezionamento } from './perfezionamento';

/** What no rule decides about an attempt, with the events a person has to look at. */
export interface CasoDaPersona {
  codice: string;
  prove: readonly string[];
}

/** What the process of one attempt does next. Every channel answers in these words. */
export type Mossa =
  /** One more transmission on the same channel (PEC). */
  | { mossa: 'trasmetti'; ordine: number; motivo?: 'CASELLA_SATURA' | 'RIPETUTA' }
  /** It goes to who carries it: the provider, the messo, a person. */
  | { mossa: 'affida' }
  | { mossa: 'incerta'; ordine: number; codice: string }
  | { mossa: 'persona'; casi: readonly CasoDaPersona[] }
  | { mossa: 'attendi'; fino: DataCivile | null; fraMinuti?: number }
  | { mossa: 'concludi'; perfezionamento: Perfezionamento };
