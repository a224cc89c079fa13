import type { DataCivile } from '../calendario';
import type { EventoNotifica } from './perfezionamento';

/** AR = raccomandata with advice of receipt (foreign too); AG = L. 890/1982; RS = every post without a signed advice. */
export const PRODOTTI_POSTALI = ['AR', 'AG', 'RS'] as const;
export type ProdottoPostale = (typeof PRODOTTI_POSTALI)[number];

/** Neutral outcomes of the delivery, whatever the provider. Source: notifiche-send-posta.md 4.2. */
export const ESITI_POSTALI = [
  'CONSEGNATO',
  'CONSEGNATO_PERSONA_ABILITATA',
  'MANCATA_CONSEGNA',
  'IRREPERIBILE_ASSOLUTO',
  'INESITO',
  'IN_GIACENZA',
  'CONSEGNATO_IN_GIACENZA',
  'MANCATA_CONSEGNA_IN_GIACENZA',
  'COMPIUTA_GIACENZA',
  'ACCETTAZIONE_23L',
  'FURTO_SMARRIMENTO',
  'NON_RENDICONTABILE',
  'FORZA_MAGGIORE',
] as const;
export type EsitoPostale = (typeof ESITI_POSTALI)[number];

/** pre_esito: may be contradicted. documento: its image is there. chiuso: the file of the piece is closed. unico: comes once. */
export type StadioPostale = 'pre_esito' | 'documento' | 'chiuso' | 'unico';

/** Steps that are no outcome. SPEDITO = accepted by the carrier: the date of the sender. */
export const LAVORAZIONI = [
  'PRESO_IN_CARICO',
  'STAMPATO',
  'IN_DISTINTA',
  'PRONTO',
  'SPEDITO',
  'SCARTATO',
  'AVVIATO_ESTERO',
  'ENTRATO_ESTERO',
  'RITORNO_ARCHIVIATO',
] as const;
export type Lavorazione = (typeof LAVORAZIONI)[number];

/** Why it was not delivered (M), was lost (F), or a force majeure (C). Source: notifiche-send-posta.md 4.2. */
export const CAUSE_POSTALI = [
  ...(['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09'] as const),
  ...(['F01', 'F02', 'F03', 'F04'] as const),
  ...(['C01', 'C02', 'C03', 'C04', 'C05', 'C06'] as const),
] as const;
export type CausaPostale = (typeof CAUSE_POSTALI)[number];

export const DOCUMENTI_POSTALI = ['AR', '23L', 'CAN', 'CAD', 'ARCAD', 'PLICO', 'INDAGINE'] as const;
export type DocumentoPostale = (typeof DOCUMENTI_POSTALI)[number];

/** What became of the CAD, from its own advice of receipt. */
export const ESITI_CAD = ['CONSEGNATA', 'COMPIUTA_GIACENZA', 'RIFIUTATA', 'NON_CONSEGNATA'] as const;
export type EsitoCad = (typeof ESITI_CAD)[number];

/** Who took or refused the piece; the name stays with the image. */
export type Consegnatario = 'destinatario' | 'altri';

interface Base extends EventoNotifica {
  /** Civil date of `quando` in Europe/Rome: terms are counted on it. */
  il: DataCivile;
}

export interface Recapito extends Base {
  tipo: 'recapito';
  codice: string;
  esito: EsitoPostale;
  stadio: StadioPostale;
  causa: CausaPostale | null;
  consegnatario: Consegnatario | null;
}

/** One piece of evidence about one posted item; no personal datum in it. */
export type EventoPosta =
  | Recapito
  | (Base & { tipo: 'lavorazione'; codice: string; passo: Lavorazione })
  /** The notice of storage was left. */
  | (Base & { tipo: 'giacenza' })
  | (Base & { tipo: 'cad_spedita'; numero: string | null })
  | (Base & { tipo: 'cad_esito'; esito: EsitoCad })
  | (Base & { tipo: 'documento'; documento: DocumentoPostale; riferimento: string; sha256: string | null })
  /** The days of the deposit have passed and no collection is known: said by a sweep, on that day. */
  | (Base & { tipo: 'decorso' })
  /** The envelope itself came back. */
  | (Base & { tipo: 'busta_tornata' })
  /** The undeliverable piece was handed back to the Ente (seed E-20). */
  | (Base & { tipo: 'restituita' })
  /** A person says that an event is no evidence about this piece. */
  | (Base & { tipo: 'scartato'; evento: string })
  /** What was set aside counts again. */
  | (Base & { tipo: 'ripristinato'; evento: string });

export type EventoDi<T extends EventoPosta['tipo']> = Extract<EventoPosta, { tipo: T }>;
