import type { ContoDettagliato } from '../../../domain/conto';
import type { Fascicolo } from '../../../domain/pratica/fascicolo';
import type { Profilo } from '../../../domain/profili/profilo';
import type { Motivo, TipoAtto } from '../../../domain/vocabolario';
import type { DaStampare } from './lettura';

export interface AttoDaStampare {
  id: string;
  tipo: TipoAtto;
  motivo: Motivo;
  anno: number;
  numero: number;
  emessoIl: string;
  partite: readonly string[];
  /** Instalments that a sollecito names. */
  rate: readonly number[] | null;
  nav: string;
}

/** All that the print of an act is made from. */
export interface Quadro {
  atto: AttoDaStampare;
  fascicolo: Fascicolo;
  profilo: Profilo;
  /** The account once the act has left, and before it: the difference is its own expense. */
  conto: ContoDettagliato;
  prima: ContoDettagliato;
  parole: DaStampare;
  indirizzoVerifica: string;
}
