import { giornoDi } from '../../calendario';
import { parametro } from '../../profili/profilo';
import type { Motivo, TipoAtto } from '../../vocabolario';
import { listaValida } from '../lista';
import { finePignoramento } from '../pignoramento';
import { type Esame, ragione } from './esame';
import { attoDatato, euroScritti, ilGiorno } from './parole';

/** What is given back to the debtor when nothing is owed any more. Source: R-92. */
const contrario =
  (di: TipoAtto, motivo: Motivo): Esame =>
  ({ quadro }) => {
    const { atti, inefficaci } = quadro.fatti;
    const grava = [...atti, ...inefficaci].findLast(
      (atto) =>
        atto.tipo === di && (di !== 'pignoramento72bis' || finePignoramento(quadro, atto) > quadro.oggi),
    );
    return grava
      ? ragione(
          'R-92',
          motivo,
          `Si fa quando non è dovuto più nulla (${attoDatato(grava)}): restano dovuti ${euroScritti(quadro.conto.dovuto)}.`,
        )
      : null;
  };

/** Source: R-59. */
const rimborso: Esame = ({ quadro: { conto } }) => {
  if (conto.versato === 0n) return null;
  return ragione(
    'R-59',
    'RIMBORSO',
    conto.credito > 0n
      ? `Il rimborso di ${euroScritti(conto.credito)} è già stato proposto.`
      : `Il debitore ha versato ${euroScritti(conto.versato)} e non più del dovuto.`,
  );
};

/** Source: R-67. */
const inesigibilita: Esame = ({ quadro }) => {
  const lista = listaValida(quadro.fatti);
  if (lista) return null;
  const minimo = parametro(quadro.fatti.profilo, 'inesigibilita.residuoMinimo', quadro.oggi);
  const { dovuto } = quadro.conto;
  if (minimo !== null && dovuto <= minimo) return 'ordine';
  const piccoli = minimo === null ? '' : `, o quando restano dovuti non più di ${euroScritti(minimo)}`;
  return ragione(
    'R-67',
    'TENTATIVI_INFRUTTUOSI',
    `Si propone quando l’indagine non trova beni o gli strumenti sono finiti${piccoli}: oggi restano dovuti ${euroScritti(dovuto)}.`,
  );
};

/** Source. */
const chiudi: Esame = ({ quadro }) => {
  const lista = listaValida(quadro.fatti);
  if (lista)
    return ragione(
      'R-68',
      'ATTESA_DECISIONE_ENTE',
      `L’Ente non ha ancora risposto alla lista di inesigibilità ${ilGiorno(giornoDi(lista.il), 'de')}.`,
    );
  return ragione('R-91', 'PAGATA', `Restano dovuti ${euroScritti(quadro.conto.dovuto)}.`);
};

export const ESAMI_FINE = {
  revocaFermo: contrario('fermo', 'REVOCA_FERMO'),
  cancellazioneIpoteca: contrario('ipoteca', 'CANCELLAZIONE_IPOTECA'),
  svincoloTerzo: contrario('pignoramento72bis', 'SVINCOLO_TERZO'),
  rimborso,
  inesigibilita,
  chiudi,
} as const satisfies Record<string, Esame>;
