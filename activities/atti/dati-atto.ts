import { z } from 'zod';
import { NATURE, TIPI_STAMPATI } from '../../domain/vocabolario';
import {
  COSE_PIGNORATE,
  Diniego,
  Immobile,
  Istanza,
  PianoDaDire,
  PrecedenteAtto,
  RataDaDire,
  Terzo,
  Veicolo,
} from './dati-procedura';
import { cents, data, percento, testo } from './testo-dato';

/**
 * What an act prints, and nothing else: a whitelist (domain reference atti.md 0.1 no. 11).
 * Keys that are not listed are dropped before the template is reached.
 * Money is bigint cents, dates are civil `YYYY-MM-DD`, percentages are decimal strings ("1.6").
 */
/** Amount lines, in the order in which they are printed (atti.md 1.3). */
export const CODICI_RIGA = [
  'TRIBUTO',
  'ENTRATA',
  'SANZIONE_CDS',
  'ADDIZIONALE',
  'SPESE_PROCEDIMENTO',
  'SANZIONE',
  'MAGGIORAZIONE',
  'INTERESSI_AVVISO',
  'INTERESSI_ATTO',
  'INTERESSI',
  'MORA',
  'ONERI',
  'SPESE_AMMINISTRATIVE',
  'SPESE_NOTIFICA_TITOLO',
  'SPESE_SOLLECITO',
  'SPESE_POSTALI',
  'SPESE_NOTIFICA',
  'SPESE_ESECUTIVE',
  'ACCONTI',
  'SGRAVI',
] as const;
export type CodiceRiga = (typeof CODICI_RIGA)[number];

const contatti = { pec: testo, telefono: testo.optional(), orario: testo.optional(), sito: testo.optional() };

export const EnteStampa = z.object({
  denominazione: testo,
  codiceFiscale: z.string().regex(/^\d{11}$/),
  ufficio: testo,
  indirizzo: testo,
  /** SVG of the coat of arms; only its drawing is used. */
  stemmaSvg: z.string().max(200_000).optional(),
  ...contatti,
});

export const SocietaStampa = z.object({
  denominazione: testo,
  codiceFiscale: z.string().regex(/^\d{11}$/),
  sede: testo,
  sportello: testo.optional(),
  /** Deed by which it collects for the Ente. */
  affidamento: testo.optional(),
  ...contatti,
});

const Interessi = z.object({
  baseCents: cents,
  /** First and last day counted, both included. */
  dal: data,
  al: data,
  segmenti: z
    .array(z.object({ dal: data, al: data, giorni: z.int().min(1), percento }))
    .min(1)
    .max(200),
});

const Riga = z.object({
  codice: z.enum(CODICI_RIGA),
  etichetta: testo,
  cents,
  norma: testo.optional(),
  interessi: Interessi.optional(),
  /** Surcharge of L. 689/1981 art. 27: full semesters counted. */
  maggiorazione: z
    .object({ semestri: z.int().min(0), percento, massimoPercento: percento, dal: data })
    .optional(),
});

const Titolo = z.object({
  tipo: testo,
  numero: testo.optional(),
  notificatoIl: data.optional(),
  esecutivoDal: data.optional(),
  definitivoPer: testo.optional(),
  sentenza: z.object({ numero: testo, giudice: testo, passataInGiudicatoIl: data }).optional(),
});

const Verbale = z.object({
  numero: testo,
  dataViolazione: data,
  notificatoIl: data,
  norma: testo,
  luogo: testo,
  targa: testo.optional(),
  qualita: testo,
});

export const GIUDICI = ['corte-giustizia-tributaria-1', 'giudice-di-pace', 'tribunale'] as const;
const Giudice = z.object({ tipo: z.enum(GIUDICI), sede: testo, indirizzo: testo, pec: testo.optional() });

const Credito = z.object({
  chiave: testo,
  /** Tax code of the creditor: one of `enti`. */
  ente: z.string().regex(/^\d{11}$/),
  natura: z.enum(NATURE),
  /** "IMU 2018", "mensa scolastica 2022/2023". */
  descrizione: testo,
  titolo: Titolo.optional(),
  verbale: Verbale.optional(),
  /** A timely ricorso is pending: forced execution waits 120 or 180 days from the take-over. */
  ricorsoPendente: z.boolean().default(false),
  /** Facts and law of the claim, when the act itself is the assessment (M4). */
  ragioni: z.array(testo).max(20).default([]),
  righe: z.array(Riga).min(1).max(60),
  giudice: Giudice.optional(),
});

const Avviso = z.object({
  nav: z.string().regex(/^3\d{17}$/),
  codiceFiscale: z.string().regex(/^\d{11}$/),
  cents,
  /** The instalment of a plan that it pays. */
  rata: z.int().min(1).optional(),
});

export const ParametriAtto = z.object({
  /** Days given to pay, from notification (from sending for a sollecito). */
  giorniPagamento: z.int().min(1),
  giorniRicorso: z.int().min(1).default(60),
  oneri: z
    .object({
      percentoEntro: percento,
      massimoEntroCents: cents,
      giorni: z.int(),
      percentoOltre: percento,
      massimoOltreCents: cents,
    })
    .optional(),
  moraSpread: percento.optional(),
  /** Administrative expenses once a precautionary action has begun (seed D-108). */
  speseDopoCautelareCents: cents.optional(),
  piccoli: z.object({ sogliaCents: cents, giorni: z.int() }).optional(),
  esecuzione: z
    .object({ stessoSoggetto: z.int(), altroSoggetto: z.int() })
    .default({ stessoSoggetto: 120, altroSoggetto: 180 }),
});

export const DatiAtto = z
  .object({
    tipo: z.enum(TIPI_STAMPATI),
    modello: z.object({ id: testo, versione: testo, lingua: z.literal('it') }),
    /** A preview says on every page that it has no value. */
    anteprima: z.boolean().default(false),
    numero: testo,
    emessoIl: data,
    luogo: testo.optional(),
    protocollo: z.object({ numero: testo, data, registro: testo.optional() }).optional(),
    verifica: z.object({ codice: testo, indirizzo: testo }),
    supporto: z.enum(['originale-digitale', 'copia-analogica']),
    enti: z.array(EnteStampa).min(1).max(20),
    societa: SocietaStampa.optional(),
    firmatario: z.object({ nome: testo, qualifica: testo, nomina: testo }),
    responsabile: z.object({ nome: testo, ufficio: testo }),
    debitore: z.object({
      nome: testo,
      codiceFiscale: z.string().regex(/^[0-9A-Z]{11}$|^[0-9A-Z]{16}$/),
      qualita: testo.optional(),
      indirizzo: testo,
    }),
    /** Effective date of the ledger query that gave the amounts. */
    calcolatoAl: data,
    crediti: z.array(Credito).min(1).max(500),
    /** None for an act in the debtor's favour: it asks for nothing. */
    avvisi: z.array(Avviso).max(600),
    parametri: ParametriAtto,
    sollecito: z.object({ numero: testo, speditoIl: data }).optional(),
    /** The act this one follows: preavviso, intimazione, or what is given back. */
    precedente: PrecedenteAtto.optional(),
    veicolo: Veicolo.optional(),
    immobili: z.array(Immobile).max(40).default([]),
    terzo: Terzo.optional(),
    daPignorare: z.array(z.enum(COSE_PIGNORATE)).default([]),
    /** Instalments that a sollecito or a decadenza names. */
    rate: z.array(RataDaDire).max(600).default([]),
    /** What a provision on instalments answers, and what it says. */
    istanza: Istanza.optional(),
    piano: PianoDaDire.optional(),
    diniego: Diniego.optional(),
    /** A demand of payment that interrupts the prescription (c.c. 1219, 2943). */
    messaInMora: z.boolean().default(false),
    presaInCaricoDal: data.optional(),
    allegati: z.array(testo).max(20).default([]),
    rpd: testo.optional(),
  })
  .readonly();

export type DatiAtto = z.output<typeof DatiAtto>;
/** What a caller gives to `rendi`: defaults may be left out. */
export type DatiAttoGrezzi = z.input<typeof DatiAtto>;
export type CreditoGrezzo = DatiAttoGrezzi['crediti'][number];
export type RigaGrezza = CreditoGrezzo['righe'][number];
export type Credito = DatiAtto['crediti'][number];
export type RigaImporto = Credito['righe'][number];
export type Giudice = NonNullable<Credito['giudice']>;
export type Avviso = DatiAtto['avvisi'][number];

/** The rendered act. `sha256` is that of the PDF, `testoSha256` that of the normalised text common to the two. */
export interface AttoReso {
  pdf: Buffer;
  html: string;
  sha256: string;
  testoSha256: string;
}

/** `activities/atti/pool.ts` gives it. Errors: `atto.dati` (data that cannot be printed), `atto.resa` (Typst). */
export type Rendi = (dati: DatiAttoGrezzi) => Promise<AttoReso>;
