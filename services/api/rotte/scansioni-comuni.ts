import type { Dipendenze } from '../dipendenze';
import type { Chi } from '../quadro/rotta';
import { RISPONDE_DEGLI_ATTI } from '../ruoli';

/** Who may decide on what others read differently, and put an image aside. */
export const risponde = (chi: Chi): boolean =>
  chi.ruoli.some((r) => (RISPONDE_DEGLI_ATTI as readonly string[]).includes(r));

/** Tells the dispatch that there is evidence. It is stored: what stops the telling does not undo it, and the sweep tells again. */
export async function annuncia(
  dip: Dipendenze,
  enteId: string,
  { praticaId, tentativoId }: { praticaId: string; tentativoId: string },
): Promise<void> {
  try {
    await dip.temporal.annunciaEvento(dip, { enteId, praticaId, tentativoId });
  } catch (errore) {
    const nome = errore instanceof Error ? errore.name : 'sconosciuto';
    dip.registro.warn({ enteId, tentativoId, nome }, 'prova archiviata, da annunciare');
  }
}
