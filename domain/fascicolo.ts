import type { DataCivile } from './calendario';
import type { Cents } from './denaro';
import type {
  Bene,
  Canale,
  Componente,
  EsitoNotifica,
  Motivo,
  Natura,
  Registro,
  TipoAtto,
  TipoPasso,
  TipoProposta,
  TipoTitolo,
} from './vocabolario';

export type Importi = Record<Componente, Cents>;

export interface Partita {
  id: string;
  natura: Natura;
  importi: Importi;
  prescrizione: { dal: DataCivile; anni: number };
  /** Title notified by the Ente before the entrusting. */
  titolo?: { tipo: TipoTitolo; notificatoIl: DataCivile; numero?: string };
  /** Timely ricorso pending at the entrusting. */
  ricorso?: boolean;
  scadenzaUltimaRata?: DataCivile;
  affidataIl: DataCivile;
}

/** One dispatch of an act on one rung. `esito` absent = not known yet. */
export interface Dispaccio {
  il: DataCivile;
  /** Absent for acts that are only sent. */
  canale?: Canale;
  esito?: { tipo: EsitoNotifica; legaleIl: DataCivile; notoIl: DataCivile };
}

/** An act that left. Its emission date is that of the first dispatch. */
export interface AttoEmesso {
  id: string;
  tipo: TipoAtto;
  motivo: Motivo;
  partite: string[];
  rate?: number[];
  dispacci: Dispaccio[];
}

export interface PropostaFatta {
  tipo: TipoProposta;
  motivo: Motivo;
  il: DataCivile;
  partite?: string[];
  attoId?: string;
  /** Ordinal of the dispatch, from 1 (proposal `notifica`). */
  tentativo?: number;
  scade?: DataCivile;
  importo?: Cents;
  /** `dovuto` printed on a list of inesigibilita. */
  dovuto?: Cents;
  /** Delivery of a list to the Ente; absent = not delivered yet. */
  consegnataIl?: DataCivile;
}

export interface Indagine {
  il: DataCivile;
  motivo: Motivo;
  esito?: { notoIl: DataCivile; elenco: Bene[] };
}

interface Noto {
  /** The day the fact is known. */
  il: DataCivile;
}

/** Facts of the life of a pratica. Source: cases/storie/README.md, section 2. */
export type Evento = Noto &
  (
    | {
        tipo: 'pagamento';
        importo: Cents;
        valuta?: DataCivile;
        /** The instalment that a person says it pays. */
        rata?: number;
        /** The instalments of the notice it was paid by (`rateSaldate`). */
        rate?: number[];
      }
    | { tipo: 'sospensione'; dal?: DataCivile; al?: DataCivile; partite?: string[] }
    | { tipo: 'revocaSospensione'; partite?: string[] }
    | { tipo: 'sgravio'; partita: string; importi?: Importi; totale?: boolean }
    | { tipo: 'ricorso'; partita: string }
    | { tipo: 'esitoRicorso'; partita: string; esito: 'rigettato' | 'accolto' }
    | { tipo: 'chiusuraPerOpposizione' }
    | { tipo: 'richiestaRateazione'; rate: number }
    | { tipo: 'rateazioneConcessa'; rate: number; primaScadenza: DataCivile }
    | { tipo: 'rateazioneRespinta' }
    | { tipo: 'veicoloStrumentale' }
    | { tipo: 'decesso'; dal?: DataCivile }
    | { tipo: 'eredi' }
    | { tipo: 'insolvenza'; udienza?: DataCivile }
    | { tipo: 'insinuazioneDepositata' }
    | { tipo: 'proceduraChiusa' }
    | { tipo: 'osservazioni'; esito: 'prosegui' | 'accetta' }
    | { tipo: 'decisione'; proposta: 'prescrizione'; esito: 'accolta'; partite?: string[] }
    | { tipo: 'partitaAggiunta'; partita: Partita }
  );
export type TipoEvento = Evento['tipo'];

/** All that is known of one pratica on a date: the only input of the decision besides profile and date. */
export interface Fascicolo {
  inizio: DataCivile;
  debitore: { domicilioDigitale: boolean; registro?: Registro };
  /** In the order of the list; later ones come with `partitaAggiunta` events. */
  partite: Partita[];
  atti: AttoEmesso[];
  eventi: Evento[];
  proposte: PropostaFatta[];
  indagini: Indagine[];
  /** `versato` = the money received by then: what came later on the same day is known by difference. */
  chiusura?: { il: DataCivile; motivo: Motivo; versato?: Cents };
}

export interface Conto {
  residuo: Cents;
  mora: Cents;
  oneri: Cents;
  spese: Cents;
  dovuto: Cents;
}

/** The answer of the decision. Keys as in cases/storie/README.md, section 4. */
export interface Passo {
  passo: TipoPasso;
  motivo: Motivo;
  norma: string;
  atto?: TipoAtto;
  /** Act of which this is a further dispatch (SECONDO_CANALE) or that a proposal is about. */
  attoId?: string;
  /** Ordinal of the dispatch a proposal `notifica` is about. */
  tentativo?: number;
  proposta?: TipoProposta;
  canale?: Canale;
  rate?: number[];
  maxRate?: number;
  garanzia?: boolean;
  partite?: string[];
  /** `attendi` only; null = no date. */
  fino?: DataCivile | null;
  scade?: DataCivile;
  entro?: DataCivile;
  importo?: Cents;
}
