import type { DataCivile } from '../../../domain/calendario';
import type { AttoEmesso } from '../../../domain/fascicolo';
import { TIPI_TITOLO, type TipoStampato } from '../../../domain/vocabolario';

const TITOLI: ReadonlySet<TipoStampato> = new Set(TIPI_TITOLO);

export const isTitolo = (tipo: TipoStampato): boolean => TITOLI.has(tipo);

/** Legal date on which the addressee was served; null when no service is known. */
export function servitoIl({ dispacci }: AttoEmesso): DataCivile | null {
  return dispacci.find((d) => d.esito?.tipo === 'perfezionata')?.esito?.legaleIl ?? null;
}
