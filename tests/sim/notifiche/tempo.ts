import { addGiorni } from '../../../domain/calendario';
import { INIZIO } from '../nascita';

/** Minutes since the midnight on which a run begins. */
export type Minuto = number;
export const GIORNO = 1_440;

export const dataDelMinuto = (m: Minuto): string => addGiorni(INIZIO, Math.floor(m / GIORNO));

/** Days between the beginning of the run and a civil date, as the first minute of that date. */
export const minutoDella = (data: string): Minuto =>
  ((Date.parse(data) - Date.parse(INIZIO)) / 86_400_000) * GIORNO;

const due = (n: number): string => String(n).padStart(2, '0');

/** As daticert and the providers write it. */
export function istanteDelMinuto(m: Minuto): string {
  const nelGiorno = Math.floor(m % GIORNO);
  return `${dataDelMinuto(m)}T${due(Math.floor(nelGiorno / 60))}:${due(nelGiorno % 60)}:00+01:00`;
}

/** What will happen, in the order of the minutes; of the same minute, in the order in which it was written down. */
export class Agenda {
  adesso: Minuto = 0;
  private readonly voci: { quando: Minuto; fai: () => void }[] = [];

  get oggi(): string {
    return dataDelMinuto(this.adesso);
  }

  segna(quando: Minuto, fai: () => void): void {
    const posto = this.voci.findIndex((v) => v.quando > quando);
    this.voci.splice(posto < 0 ? this.voci.length : posto, 0, { quando: Math.max(quando, this.adesso), fai });
  }

  /** Does everything that is due by then. */
  corri(fino: Minuto): void {
    for (let prima = this.voci[0]; prima && prima.quando <= fino; prima = this.voci[0]) {
      this.voci.shift();
      this.adesso = Math.max(this.adesso, prima.quando);
      prima.fai();
    }
  }
}
