import { giornoDi } from '../calendario';
import { NORMA_DI } from '../vocabolario';
import type { Passo } from './fascicolo';
import type { Fatti } from './fatti';
import { proponiLista } from './lista';
import { attendi } from './passi';
import type { Quadro } from './quadro';

/** Day of the latest fact after which the search for assets is made again. Source: R-44. */
function ultimaRipartenza(fatti: Fatti): string | null {
  const ultima = fatti.eventi.findLast(
    (evento) => evento.tipo === 'osservazioni' && evento.esito === 'prosegui',
  );
  return ultima?.il ?? null;
}

/** Search for assets, once after each restart; nothing found = no further expense. Source. */
export function indagineEStrumenti(quadro: Quadro): Passo | null {
  const { fatti } = quadro;
  const ripartenza = ultimaRipartenza(fatti);
  const indagine = fatti.indagini.findLast(({ il }) => ripartenza === null || il >= ripartenza);
  if (!indagine) {
    const motivo = ripartenza === null ? 'INDAGINE_SOLVIBILITA' : 'NUOVI_ELEMENTI';
    return { passo: 'indaga', motivo, norma: NORMA_DI[motivo] };
  }
  const { esito } = indagine;
  if (!esito || giornoDi(esito.notoIl) > quadro.oggi) return attendi(quadro, 'ATTESA_INDAGINE');
  if (esito.elenco.length === 0) return proponiLista(quadro, 'NON_ABBIENTE');
  return proponiLista(quadro, 'NESSUNO_STRUMENTO');
}
