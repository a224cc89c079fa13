import { z } from 'zod';
import {
  CAUSE_DI_MANCATA,
  ESITI_LEGGIBILI,
  type LetturaCartolina,
} from '../../domain/notifica/lettura-cartolina';
import { ESITI_CAD } from '../../domain/notifica/posta-eventi';

const giorno = z.iso.date('attesa una data AAAA-MM-GG esistente');
const forse = giorno.nullable().default(null);
const numero = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z]{4,24}$/, 'attese lettere e cifre')
  .nullable()
  .default(null);

/** A reading as it is typed; what is left out is not on the image. */
export const FormaLettura = z.discriminatedUnion('documento', [
  z.strictObject({
    documento: z
      .enum(['AR', '23L', 'PLICO'])
      .describe('Cartolina, cartolina verde, faccia della busta tornata'),
    esito: z.enum(ESITI_LEGGIBILI),
    il: giorno.describe('Giorno dell’esito scritto sulla carta'),
    causa: z
      .enum(CAUSE_DI_MANCATA)
      .nullable()
      .default(null)
      .describe('Casella barrata da chi non ha consegnato'),
    consegnatario: z.enum(['destinatario', 'altri']).nullable().default(null),
    giacenzaDal: forse.describe('Giorno dell’avviso di giacenza'),
    cadIl: forse.describe('Spedizione della CAD, se scritta sulla carta'),
    cadNumero: numero,
  }),
  z.strictObject({ documento: z.literal('CAD'), il: giorno.describe('Spedizione'), cadNumero: numero }),
  z.strictObject({ documento: z.literal('ARCAD'), esitoCad: z.enum(ESITI_CAD), il: giorno }),
  z.strictObject({ documento: z.literal('CAN'), il: giorno.describe('Spedizione') }),
]);

/** Null when it has not the shape of a reading. */
export function leggiLettura(valore: unknown): LetturaCartolina | null {
  const letta = FormaLettura.safeParse(valore);
  return letta.success ? letta.data : null;
}
