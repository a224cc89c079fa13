import type { DataCivile } from '../../domain/calendario';
import { MESI } from '../../domain/dati/mesi';
import type { FattiProva } from './fatti';

const A_ROMA = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const SCARTO = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', timeZoneName: 'longOffset' });

/** The same instant at the legal time of Italy: `2026-11-21T10:15:09+01:00`. */
export function istanteARoma(istante: string): string {
  const quando = new Date(istante);
  const nome = SCARTO.formatToParts(quando).find((p) => p.type === 'timeZoneName')?.value ?? '';
  return `${A_ROMA.format(quando).replace(' ', 'T')}${nome.replace('GMT', '')}`;
}

/** The civil date in Europe/Rome of an instant of the evidence. */
export const giornoDellaProva = (istante: string): DataCivile =>
  A_ROMA.format(new Date(istante)).slice(0, 10);

/** "21 novembre 2026, ore 10:15:09", in Europe/Rome. */
export function oraScritta(istante: string): string {
  const [data = '', ora = ''] = A_ROMA.format(new Date(istante)).split(' ');
  const [anno, mese, giorno] = data.split('-');
  return `${Number(giorno)} ${MESI[Number(mese) - 1]} ${anno}, ore ${ora}`;
}

/** Last civil date told by the facts: the date of the pack, which knows no clock. */
export function dataDeiFatti(fatti: FattiProva): DataCivile {
  const date = fatti.tentativi.flatMap((t) => [
    ...(t.speditoIl ? [t.speditoIl] : []),
    ...(t.registrato ? [t.registrato.notoIl] : []),
    ...t.eventi.map((e) => giornoDellaProva(e.il)),
  ]);
  return [fatti.atto.emessoIl, ...date].sort().at(-1) ?? fatti.atto.emessoIl;
}
