import type { DataCivile } from '../../domain/calendario';

const ROMA = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function aRoma(istante: Date): { data: DataCivile; ora: string } {
  const p = Object.fromEntries(ROMA.formatToParts(istante).map((parte) => [parte.type, parte.value]));
  return { data: `${p.year}-${p.month}-${p.day}`, ora: `${p.hour}:${p.minute}:${p.second}` };
}

/** Civil date in Europe/Rome of an instant written with its offset. */
export const dataRoma = (istante: string): DataCivile => aRoma(new Date(istante)).data;

/**
 * A wall time of Rome (`HH:MM:SS`) with its offset: `2026-03-02T09:30:00+01:00`. Null for the hour that does not
 * exist when the clocks go forward; of the one that comes twice, the first.
 */
export function istanteRoma(data: DataCivile, ora: string): string | null {
  for (const scarto of ['+02:00', '+01:00']) {
    const istante = `${data}T${ora}${scarto}`;
    const letto = Number.isNaN(Date.parse(istante)) ? null : aRoma(new Date(istante));
    if (letto?.data === data && letto.ora === ora) return istante;
  }
  return null;
}
