import type { DataCivile } from '../../domain/calendario';
import type { Importi } from '../../domain/fascicolo';
import type { Componente, Natura, TipoTitolo } from '../../domain/vocabolario';

/** A debtor or a coobbligato as the list describes it. Absent or unreadable values are null. */
export interface Soggetto {
  natura: 'fisica' | 'giuridica';
  /** Upper case: 16 characters or 11 digits. */
  codiceFiscale: string;
  /** Of a sheet that has both codes; null elsewhere. */
  partitaIva: string | null;
  /** Natura `fisica`. A sheet with one column for the whole name leaves `nome` null. */
  cognome: string | null;
  nome: string | null;
  /** Natura `giuridica`. */
  denominazione: string | null;
  /** Street with civic number and letter. */
  indirizzo: string | null;
  cap: string | null;
  belfiore: string | null;
  localita: string | null;
  sesso: 'M' | 'F' | null;
  dataNascita: DataCivile | null;
  belfioreNascita: string | null;
}

export interface Coobbligato extends Soggetto {
  riga: number;
  /** `C` in column 286 of the N2: holder of the same partita rather than jointly liable. */
  cointestatario: boolean;
}

/** One accounting line of a claim: an N4, or an amount cell of a sheet. */
export interface Voce {
  riga: number;
  /** Year of the tributo. */
  anno: number;
  codiceTributo: string;
  componente: Componente;
  /** Cents; null when absent or unreadable. */
  imponibile: bigint | null;
  /** Cents, may be negative (compensation). */
  importo: bigint;
  decorrenza: DataCivile | null;
  /** Words for the act. */
  informazioni: string | null;
  tipoInformazioni: 'E' | 'S' | 'M' | null;
  titolo: string | null;
  tipoTitolo: string | null;
  numeroTitolo: string | null;
  dataTitolo: DataCivile | null;
  targa: string | null;
}

/** An accepted partita. Source: cases/290/README.md, From records to claims. */
export interface Claim {
  /** Line of the N2 or row of the sheet, from 1. */
  riga: number;
  /** Codice partita or numero atto. Not unique. */
  codice: string;
  natura: Natura;
  /** Signed cents; the sum is above zero. */
  importi: Importi;
  prescrizione: { dal: DataCivile; anni: number };
  /** Only when the Ente has already notified it (sheets with `dataNotifica`). */
  titolo?: { tipo: TipoTitolo; notificatoIl: DataCivile; numero: string };
  affidataIl: DataCivile;
  /** SHA-256, hex, of what makes two partite the same debt. */
  contenuto: string;
  debitore: Soggetto;
  coobbligati: Coobbligato[];
  voci: Voce[];
}
