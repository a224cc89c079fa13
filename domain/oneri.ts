import type { Giorno } from './calendario';
import { type Cents, divideHalfUp, minore } from './denaro';
import { type Profilo, parametro } from './profili/profilo';

/** Percentage of a day, in parts per million: 0 before E. Source: R-52; seed B-38; L. 160/2019 c. 803 a). */
export function percentualeOneri(profilo: Profilo, esecutivo: Giorno, giorno: Giorno): number {
  if (giorno < esecutivo || !parametro(profilo, 'oneri.attivi', giorno)) return 0;
  return isOltre(profilo, esecutivo, giorno)
    ? parametro(profilo, 'oneri.oltre', giorno)
    : parametro(profilo, 'oneri.entro', giorno);
}

/** The first days from E are a term: those in force on E. */
export const isOltre = (profilo: Profilo, esecutivo: Giorno, giorno: Giorno): boolean =>
  giorno - esecutivo > parametro(profilo, 'oneri.giorni', esecutivo);

/** What an act has gathered: exact sum in cents x parts per million, and whether a part bears the higher rate. */
export interface SommaOneri {
  esatta: bigint;
  oltre: boolean;
}

/** Rounded once, then capped. Source: R-52. */
export function oneriDovuti(somma: SommaOneri, profilo: Profilo, giorno: Giorno): Cents {
  if (somma.esatta === 0n) return 0n;
  const tetto = parametro(profilo, somma.oltre ? 'oneri.tettoOltre' : 'oneri.tettoEntro', giorno);
  return minore(divideHalfUp(somma.esatta, 1_000_000n), tetto);
}
