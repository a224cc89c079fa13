import type { Passo } from '../fascicolo';
import { type AttoNoto, canaleSuccessivo, type EsitoNegativo, gradiniDi } from '../notificazione';
import { type Canale, NORMA_DI } from '../vocabolario';
import { attendi, copreUna, limiteEsito, proponi } from './passi';
import { idDelle, type Quadro } from './quadro';

/** The acts with no known perfection that cover an active partita; the others hold nothing. Source: R-27. */
const aperti = (quadro: Quadro): AttoNoto[] =>
  quadro.fatti.atti.filter((atto) => atto.perfetto === null && copreUna(atto, quadro.attive));

/** The next rung after a negative outcome, and who must know of a dispatch without one. Source. */
export function esitiNegativi(quadro: Quadro): Passo | null {
  for (const atto of aperti(quadro)) {
    const passo = atto.negativo === null ? senzaEsito(quadro, atto) : canaleDopo(quadro, atto, atto.negativo);
    if (passo) return passo;
  }
  return null;
}

/** Nothing later in the order happens while an act is open. Source: R-27. */
export const notificheAperte = (quadro: Quadro): Passo | null =>
  aperti(quadro).length > 0 ? attendi(quadro, 'ATTESA_NOTIFICA') : null;

function canaleDopo(quadro: Quadro, atto: AttoNoto, negativo: EsitoNegativo): Passo | null {
  const { profilo, fascicolo } = quadro.fatti;
  const ultimo: Canale | undefined = atto.invii.at(-1)?.canale;
  if (ultimo === undefined) return null;
  const canale = canaleSuccessivo(gradiniDi(atto.tipo, profilo, quadro.oggi), ultimo, negativo, {
    debitore: fascicolo.debitore,
    eredi: quadro.fatti.morte !== null && quadro.oggi >= quadro.fatti.morte.eredi,
  });
  if (canale === null) return segnala(quadro, atto);
  return {
    passo: 'emetti',
    atto: atto.tipo,
    attoId: atto.atto.id,
    canale,
    partite: idDelle(atto.atto.partite.map((id) => ({ id }))),
    motivo: 'SECONDO_CANALE',
    norma: NORMA_DI.SECONDO_CANALE,
  };
}

const senzaEsito = (quadro: Quadro, atto: AttoNoto): Passo | null =>
  quadro.oggi >= limiteEsito(quadro, atto) ? segnala(quadro, atto) : null;

/** Once per dispatch. */
function segnala(quadro: Quadro, atto: AttoNoto): Passo | null {
  const tentativo = atto.invii.length;
  const gia = quadro.fatti.proposte.some(
    (proposta) =>
      proposta.tipo === 'notifica' && proposta.attoId === atto.atto.id && proposta.tentativo === tentativo,
  );
  if (gia) return null;
  return proponi('notifica', 'NOTIFICA_SENZA_ESITO', { atto: atto.tipo, attoId: atto.atto.id, tentativo });
}
