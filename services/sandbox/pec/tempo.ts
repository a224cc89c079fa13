import { addGiorni, giornoDi } from '../../../domain/calendario';

/** The civil day and the instant of the product's clock, whichever clock it is. */
export interface Adesso {
  readonly oggi: string;
  readonly istante: Date;
}
export type OrologioSandbox = () => Promise<Adesso>;

/** The legal time in the spellings of PEC: daticert and the Date header. Europe/Rome. */
export interface OraLegale {
  readonly giorno: string;
  readonly ora: string;
  readonly zona: string;
  readonly intestazione: string;
}

const ROMA = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});
const GIORNI = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MESI = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day is `oggi`; the hour is that of the instant in Rome. */
export function oraLegale({ oggi, istante }: Adesso): OraLegale {
  const [anno = '', mese = '', giorno = ''] = oggi.split('-');
  const parti = new Map(ROMA.formatToParts(istante).map((p) => [p.type, p.value]));
  const ora = `${parti.get('hour')}:${parti.get('minute')}:${parti.get('second')}`;
  const zona = (parti.get('timeZoneName') ?? '').replace('GMT', '').replace(':', '') || '+0000';
  const settimana = GIORNI[new Date(`${oggi}T12:00:00Z`).getUTCDay()];
  const intestazione = `${settimana}, ${Number(giorno)} ${MESI[Number(mese) - 1]} ${anno} ${ora} ${zona}`;
  return { giorno: `${giorno}/${mese}/${anno}`, ora, zona, intestazione };
}

const GIORNO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });

/** So many hours after a moment of the product's clock. Its day may be ahead of its instant: the distance is kept. */
export function oraDopo({ oggi, istante }: { oggi: string; istante: Date | string }, ore: number): Adesso {
  const prima = new Date(istante);
  const dopo = new Date(prima.getTime() + ore * 3_600_000);
  const passati = giornoDi(GIORNO.format(dopo)) - giornoDi(GIORNO.format(prima));
  return { oggi: addGiorni(oggi, passati), istante: dopo };
}
