import { canaleSuccessivo, type Destinatario, primoCanale } from './notificazione';
import type { Canale, EsitoNotifica } from './vocabolario';

/**
 * The rungs of the profile, without the albo (what was granted to one person is not published) and without the messi, who
 * serve acts of the collection only. Source: atti.md 1.7, A17; seed E-51.
 */
function gradini(canali: readonly Canale[]): Canale[] {
  const privati = canali.filter((canale) => canale !== 'albo' && canale !== 'messo');
  return privati.some((canale) => canale !== 'pec') ? privati : [...privati, 'raccomandata'];
}

/** First rung of a provision: digital, else raccomandata. */
export const primoCanaleProvvedimento = (canali: readonly Canale[], a: Destinatario): Canale =>
  primoCanale(gradini(canali), a);

/** The rung after a negative outcome; null when a person has to see to it. */
export function canaleDopoProvvedimento(
  canali: readonly Canale[],
  ultimo: Canale,
  esito: Exclude<EsitoNotifica, 'perfezionata'>,
  a: Destinatario,
): Canale | null {
  return esito === 'irreperibile' ? null : canaleSuccessivo(gradini(canali), ultimo, esito, a);
}
