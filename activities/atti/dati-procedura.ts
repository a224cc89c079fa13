import { z } from 'zod';
import { METODI_PIANO } from '../../domain/piano-rate';
import { cents, data, paragrafo, percento, testo } from './testo-dato';

/** What the acts of a procedure name besides the debt: goods, third party, former act, instalments (atti.md A09-A17). */

/** A vehicle as the register search gave it. */
export const Veicolo = z.object({
  targa: testo,
  telaio: testo.optional(),
  tipo: testo.optional(),
  fabbricaModello: testo.optional(),
  visuraIl: data.optional(),
});
export type Veicolo = z.output<typeof Veicolo>;

/** An immovable with its cadastral data. */
export const Immobile = z.object({
  comune: testo,
  foglio: testo,
  particella: testo,
  subalterno: testo.optional(),
  categoria: testo.optional(),
  /** Share of the debtor: "1/2". */
  quota: testo.optional(),
});
export type Immobile = z.output<typeof Immobile>;

/** Who owes something to the debtor. */
export const Terzo = z.object({
  denominazione: testo,
  codiceFiscale: testo.optional(),
  indirizzo: testo.optional(),
  pec: testo.optional(),
});
export type Terzo = z.output<typeof Terzo>;

/** Kinds of credit of the debtor that a third party may owe. */
export const COSE_PIGNORATE = ['conto', 'stipendio', 'affitto'] as const;
export type CosaPignorata = (typeof COSE_PIGNORATE)[number];

export const PrecedenteAtto = z.object({
  numero: testo.optional(),
  il: data,
  notificato: z.boolean().default(false),
});

export const RataDaDire = z.object({ numero: z.int().min(1), scadenza: data, cents });

/** What the debtor asked for, and when. Never why: the reasons are the debtor's own (atti.md A17). */
export const Istanza = z.object({ il: data, protocollo: testo.optional(), rate: z.int().min(1) });

/** A plan as its provision grants it. Each instalment has the notice of the same number. */
export const PianoDaDire = z.object({
  rate: z
    .array(z.object({ numero: z.int().min(1), scadenza: data, quotaCents: cents, interessiCents: cents }))
    .min(1)
    .max(600),
  /** Most instalments that the rules allow for that debt; absent = not known here. */
  massimoRate: z.int().min(1).optional(),
  /** Absent = the instalments bear none. */
  interessi: z
    .object({ percento, base: z.enum(['capitale', 'tutto']), metodo: z.enum(METODI_PIANO) })
    .optional(),
  decadenza: z.discriminatedUnion('regola', [
    z.object({ regola: z.literal('c800') }),
    z.object({ regola: z.literal('primaOSuccessive'), successive: z.int().min(1).optional() }),
  ]),
  garanzia: z.boolean().default(false),
});

/** Why a request is refused: the rule with the figure that fails, the words of who decided. */
export const Diniego = z.object({
  /** What the rules measure: the claims, without mora, oneri and expenses of the procedure. */
  residuoCents: cents,
  ostacolo: z
    .discriminatedUnion('tipo', [
      z.object({ tipo: z.literal('DECADENZA') }),
      z.object({ tipo: z.literal('MINIMO'), cents }),
      z.object({ tipo: z.literal('FASCIA'), maxRate: z.int() }),
      z.object({ tipo: z.literal('RATA_MINIMA'), cents }),
    ])
    .optional(),
  /** Most instalments that may be asked for instead; 0 = none. */
  massimoRate: z.int().min(0),
  motivazione: z.array(paragrafo).max(500).default([]),
});
