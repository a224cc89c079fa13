import { dataDi, giornoDi } from '../calendario';
import type { Passo } from '../fascicolo';
import { insolvenzaInCorso } from '../insolvenza';
import { parametro } from '../profili/profilo';
import { attendi, proponi } from './passi';
import type { Quadro } from './quadro';

export const inInsolvenza = (quadro: Quadro): boolean => insolvenzaInCorso(quadro.fatti.eventi) !== null;

/** One proposal to file the claim, then nothing until the procedure is closed. Source: R-43. */
export function insolvenza(quadro: Quadro): Passo | null {
  const inCorso = insolvenzaInCorso(quadro.fatti.eventi);
  if (!inCorso) return null;
  const { dal, udienza } = inCorso;
  if (quadro.fatti.proposte.some(({ tipo, il }) => tipo === 'insinuazione' && giornoDi(il) >= dal))
    return attendi(quadro, 'PROCEDURA_CONCORSUALE');
  const giorni = parametro(quadro.fatti.profilo, 'insinuazione.giorniPrima', quadro.oggi);
  const entro = udienza === null ? {} : { entro: dataDi(udienza - giorni) };
  return proponi('insinuazione', 'INSINUAZIONE', entro);
}
