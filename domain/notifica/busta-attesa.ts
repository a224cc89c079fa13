import type { DataCivile } from '../calendario';
import { perfezionamentoPosta } from './posta';
import type { EventoPosta, ProdottoPostale } from './posta-eventi';
import { diTipo, type LeggiTermine, raccogli } from './posta-prove';

/**
 * Last day on which an undeliverable piece goes back to the Ente, while its envelope has not come back yet; null = no
 * envelope is waited for. Counted from the missed delivery; from its own return once it is there. Source: seed E-20.
 */
export function bustaAttesa(
  eventi: readonly EventoPosta[],
  prodotto: ProdottoPostale,
  termine: LeggiTermine,
): DataCivile | null {
  const prove = raccogli(eventi, prodotto, termine);
  if (diTipo(prove.eventi, 'busta_tornata').length > 0) return null;
  const { manca } = perfezionamentoPosta(eventi, prodotto, termine);
  return manca.find(({ cosa }) => cosa === 'RESTITUZIONE')?.entro ?? null;
}
