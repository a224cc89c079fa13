import type { Passo } from '../fascicolo';
import { confronta } from '../notificazione';
import { parametro } from '../profili/profilo';
import { isTitolo792 } from '../titolo';
import { attendi, emetti } from './passi';
import { copre, type PartitaOggi, type Quadro } from './quadro';

/** The pratica moves together: payment term, take-over, presa in carico of every active partita. Source: R-10..R-15. */
export function stadiDelTitolo(quadro: Quadro): Passo | null {
  return terminePagamento(quadro) ?? attesaPresaInCarico(quadro) ?? presaInCarico(quadro);
}

/** The partita whose term ends last; on a tie the greater id. */
export const ultimaAPagare = (partite: readonly PartitaOggi[]): PartitaOggi | null =>
  partite.reduce<PartitaOggi | null>(
    (a, b) =>
      a === null || b.termine > a.termine || (b.termine === a.termine && confronta(b.id, a.id) > 0) ? b : a,
    null,
  );

function terminePagamento(quadro: Quadro): Passo | null {
  const ultima = ultimaAPagare(quadro.attive);
  if (!ultima?.titolo || ultima.termine < quadro.oggi) return null;
  const motivo = isTitolo792(ultima.titolo.tipo) ? 'TERMINE_PAGAMENTO_792' : 'TERMINE_PAGAMENTO_INGIUNZIONE';
  return attendi(quadro, motivo, ultima.esecutivo);
}

function attesaPresaInCarico(quadro: Quadro): Passo | null {
  const dal = Math.max(...quadro.attive.map(({ disponibile }) => disponibile));
  return dal > quadro.oggi ? attendi(quadro, 'ATTESA_PRESA_IN_CARICO', dal) : null;
}

/** One information letter for the c. 792 titles that need it and have none. Source: R-15; c. 792 c). */
function presaInCarico(quadro: Quadro): Passo | null {
  const soloEnte = parametro(quadro.fatti.profilo, 'presaInCarico.per', quadro.oggi) === 'ente';
  const partite = quadro.attive.filter(
    (partita) =>
      partita.titolo !== null &&
      isTitolo792(partita.titolo.tipo) &&
      (partita.titolo.dellEnte || !soloEnte) &&
      !quadro.fatti.atti.some((atto) => atto.tipo === 'presaInCarico' && copre(atto, partita)),
  );
  return partite.length > 0 ? emetti(quadro, 'presaInCarico', 'PRESA_IN_CARICO', partite) : null;
}
