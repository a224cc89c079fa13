import { addAnni, type Giorno, giornoDi, MAI } from './calendario';
import type { Partita } from './fascicolo';
import type { Intervallo } from './intervalli';
import type { TipoAtto } from './vocabolario';

/** What gives a new full period from its own date. */
export interface Interruzione {
  giorno: Giorno;
  /** Day on which it became known. */
  noto: Giorno;
  /** It lasts until this day, from which the new period runs; `MAI` = it has not ended. */
  fino?: Giorno;
  /** What interrupts, for who reads it; `atto` = the served act. */
  fonte?: FonteInterruzione;
  atto?: { id: string; tipo: TipoAtto };
}

export const FONTI_INTERRUZIONE = ['titoloEnte', 'atto', 'richiestaRateazione', 'insinuazione'] as const;
export type FonteInterruzione = (typeof FONTI_INTERRUZIONE)[number];

/**
 * Last day on which the claim is alive; `MAI` = no date. `interruzioni` in order of `giorno`; those that fall
 * after the date then running count for nothing. `sospesi` = the days that stop a period that begins on a day, none
 * unless the profile of that day says so. Source; c.c. 2941-2945.
 */
export function scadenzaPrescrizione(
  prescrizione: Partita['prescrizione'],
  interruzioni: readonly Interruzione[],
  sospesi: (dal: Giorno) => readonly Intervallo[],
): Giorno {
  const inizio = giornoDi(prescrizione.dal);
  let scade = finePeriodo(inizio, prescrizione.anni, sospesi(inizio));
  for (const { giorno, fino = giorno } of interruzioni) {
    if (giorno < inizio || giorno > scade) continue;
    if (fino === MAI) return MAI;
    scade = Math.max(scade, finePeriodo(fino, prescrizione.anni, sospesi(fino)));
  }
  return scade;
}

function finePeriodo(dal: Giorno, anni: number, sospesi: readonly Intervallo[]): Giorno {
  let fine = addAnni(dal, anni);
  for (const periodo of sospesi)
    if (periodo.dal <= fine) fine += Math.max(0, periodo.al - Math.max(periodo.dal, dal + 1) + 1);
  return fine;
}
