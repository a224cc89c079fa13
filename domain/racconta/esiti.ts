import { addGiorni } from '../calendario';
import type { Dispaccio } from '../fascicolo';
import type { Canale, TipoAtto } from '../vocabolario';
import type { NotificaStoria } from './storia';

const ALBO: Partial<Record<TipoAtto, number>> = { accertamentoEsecutivo: 8, intimazioneEsecutiva: 20 };

/** Days to the perfection in the stories; not in the product. Source: cases/storie/README.md 1. */
function giorniPredefiniti(canale: Canale, atto: TipoAtto): number {
  switch (canale) {
    case 'pec':
      return 0;
    case 'deposito':
      return 15;
    case 'raccomandata':
      return 10;
    case 'messo':
      return 5;
    case 'albo':
      return ALBO[atto] ?? 1;
    default:
      return impossibile(canale);
  }
}

const impossibile = (valore: never): never => {
  throw new Error(`storia.canale: ${JSON.stringify(valore)}`);
};

/** A dispatch with the outcome the story gives it; nobody reads the outcome before the day it is known. */
export function dispaccio(
  il: string,
  canale: Canale | undefined,
  atto: TipoAtto,
  posto: { n: number; tentativo: number },
  notifiche: readonly NotificaStoria[],
): Dispaccio {
  if (canale === undefined) return { il };
  const detta = notifiche.find(
    (notifica) => notifica.atto === atto && notifica.n === posto.n && notifica.tentativo === posto.tentativo,
  );
  const giorni = detta?.giorni ?? giorniPredefiniti(canale, atto);
  return {
    il,
    canale,
    esito: {
      tipo: detta?.esito ?? 'perfezionata',
      legaleIl: addGiorni(il, giorni),
      notoIl: addGiorni(il, detta?.notoDopo ?? giorni),
    },
  };
}
