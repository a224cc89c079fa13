import { z } from 'zod';
import { cents, data, testo } from './testo-dato';

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
