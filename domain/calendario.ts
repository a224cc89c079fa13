import { FESTE_FISSE } from './dati/feste';

/** Civil date `YYYY-MM-DD`, Europe/Rome. */
export type DataCivile = string;

/** Days since 1970-01-01 in the civil calendar. `Infinity` = never, `-Infinity` = always. */
export type Giorno = number;
export const MAI = Number.POSITIVE_INFINITY;
export const SEMPRE = Number.NEGATIVE_INFINITY;

const GIORNI_PER_ERA = 146_097;
/** Taken once: inside the sandbox of a workflow, or of a test, each look at a global costs more than the arithmetic. */
const { floor, min } = Math;

/** Epoch day of a civil triple. The year begins in March, so that February is the last month. */
export function giornoCivile(anno: number, mese: number, giorno: number): Giorno {
  const a = mese <= 2 ? anno - 1 : anno;
  const era = floor(a / 400);
  const annoEra = a - era * 400;
  const giornoAnno = floor((153 * (mese > 2 ? mese - 3 : mese + 9) + 2) / 5) + giorno - 1;
  const giornoEra = annoEra * 365 + floor(annoEra / 4) - floor(annoEra / 100) + giornoAnno;
  return era * GIORNI_PER_ERA + giornoEra - 719_468;
}

export function civileDi(giorno: Giorno): { anno: number; mese: number; giorno: number } {
  const z = giorno + 719_468;
  const era = floor(z / GIORNI_PER_ERA);
  const giornoEra = z - era * GIORNI_PER_ERA;
  const annoEra = floor(
    (giornoEra - floor(giornoEra / 1460) + floor(giornoEra / 36_524) - floor(giornoEra / 146_096)) / 365,
  );
  const giornoAnno = giornoEra - (365 * annoEra + floor(annoEra / 4) - floor(annoEra / 100));
  const m = floor((5 * giornoAnno + 2) / 153);
  const mese = m < 10 ? m + 3 : m - 9;
  return {
    anno: annoEra + era * 400 + (mese <= 2 ? 1 : 0),
    mese,
    giorno: giornoAnno - floor((153 * m + 2) / 5) + 1,
  };
}

const ZERO = 48;
const TRATTINO = 45;

/** Value of two digits; negative when they are not. No regular expression: dates are read at every question. */
function dueCifre(testo: string, posto: number): number {
  const alta = testo.charCodeAt(posto) - ZERO;
  const bassa = testo.charCodeAt(posto + 1) - ZERO;
  return alta >= 0 && alta <= 9 && bassa >= 0 && bassa <= 9 ? alta * 10 + bassa : -10_000;
}

/** Epoch day; `MAI` when the text is no civil date. */
function leggiData(testo: string): Giorno {
  if (testo.length !== 10 || testo.charCodeAt(4) !== TRATTINO || testo.charCodeAt(7) !== TRATTINO) return MAI;
  const anno = dueCifre(testo, 0) * 100 + dueCifre(testo, 2);
  const mese = dueCifre(testo, 5);
  const giorno = dueCifre(testo, 8);
  const possibile =
    anno >= 0 && mese >= 1 && mese <= 12 && giorno >= 1 && giorno <= giorniDelMese(anno, mese);
  return possibile ? giornoCivile(anno, mese, giorno) : MAI;
}

export const isDataCivile = (testo: string): boolean => leggiData(testo) !== MAI;

/** `YYYY-MM-DD` -> epoch day. Throws `data.impossibile`. */
export function giornoDi(data: DataCivile): Giorno {
  const giorno = leggiData(data);
  if (giorno === MAI) throw new Error(`data.impossibile: "${data}" non è una data AAAA-MM-GG`);
  return giorno;
}

/** Epoch day -> `YYYY-MM-DD`. */
export function dataDi(giorno: Giorno): DataCivile {
  const c = civileDi(giorno);
  return `${`${c.anno}`.padStart(4, '0')}-${due(c.mese)}-${due(c.giorno)}`;
}

const due = (numero: number): string => (numero < 10 ? `0${numero}` : `${numero}`);

export function giorniDelMese(anno: number, mese: number): number {
  if (mese === 2) return anno % 4 === 0 && (anno % 100 !== 0 || anno % 400 === 0) ? 29 : 28;
  return mese === 4 || mese === 6 || mese === 9 || mese === 11 ? 30 : 31;
}

/** Same day number, clipped to the end of the month. Source: R-08. */
export function addMesi(giorno: Giorno, mesi: number): Giorno {
  const c = civileDi(giorno);
  const totale = c.anno * 12 + (c.mese - 1) + mesi;
  const anno = floor(totale / 12);
  const mese = totale - anno * 12 + 1;
  return giornoCivile(anno, mese, min(c.giorno, giorniDelMese(anno, mese)));
}

export const addAnni = (giorno: Giorno, anni: number): Giorno => addMesi(giorno, anni * 12);

/** 0 = Sunday ... 6 = Saturday. */
export const giornoSettimana = (giorno: Giorno): number => (((giorno + 4) % 7) + 7) % 7;

/** Gregorian Easter (Meeus/Jones/Butcher). */
export function pasqua(anno: number): Giorno {
  const a = anno % 19;
  const b = floor(anno / 100);
  const c = anno % 100;
  const d = floor(b / 4);
  const g = floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * floor(c / 4) - h - (c % 4)) % 7;
  const m = floor((a + 11 * h + 22 * l) / 451);
  const resto = h + l - 7 * m + 114;
  return giornoCivile(anno, floor(resto / 31), (resto % 31) + 1);
}

/** Sundays, the national feasts, Easter Monday and the patron saint, if one is given as `MM-DD`. Source: R-05. */
export function isFestivo(giorno: Giorno, patrono: string | null = null): boolean {
  if (giornoSettimana(giorno) === 0) return true;
  const c = civileDi(giorno);
  for (const festa of FESTE_FISSE)
    if (festa.mese === c.mese && festa.giorno === c.giorno && c.anno >= festa.dallAnno) return true;
  if (patrono !== null && patrono === `${due(c.mese)}-${due(c.giorno)}`) return true;
  return (c.mese === 3 || c.mese === 4) && giorno === pasqua(c.anno) + 1;
}

/** A Saturday is not a feast, but a TERMINE does not end on it. Source: R-05. */
export const isSabato = (giorno: Giorno): boolean => giornoSettimana(giorno) === 6;

/** Civil date + days, without rolling. */
export const addGiorni = (data: DataCivile, giorni: number): DataCivile => dataDi(giornoDi(data) + giorni);
