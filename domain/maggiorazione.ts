import { addMesi, civileDi, type Giorno } from './calendario';
import { type Cents, divideHalfUp } from './denaro';
import { type Profilo, parametro } from './profili/profilo';

const MESI_SEMESTRE = 6;

/** Six-month periods from `da` that are over on `a`: each ends on the same day number, so it is over the day after. */
export function semestriInteri(da: Giorno, a: Giorno): number {
  if (a <= da) return 0;
  const dal = civileDi(da);
  const al = civileDi(a);
  const mesi = (al.anno - dal.anno) * 12 + al.mese - dal.mese;
  const semestri = Math.floor(mesi / MESI_SEMESTRE);
  return addMesi(da, semestri * MESI_SEMESTRE) < a ? semestri : semestri - 1;
}

/**
 * Increase of an administrative sanction for late payment: 10 per cent for each semester from the day it became
 * exigible to the day of the ruolo or of the ingiunzione, simple, on the unpaid sanction, for `cds` not over three
 * fifths; it takes the place of interest, which must not be asked on the same sanction for the same time. The profile
 * says whether a semester that has only begun counts. The decision does not use it: the list carries it.
 * Values in force on the day of issue. Source: L. 689/81 art. 27 c. 6; CdS art. 206; law.md 2.09, 2.12.
 */
export function maggiorazione(
  sanzione: Cents,
  natura: 'cds' | 'altra',
  esigibile: Giorno,
  emissione: Giorno,
  profilo: Profilo,
): Cents {
  if (emissione <= esigibile) return 0n;
  const iniziato = parametro(profilo, 'maggiorazione.semestri', emissione) === 'iniziati' ? 1 : 0;
  const semestri = semestriInteri(esigibile, emissione) + iniziato;
  const ppm = semestri * parametro(profilo, 'maggiorazione.semestre', emissione);
  const tetto = parametro(profilo, `maggiorazione.tetto.${natura}`, emissione);
  return divideHalfUp(sanzione * BigInt(tetto === null ? ppm : Math.min(ppm, tetto)), 1_000_000n);
}
