import { ServiceError } from '@temporalio/client';
import { isAxiosError } from 'axios';
import { ErroreDatabase, traduciErrore } from '../../database/errori';

/** A part that is being restarted is back well before this. */
const PAZIENZA_MS = 180_000;
const PAUSA_MASSIMA_MS = 2_000;

/** A part did not answer, or said "not now": the same question may have an answer later. Anything else is a defect. */
export function isPasseggero(errore: unknown): boolean {
  const tradotto = traduciErrore(errore);
  if (tradotto instanceof ErroreDatabase) return tradotto.riprovabile;
  if (isAxiosError(errore)) return errore.response === undefined || errore.response.status >= 500;
  return errore instanceof ServiceError;
}

/**
 * Does the work again while a part is away, each time a little later. Only for work that may be done twice.
 * Throws what is no absence at once, and an absence that outlasts the patience.
 */
export async function conPazienza<T>(
  work: () => Promise<T>,
  o: { fermata: AbortSignal; pazienzaMs?: number },
): Promise<T> {
  const limite = Date.now() + (o.pazienzaMs ?? PAZIENZA_MS);
  for (let pausa = 100; ; pausa = Math.min(PAUSA_MASSIMA_MS, pausa * 2)) {
    try {
      return await work();
    } catch (errore) {
      if (o.fermata.aborted || !isPasseggero(errore) || Date.now() + pausa > limite) throw errore;
      await new Promise((fatto) => setTimeout(fatto, pausa));
    }
  }
}
