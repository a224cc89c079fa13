import type { z } from 'zod';
import { ErroreEsatto } from './errore';

/** One concern of the settings: a title for the page and a zod object whose fields carry meaning and default. */
export interface Sezione<S extends z.ZodObject = z.ZodObject> {
  titolo: string;
  schema: S;
}

export type VariabiliAmbiente = Readonly<Record<string, string | undefined>>;

/** `portaBase` -> `ESATTO_PORTA_BASE`. */
export function nomeVariabile(campo: string): string {
  return `ESATTO_${campo.replace(/[A-Z]/g, (lettera) => `_${lettera}`).toUpperCase()}`;
}

/** Reads one concern; an empty variable counts as unset. Errors: `configurazione.valore`, naming the variable. */
export function leggiSezione<S extends z.ZodObject>(
  sezione: Sezione<S>,
  env: VariabiliAmbiente,
): z.output<S> {
  const grezzi: Record<string, string> = {};
  for (const campo of Object.keys(sezione.schema.shape)) {
    const valore = env[nomeVariabile(campo)];
    if (valore !== undefined && valore.trim() !== '') grezzi[campo] = valore.trim();
  }
  const letta = sezione.schema.safeParse(grezzi);
  if (letta.success) return letta.data;
  const primo = letta.error.issues[0];
  const campo = String(primo?.path[0] ?? '');
  const significato = sezione.schema.shape[campo]?.description ?? sezione.titolo;
  throw new ErroreEsatto(
    'configurazione.valore',
    `${nomeVariabile(campo)}=${grezzi[campo] ?? ''} non va bene (${significato}): ${primo?.message ?? 'valore non valido'}`,
  );
}
