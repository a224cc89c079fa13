import type { DataCivile } from '../calendario';
import type { Perfezionamento } from './perfezionamento';

/** What no rule decides about an attempt, with the events a person has to look at. */
export interface CasoDaPersona {
  codice: string;
  prove: readonly string[];
}

/** What the process of one attempt does next. Every channel answers in these words. */
export type Mossa =
  /** One transmission on the same channel: the first, a further one, or the same handed over again. */
  | { mossa: 'trasmetti'; ordine: number; motivo?: 'CASELLA_SATURA' | 'RIPETUTA' }
  /** It goes to who carries it: the messo, a person. */
  | { mossa: 'affida' }
  | { mossa: 'incerta'; ordine: number; codice: string }
  /** `fino`: next date on which the evidence asks for something else; absent = none. */
  | { mossa: 'persona'; casi: readonly CasoDaPersona[]; fino?: DataCivile | null }
  | { mossa: 'attendi'; fino: DataCivile | null; fraMinuti?: number }
  /** The days of a storage have passed: that is evidence too (L. 890/1982 art. 8). */
  | { mossa: 'decorso'; il: DataCivile }
  | { mossa: 'concludi'; perfezionamento: Perfezionamento };
