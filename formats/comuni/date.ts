import type { DataCivile } from '../../domain/calendario';

const GIORNI = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isBisestile(anno: number): boolean {
  return anno % 4 === 0 && (anno % 100 !== 0 || anno % 400 === 0);
}

function giorniDelMese(anno: number, mese: number): number {
  return mese === 2 && isBisestile(anno) ? 29 : (GIORNI[mese - 1] ?? 0);
}

/** A real civil date between two years, both included, or null. */
export function makeData(
  anno: number,
  mese: number,
  giorno: number,
  dalAnno: number,
  alAnno: number,
): DataCivile | null {
  // Written so that NaN fails too.
  if (!(anno >= dalAnno && anno <= alAnno && mese >= 1 && mese <= 12 && giorno >= 1)) return null;
  if (giorno > giorniDelMese(anno, mese)) return null;
  return `${anno}-${mese < 10 ? '0' : ''}${mese}-${giorno < 10 ? '0' : ''}${giorno}`;
}

/** Value of `n` decimal digits from `da`, or NaN when one of them is not a digit. */
export function cifre(testo: string, da: number, n: number): number {
  let valore = 0;
  for (let i = da; i < da + n; i++) {
    const cifra = testo.charCodeAt(i) - 48;
    if (!(cifra >= 0 && cifra <= 9)) return Number.NaN;
    valore = valore * 10 + cifra;
  }
  return valore;
}

/** Same day `anni` years later, clipped to the end of the month. */
export function addAnni(data: DataCivile, anni: number): DataCivile {
  const anno = Number(data.slice(0, 4)) + anni;
  const giorno = data.endsWith('-02-29') && !isBisestile(anno) ? '-02-28' : data.slice(4);
  return `${String(anno).padStart(4, '0')}${giorno}`;
}
