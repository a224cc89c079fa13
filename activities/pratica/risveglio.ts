import { type DataCivile, dataDi, giornoDi } from '../../domain/calendario';
import type { Passo } from '../../domain/fascicolo';
import { type Profilo, prossimoCambio } from '../../domain/profili/profilo';

/**
 * The date on which a pratica that waits is decided again; null = none, or it does not wait. It is the `fino` of the
 * answer, or the next date on which a value of its profile changes, when that comes first: a row that an Ente
 * approved for a future date is no fact of the pratica. The answer itself keeps its own date.
 */
export function dataDiRisveglio(passo: Passo, profilo: Profilo, oggi: DataCivile): DataCivile | null {
  if (passo.passo !== 'attendi') return null;
  const fino = passo.fino ?? null;
  const cambio = passo.motivo === 'PRATICA_CHIUSA' ? null : prossimoCambio(profilo, giornoDi(oggi));
  if (cambio === null) return fino;
  const data = dataDi(cambio);
  return fino === null || data < fino ? data : fino;
}
