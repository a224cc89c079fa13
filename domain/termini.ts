import { civileDi, type Giorno, giornoCivile, isFestivo, isSabato, MAI } from './calendario';
import type { Intervallo } from './intervalli';

/** Days that do not count. */
export interface GiorniEsclusi {
  /** United periods of sospensione. */
  sospesi: readonly Intervallo[];
  /** The days of August do not count. */
  agosto?: boolean;
  /** Patron saint, `MM-DD`. */
  patrono?: string | null;
}
export const NESSUNO_ESCLUSO: GiorniEsclusi = { sospesi: [] };

/** The first excluded period that ends on `giorno` or later. */
function prossimoEscluso(giorno: Giorno, esclusi: GiorniEsclusi): Intervallo | undefined {
  let primo: Intervallo | undefined;
  for (const p of esclusi.sospesi)
    if (p.al >= giorno) {
      primo = p;
      break;
    }
  if (!esclusi.agosto) return primo;
  const { anno, mese } = civileDi(giorno);
  const annoAgosto = mese <= 8 ? anno : anno + 1;
  const agosto = { dal: giornoCivile(annoAgosto, 8, 1), al: giornoCivile(annoAgosto, 8, 31) };
  return !primo || agosto.dal < primo.dal ? agosto : primo;
}

/** The n-th counted day after `da`; `MAI` when a period without end comes before it. */
export function contaGiorni(da: Giorno, giorni: number, esclusi: GiorniEsclusi): Giorno {
  let ultimo = da;
  let mancano = giorni;
  while (ultimo !== MAI) {
    const escluso = prossimoEscluso(ultimo + 1, esclusi);
    if (!escluso) return ultimo + mancano;
    const liberi = Math.max(0, escluso.dal - ultimo - 1);
    if (liberi >= mancano) return ultimo + mancano;
    mancano -= liberi;
    ultimo = escluso.al;
  }
  return ultimo;
}

/** Forward to the first day that is no Saturday, no feast and no day that does not count. Source: R-06. */
export function scorri(giorno: Giorno, esclusi: GiorniEsclusi): Giorno {
  let g = giorno;
  for (;;) {
    if (g === MAI) return MAI;
    const escluso = prossimoEscluso(g, esclusi);
    if (escluso && escluso.dal <= g) g = escluso.al + 1;
    else if (isSabato(g) || isFestivo(g, esclusi.patrono)) g += 1;
    else return g;
  }
}

/**
 * TERMINE: last day of a term of `giorni` days from `da`, which is excluded.
 * What depends on its fruitless end is possible from the day after. Source: R-06; c.p.c. 155, D.L. 70/2011 art. 7.
 */
export const ultimoGiornoTermine = (da: Giorno, giorni: number, esclusi: GiorniEsclusi): Giorno =>
  scorri(contaGiorni(da, giorni, esclusi), esclusi);

/** DECORSO: first free day after `giorni` days from `da`, which is excluded; no roll. Source: R-07. */
export const primoGiornoDopoDecorso = (da: Giorno, giorni: number, esclusi: GiorniEsclusi): Giorno =>
  contaGiorni(da, giorni, esclusi) + 1;

/** SOSPENSIONE: first free day of a stop of `giorni` days of which `da` is the first. Source: R-07; c. 792 b). */
export const primoGiornoDopoSospensione = (da: Giorno, giorni: number, esclusi: GiorniEsclusi): Giorno =>
  contaGiorni(da - 1, giorni, esclusi) + 1;
