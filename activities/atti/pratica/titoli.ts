import type { AttoEmesso, DataCivile } from '../../../domain/pratica/fascicolo';
import { TIPI_TITOLO, type TipoAtto } from '../../../domain/vocabolario';

const TITOLI: ReadonlySet<TipoAtto> = new Set(TIPI_TITOLO);

export const isTitolo = (tipo: TipoAtto): boolean => TITOLI.has(tipo);

/** Legal date on which the addressee was served; null when no service is known. */
export function servitoIl({ dispacci }: AttoEmesso): DataCivile | null {
  return dispacci.find((d) => d.esito?.tipo === 'perfezionata')?.esito?.legaleIl ?? null;
}
