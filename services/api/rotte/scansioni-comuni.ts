import type { Dipendenze } from '../dipendenze';
import { TemporalNonDisponibile } from '../dipendenze';
import type { Chi } from '../quadro/rotta';
import { RISPONDE_DEGLI_ATTI } from '../ruoli';

/** Who may decide on what others read differently, and put an image aside. */
export const risponde = (chi: Chi): boolean =>
  chi.ruoli.some((r) => (RISPONDE_DEGLI_ATTI as readonly string[]).includes(r));

/** Tells the process of the dispatch that there is news. With Temporal down the sweep tells it: the evidence is stored. */
export async function annuncia(
  dip: Dipendenze,
  enteId: string,
  d: { praticaId: string; tentativoId: string },
): Promise<void> {
  const { praticaId, tentativoId } = d;
  try {
    await dip.temporal.svegliaNotifica({ enteId, praticaId, tentativoId });
  } catch (errore) {
    if (!(errore instanceof TemporalNonDisponibile)) throw errore;
    dip.registro.warn({ enteId, tentativoId }, 'prova archiviata, da annunciare');
  }
}
