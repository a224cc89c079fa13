import type { Fascicolo } from '../../../domain/fascicolo';
import type { ContoDettagliato } from '../../../domain/pratica/conto';
import type { Profilo } from '../../../domain/profili/profilo';
import type { RataDelPiano } from '../../../domain/rate-del-piano';
import type { Motivo, TipoStampato } from '../../../domain/vocabolario';
import type { DaStampare } from './lettura';

export interface AttoDaStampare {
  id: string;
  tipo: TipoStampato;
  motivo: Motivo;
  anno: number;
  numero: number;
  emessoIl: string;
  partite: readonly string[];
  /** Instalments that a sollecito names. */
  rate: readonly number[] | null;
  /** Null for who asks for nothing, and for a plan. */
  nav: string | null;
}

/** What every printed thing stands on. */
export interface Carta {
  atto: AttoDaStampare;
  fascicolo: Fascicolo;
  profilo: Profilo;
  parole: DaStampare;
  indirizzoVerifica: string;
}

/** All that the print of an act is made from. */
export interface Quadro extends Carta {
  /** The account once the act has left, and before it: the difference is its own expense. */
  conto: ContoDettagliato;
  prima: ContoDettagliato;
  /** Of the plan granted last, as its provision prints them. */
  rate: readonly RataDelPiano[];
}
