import { z } from 'zod';
import { COMPONENTI, NATURE } from '../domain/vocabolario';
import { ErroreFormato } from './comuni/errore';

/** One row of the table of tributi of an Ente. Source: cases/290/README.md, From records to claims. */
const tributo = z.object({
  codice: z.string().regex(/^[0-9A-Z]{4}$/, 'quattro cifre o lettere maiuscole'),
  descrizione: z.string().min(1),
  natura: z.enum(NATURE),
  componente: z.enum(COMPONENTI),
  prescrizione: z.object({
    anni: z.number().int().min(1).max(30),
    dal: z.enum(['decorrenza', 'fineAnno', 'dataTitolo']),
  }),
});

const ente = z.object({
  codiceEnte: z.string().regex(/^\d{5}$/, 'cinque cifre'),
  comuniIscrizione: z.array(z.string().regex(/^\d{6}$/, 'sei cifre')).min(1),
  tributi: z
    .array(tributo)
    .min(1)
    .superRefine((tributi, ctx) => {
      const visti = new Set<string>();
      for (const [i, { codice }] of tributi.entries()) {
        if (visti.has(codice))
          ctx.addIssue({ code: 'custom', path: [i, 'codice'], message: `codice ${codice} ripetuto` });
        visti.add(codice);
      }
    }),
});

/** Configuration of the Ente that receives the lists: its codes and what each of its tributi means. */
export type EnteConfig = z.infer<typeof ente>;
export type Tributo = z.infer<typeof tributo>;

/**
 * Checks a configuration read from JSON.
 * @throws ErroreFormato `ente.configurazione` naming the first wrong row.
 */
export function parseEnteConfig(valore: unknown): EnteConfig {
  const esito = ente.safeParse(valore);
  if (esito.success) return esito.data;
  const [primo] = esito.error.issues;
  const dove = primo && primo.path.length > 0 ? primo.path.map(String).join('.') : 'radice';
  throw new ErroreFormato(
    'ente.configurazione',
    `configurazione dell'Ente non valida in "${dove}": ${primo?.message ?? 'forma sconosciuta'}. Correggere la riga e ripetere.`,
  );
}
