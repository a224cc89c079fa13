import type { Giorno } from './calendario';

/** Days from `dal` to `al`, both included; `al` = `MAI` when the end is not known. */
export interface Intervallo {
  dal: Giorno;
  al: Giorno;
}

/** Sorted, disjoint, not adjacent: one period where periods overlap or touch. Source: R-30. */
export function unione(periodi: readonly Intervallo[]): Intervallo[] {
  const ordinati = periodi.filter((p) => p.dal <= p.al).sort((a, b) => a.dal - b.dal);
  const uniti: Intervallo[] = [];
  for (const p of ordinati) {
    const ultimo = uniti.at(-1);
    if (ultimo && p.dal <= ultimo.al + 1) ultimo.al = Math.max(ultimo.al, p.al);
    else uniti.push({ ...p });
  }
  return uniti;
}

/** Days that belong to both; both arguments and the result are sorted and disjoint. */
export function intersezione(a: readonly Intervallo[], b: readonly Intervallo[]): Intervallo[] {
  const comuni: Intervallo[] = [];
  for (const x of a)
    for (const y of b) {
      const dal = Math.max(x.dal, y.dal);
      const al = Math.min(x.al, y.al);
      if (dal <= al) comuni.push({ dal, al });
    }
  return comuni;
}

export const periodoIn = (periodi: readonly Intervallo[], giorno: Giorno): Intervallo | undefined =>
  periodi.find((p) => p.dal <= giorno && giorno <= p.al);

/** First day not before `giorno` that is in no period; `MAI` if there is none (the day after `MAI` is `MAI`). */
export function primoLiberoDa(periodi: readonly Intervallo[], giorno: Giorno): Giorno {
  const periodo = periodoIn(periodi, giorno);
  return periodo ? periodo.al + 1 : giorno;
}
