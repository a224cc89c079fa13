import type { DataCivile } from '../domain/calendario';

const ORA = 3_600_000;
const A_ROMA = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Real epoch milliseconds of midnight in Europe/Rome at the start of that date (UTC+1, or +2 in summer). */
export function inizioGiorno(data: DataCivile): number {
  const utc = Date.parse(`${data}T00:00:00Z`);
  if (Number.isNaN(utc)) throw new Error(`orologio.data: "${data}" non e una data AAAA-MM-GG`);
  const estiva = utc - 2 * ORA;
  return A_ROMA.format(estiva) === `${data} 00:00` ? estiva : utc - ORA;
}

/** The civil date in Europe/Rome of an instant. */
export function giornoDi(istante: Date | number): DataCivile {
  return A_ROMA.format(istante).slice(0, 10);
}
