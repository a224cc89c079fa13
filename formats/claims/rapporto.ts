import type { DataCivile } from '../../domain/calendario';
import type { Rilievo } from './rilievi';

/** A value read, as the clerk sees it. Amounts are cents in decimal digits, dates `YYYY-MM-DD`. */
export interface Lettura {
  riga: number;
  campo: string;
  valore: string | null;
}

export type Esito = 'accettato' | 'accettato_con_scarti' | 'rifiutato';

/** Report of a list. Source: cases/290/README.md and cases/fogli/README.md, Report. */
export interface Rapporto {
  righe: number;
  record: Record<string, number>;
  partiteAccettate: number;
  partiteRifiutate: Rilievo[];
  avvisi: Rilievo[];
  /** Sum of the accepted partite, decimal string of cents. */
  totaleCents: string;
  rifiutoFile: Rilievo[];
  esito: Esito;
  /** Only when asked for, never for a refused file. */
  letture?: Lettura[];
}

/** A report with what the product stores beside it. */
export interface Controllo {
  rapporto: Rapporto;
  /** Of all the bytes of the file, hex. */
  sha256: string;
  /** Date of supply (290) or of the list (sheet); null when unreadable. Default entrusting date. */
  dataLista: DataCivile | null;
}

/** Report of a refused file: the bytes are described, nothing else is. */
export function rapportoRifiutato(
  righe: number,
  record: Record<string, number>,
  rifiutoFile: Rilievo[],
): Rapporto {
  return {
    righe,
    record,
    partiteAccettate: 0,
    partiteRifiutate: [],
    avvisi: [],
    totaleCents: '0',
    rifiutoFile,
    esito: 'rifiutato',
  };
}
