import { sorteDi } from '../../../domain/simulazione/sorte';
import { Violazione } from '../invarianti';
import { finita, inOrdine } from './invarianti-notifica';
import { NotificaViva } from './vive-notifica';

export const NOTIFICHE_PER_CORSA = 50;

/** Which one to live again. */
export class ViolazioneNotifica extends Violazione {
  constructor(
    detto: string,
    readonly corsa: number,
    readonly notifica: number,
  ) {
    super(detto);
  }
}

export interface EsitoCorsa {
  eventi: number;
  messaggi: number;
  pezzi: number;
  fini: Record<'notificata' | 'non_notificata' | 'in_lista', number>;
}

/**
 * One run: so many notifications of a seed, each alone with its counterparts; `sola` = only that one. Throws
 * `Violazione`, which names it.
 */
export function corri(seme: number, corsa: number, sola: number | null = null): EsitoCorsa {
  const esito: EsitoCorsa = {
    eventi: 0,
    messaggi: 0,
    pezzi: 0,
    fini: { notificata: 0, non_notificata: 0, in_lista: 0 },
  };
  for (let k = sola ?? 0; k < (sola === null ? NOTIFICHE_PER_CORSA : sola + 1); k += 1) {
    const n = new NotificaViva(sorteDi(seme, corsa * NOTIFICHE_PER_CORSA + k), inOrdine);
    try {
      n.vivi();
      esito.fini[finita(n)] += 1;
    } catch (errore) {
      if (!(errore instanceof Violazione)) throw errore;
      throw new ViolazioneNotifica(`${errore.message} (il ${n.agenda.oggi})`, corsa, k);
    }
    esito.eventi += n.eventi;
    esito.messaggi += n.gestore.libro.length;
    esito.pezzi += n.ufficio.libro.length;
  }
  return esito;
}
