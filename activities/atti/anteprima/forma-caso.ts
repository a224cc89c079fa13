import { z } from 'zod';
import { METODI_PIANO, REGOLE_RESTO } from '../../../domain/piano-rate';

/** The shape of the data of a preview: that of the text cases of the acts (`input`, and the rows of its ledger). */
const data = z.iso.date();
const intero = z.int().transform(BigInt);
const percento = z.union([z.string(), z.number().transform(String)]);

const Segmento = z.object({
  year: z.int().optional(),
  dal: data.optional(),
  al: data.optional(),
  days: z.int(),
  pct: percento,
});

export const RigaCaso = z.object({
  code: z.string(),
  label: z.string().optional(),
  cents: intero,
  norm: z.string().optional(),
  title: z.string().optional(),
  baseCents: intero.optional(),
  fromExclusive: data.optional(),
  toInclusive: data.optional(),
  segments: z.array(Segmento).optional(),
  semesters: z.int().optional(),
  pct: percento.optional(),
  capPct: percento.optional(),
  fromDate: data.optional(),
});
export type RigaCaso = z.output<typeof RigaCaso>;

const GiudiceCaso = z.object({
  title: z.string().optional(),
  kind: z.enum(['corte-giustizia-tributaria-1', 'giudice-di-pace', 'tribunale']),
  seat: z.string(),
  address: z.string(),
  pec: z.string().optional(),
});

const TitoloCaso = z.object({
  key: z.string().optional(),
  ente: z.string().optional(),
  natura: z.enum(['tributaria', 'patrimoniale', 'cds']).optional(),
  tipo: z.string(),
  numero: z.string().optional(),
  anno: z.int().optional(),
  notificatoIl: data.optional(),
  esecutivoDal: data.optional(),
  causale: z.string().optional(),
  periodo: z.string().optional(),
  definitivoPer: z.string().optional(),
  sentenza: z.object({ numero: z.string(), giudice: z.string(), passataInGiudicatoIl: data }).optional(),
  ricorsoPendente: z.boolean().optional(),
  ragioni: z.array(z.string()).optional(),
});
export type TitoloCaso = z.output<typeof TitoloCaso>;

const VerbaleCaso = z.object({
  numero: z.string(),
  dataViolazione: data,
  notificatoIl: data,
  norma: z.string(),
  luogo: z.string(),
  targa: z.string().optional(),
  qualita: z.string().default('obbligato'),
  massimoEdittaleCents: intero.optional(),
  speseProcedimentoCents: intero.optional(),
  esigibileDal: data.optional(),
});

const Profilo = z.object({
  adminCents: intero.optional(),
  adminAfterPrecautionaryCents: intero.optional(),
  postalCents: intero.optional(),
  moraSpreadPct: percento.optional(),
  sollecitoDays: z.int().optional(),
  smallDebtDays: z.int().optional(),
  smallDebtMaxCents: intero.optional(),
  /** How a plan is lost: so many instalments in so many months after a reminder, or the first or so many later ones. */
  decadence: z.object({ afterReminder: z.boolean(), missed: z.int().min(1) }).optional(),
  oneri: z
    .array(z.object({ uptoDaysFromExecutivity: z.int().optional(), pct: percento, capCents: intero }))
    .optional()
    .catch(undefined),
});

/** A plan by its conditions: the instalments are computed (cases/rateazione-vectors.json, method and penny rule). */
const PianoCaso = z.object({
  n: z.int().min(1).max(600),
  firstDue: data,
  method: z.enum(METODI_PIANO).exclude(['FRENCH']),
  interestBase: z.enum(['tax only', 'all']).default('all'),
  ratePct: percento.default('0'),
  pennyRule: z.enum(REGOLE_RESTO).default('EXTRA_CENTS_FIRST'),
});

const ente = {
  denominazione: z.string(),
  codiceFiscale: z.string(),
  pec: z.string(),
  telefono: z.string().optional(),
  orario: z.string().optional(),
  sito: z.string().optional(),
};

export const IngressoCaso = z.object({
  actType: z.string(),
  template: z.object({ id: z.string(), version: z.string(), language: z.string() }),
  atto: z.object({
    numero: z.string(),
    dataEmissione: data,
    protocollo: z.object({ numero: z.string(), data, registro: z.string().optional() }).optional(),
    codiceVerifica: z.string(),
    urlVerifica: z.string(),
  }),
  enti: z.array(z.object({ ...ente, ufficio: z.string(), indirizzo: z.string() })).min(1),
  societa: z
    .object({
      ...ente,
      sede: z.string(),
      sportello: z.string().optional(),
      affidamento: z.string().optional(),
    })
    .optional(),
  firmatario: z.object({ nome: z.string(), qualifica: z.string(), nomina: z.string() }),
  responsabileProcedimento: z.object({ nome: z.string(), ufficio: z.string() }),
  debitore: z.object({
    nome: z.string().optional(),
    cognome: z.string().optional(),
    denominazione: z.string().optional(),
    codiceFiscale: z.string(),
    qualita: z.string().optional(),
    indirizzo: z.string(),
  }),
  support: z.enum(['originale-digitale', 'copia-analogica']),
  ledgerAsOf: z.object({ effective: data }),
  verbale: VerbaleCaso.optional(),
  titolo: TitoloCaso.optional(),
  titoli: z.array(TitoloCaso).optional(),
  sollecito: z.object({ numero: z.string(), spedito: data }).optional(),
  veicolo: z
    .object({
      targa: z.string(),
      telaio: z.string().optional(),
      tipo: z.string().optional(),
      fabbricaModello: z.string().optional(),
      visuraPraIl: data.optional(),
    })
    .optional(),
  immobili: z
    .array(
      z.object({
        comune: z.string(),
        foglio: z.string(),
        particella: z.string(),
        subalterno: z.string().optional(),
        categoria: z.string().optional(),
        quota: z.string().optional(),
      }),
    )
    .optional(),
  terzo: z
    .object({
      denominazione: z.string(),
      codiceFiscale: z.string().optional(),
      indirizzo: z.string().optional(),
      pec: z.string().optional(),
    })
    .optional(),
  presaInCaricoDal: data.optional(),
  profile: Profilo,
  terms: z.object({ payDays: z.int().optional(), opposeDays: z.int().optional() }).default({}),
  judge: z.union([GiudiceCaso.transform((one) => [one]), z.array(GiudiceCaso)]).default([]),
  payments: z.array(z.object({ creditorTaxCode: z.string(), nav: z.string(), amountCents: intero })),
  allegati: z.array(z.string()).optional(),
  istanza: z.object({ data, protocollo: z.string().optional(), rateRichieste: z.int().min(1) }).optional(),
  plan: PianoCaso.optional(),
  diniego: z
    .object({
      residuoCents: intero,
      massimoRate: z.int().min(0),
      motivazione: z.array(z.string()).optional(),
    })
    .optional(),
  righe: z.array(RigaCaso).optional(),
  debtRows: z.array(RigaCaso).optional(),
  rows: z.array(RigaCaso).optional(),
});
export type IngressoCaso = z.output<typeof IngressoCaso>;
