import type { Passo } from '../../fascicolo';
import { gradiniDi } from '../../notificazione';
import { parametro } from '../../profili/profilo';
import type { Canale } from '../../vocabolario';
import type { Quadro } from '../quadro';
import { elenco, ilAtto } from './parole';

/** Said when the rung of the messi was due and this act may not climb it; else empty. `prima` = rung before. Source: seed E-51. */
export function senzaMesso(
  { passo: { atto, canale }, quadro }: { passo: Passo; quadro: Quadro },
  prima?: Canale,
): string {
  const { profilo } = quadro.fatti;
  if (atto === undefined || canale === undefined || canale === 'pec' || canale === 'deposito') return '';
  const scala = parametro(profilo, 'notifica.canali', quadro.oggi);
  const messo = scala.indexOf('messo');
  if (messo < 0 || gradiniDi(atto, profilo, quadro.oggi).includes('messo')) return '';
  const partenza = prima === undefined ? -1 : scala.indexOf(prima);
  if (messo < partenza || scala.indexOf(canale) < messo) return '';
  const ammessi = elenco(parametro(profilo, 'messo.atti', quadro.oggi).map(ilAtto));
  return ` I messi comunali notificano solo ${ammessi}: si passa al gradino successivo.`;
}
