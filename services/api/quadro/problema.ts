import { z } from 'zod';
import type { CodiceRifiuto } from '../../../domain/comandi/vocabolario';
import { CATALOGO, type CodiceProblema, codiceDelRifiuto } from './catalogo';

/** RFC 9457, with our members. */
export const Problema = z
  .object({
    type: z.string().describe('Indirizzo della pagina che spiega la regola'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional().describe('Che cosa fare'),
    code: z.string().describe('Codice `area.nome` di un elenco chiuso'),
    norma: z.string().optional().describe('La norma, quando è una regola a rifiutare'),
    oggettoId: z.string().optional(),
    correlationId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problema' });
export type Problema = z.infer<typeof Problema>;

interface Dettagli {
  norma?: string | undefined;
  oggettoId?: string;
  errors?: { pointer: string; detail: string }[];
  /** Seconds, for 429 and 503. */
  riprovaDopo?: number;
  cause?: unknown;
}

/** Thrown anywhere under a route; the last handler makes the answer from the catalogue. */
export class ErroreProblema extends Error {
  override name = 'ErroreProblema';
  constructor(
    readonly codice: CodiceProblema,
    readonly dettagli: Dettagli = {},
  ) {
    super(codice, dettagli.cause === undefined ? undefined : { cause: dettagli.cause });
  }
}

/** A command that the pratica refused: a value of the workflow, told as a problem. */
export class ErroreRifiuto extends Error {
  override name = 'ErroreRifiuto';
  readonly codice: string;
  constructor(
    rifiuto: CodiceRifiuto,
    readonly dettagli: Dettagli = {},
  ) {
    const codice = codiceDelRifiuto(rifiuto);
    super(codice);
    this.codice = codice;
  }
}

export const nonTrovato = () => new ErroreProblema('api.non_trovato');

export function problemaDi(codice: string, dettagli: Dettagli, correlationId: string): Problema {
  const voce = CATALOGO[codice];
  if (!voce) throw new Error(`codice fuori catalogo: ${codice}`);
  const norma = dettagli.norma ?? voce.norma;
  return {
    type: `/problemi/${codice}`,
    title: voce.titolo,
    status: voce.stato,
    detail: voce.rimedio,
    code: codice,
    ...(norma && { norma }),
    ...(dettagli.oggettoId && { oggettoId: dettagli.oggettoId }),
    ...(dettagli.errors && { errors: dettagli.errors }),
    correlationId,
  };
}
