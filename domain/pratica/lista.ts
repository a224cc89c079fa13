import { addAnni, giornoDi, MAI } from '../calendario';
import type { Evento, Passo, PropostaFatta } from '../fascicolo';
import type { Fatti } from '../fatti';
import { parametro } from '../profili/profilo';
import type { Motivo, TipoAtto } from '../vocabolario';
import { attendi, chiudi, emetti, proponi } from './passi';
import type { Quadro } from './quadro';

/** Facts that void a list made on their date or before. Source: R-69. */
const ANNULLA: (evento: Evento) => boolean = (evento) =>
  evento.tipo === 'insolvenza' ||
  evento.tipo === 'decesso' ||
  evento.tipo === 'rateazioneConcessa' ||
  (evento.tipo === 'osservazioni' && evento.esito === 'prosegui');

/**
 * The list that waits for the Ente. A fact voids one list only: that which stood when it came, so that the list
 * made again on the same day is not void at birth. Source: R-69.
 */
export function listaValida(fatti: Fatti): PropostaFatta | null {
  const annulli = fatti.eventi.filter(ANNULLA);
  for (const lista of fatti.proposte) {
    if (lista.tipo !== 'inesigibilita') continue;
    const annullo = annulli.findIndex(({ il }) => il >= lista.il);
    if (annullo < 0) return lista;
    annulli.splice(0, annullo + 1);
  }
  return null;
}

/** Answers of the Ente, smallest sums, silence. Source: R-68; seed B-52, B-53. */
export function listaInAttesa(quadro: Quadro): Passo | null {
  const { fatti, oggi } = quadro;
  const lista = listaValida(fatti);
  if (!lista) return null;
  const accettata = fatti.eventi.some(
    (evento) => evento.tipo === 'osservazioni' && evento.esito === 'accetta' && evento.il >= lista.il,
  );
  if (accettata) return chiudi('DISCARICO_ACCETTATO');
  const minimo = parametro(fatti.profilo, 'inesigibilita.residuoMinimo', oggi);
  if (minimo !== null && lista.dovuto !== undefined && lista.dovuto <= minimo)
    return chiudi('DISCARICO_MINIMO');
  const consegna = lista.consegnataIl === undefined ? MAI : giornoDi(lista.consegnataIl);
  const consegnata = consegna <= oggi;
  const silenzio = parametro(fatti.profilo, 'inesigibilita.silenzio', consegnata ? consegna : oggi);
  if (silenzio === null) return attendi(quadro, 'ATTESA_DECISIONE_ENTE');
  if (!consegnata) return attendi(quadro, 'SILENZIO_ENTE');
  const dopo = consegna + silenzio + 1;
  return oggi >= dopo ? chiudi('DISCARICO_SILENZIO') : attendi(quadro, 'SILENZIO_ENTE', dopo);
}

const PROCEDURE: ReadonlySet<TipoAtto> = new Set<TipoAtto>([
  'preavvisoFermo',
  'preavvisoIpoteca',
  'pignoramento72bis',
]);

/** A small remainder is not worth a procedure. Source: R-67; seed B-51. */
export function residuoMinimo(quadro: Quadro): Passo | null {
  const minimo = parametro(quadro.fatti.profilo, 'inesigibilita.residuoMinimo', quadro.oggi);
  if (minimo === null || quadro.conto.dovuto > minimo) return null;
  if (quadro.fatti.atti.some(({ tipo }) => PROCEDURE.has(tipo))) return null;
  return proponiLista(quadro, 'RESIDUO_MINIMO');
}

/** The list, once the claims will live long enough for the Ente to use them. Source: R-67; seed B-57. */
export function proponiLista(quadro: Quadro, motivo: Motivo): Passo {
  const { profilo } = quadro.fatti;
  const anni = parametro(profilo, 'inesigibilita.anniVivi', quadro.oggi);
  if (quadro.attive.some(({ scade }) => scade < addAnni(quadro.oggi, anni)))
    return emetti(quadro, 'intimazione50', 'PRESCRIZIONE_VIVA', quadro.attive);
  return proponi('inesigibilita', motivo);
}
