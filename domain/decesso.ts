import { addMesi, type Giorno, giornoDi, MAI, SEMPRE } from './calendario';
import type { Evento } from './fascicolo';
import type { AttoNoto } from './notificazione';
import { type Profilo, parametro } from './profili/profilo';
import { type GiorniEsclusi, scorri } from './termini';
import type { Natura } from './vocabolario';

/** The death of the debtor, once it is known. Source: R-40. */
export interface Morte {
  noto: Giorno;
  /** Date of death. */
  il: Giorno;
  /** Day on which the heirs were settled; `MAI` = not yet. */
  eredi: Giorno;
}

export function morteDi(eventi: readonly Evento[]): Morte | null {
  const decesso = eventi.find((evento) => evento.tipo === 'decesso');
  if (decesso?.tipo !== 'decesso') return null;
  const noto = giornoDi(decesso.il);
  const eredi = eventi.find((evento) => evento.tipo === 'eredi' && giornoDi(evento.il) >= noto);
  return {
    noto,
    il: decesso.dal === undefined ? noto : giornoDi(decesso.dal),
    eredi: eredi ? giornoDi(eredi.il) : MAI,
  };
}

/** Perfected after the death and dispatched before the heirs were settled: it counts for nothing. Source: R-40. */
export const isInefficace = (atto: AttoNoto, morte: Morte | null): boolean =>
  morte !== null && (atto.perfetto ?? SEMPRE) > morte.il && atto.ultimoInvio < morte.eredi;

/** The same for a title the Ente notified to a dead person. Source: R-40. */
export const isTitoloInefficace = (notificato: Giorno, morte: Morte | null): boolean =>
  morte !== null && notificato > morte.il && notificato < morte.eredi;

/** Six months more when the debtor died while the term was running. Source: R-41, DPR 600/73 art. 65. */
export function terminePerEredi(
  termine: Giorno,
  titolo: { notificato: Giorno; natura: Natura },
  morte: Morte | null,
  profilo: Profilo,
  esclusi: GiorniEsclusi,
): Giorno {
  if (!morte || termine === MAI || morte.il < titolo.notificato || morte.il > termine) return termine;
  if (!parametro(profilo, 'eredi.proroga', morte.il).includes(titolo.natura)) return termine;
  return scorri(addMesi(termine, 6), esclusi);
}
