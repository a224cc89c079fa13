import { type Giorno, MAI } from '../calendario';

/** What the model has decided will happen; it is told to the pratica on its day, if it still makes sense then. */
export type Futuro = { il: Giorno } & (
  | { cosa: 'saldo' | 'sgravio' | 'decesso' | 'eredi' | 'insolvenza' | 'insinuazione' | 'procedura' }
  | { cosa: 'parte' | 'terzo'; quota: number }
  | { cosa: 'richiesta'; quota: number }
  | { cosa: 'risposta'; rate: number; concessa: boolean }
  | { cosa: 'rata'; k: number }
  | { cosa: 'osservazioni'; accetta: boolean }
  | { cosa: 'decisione'; partite: string[] }
  | { cosa: 'sospensione'; giorni: number }
);

export class Agenda {
  #futuri: Futuro[] = [];

  /** In order of day; those of one day in the order in which they were decided. */
  segna(futuro: Futuro): void {
    let i = this.#futuri.length;
    while (i > 0 && (this.#futuri[i - 1]?.il ?? 0) > futuro.il) i -= 1;
    this.#futuri.splice(i, 0, futuro);
  }

  get prossimo(): Giorno {
    return this.#futuri[0]?.il ?? MAI;
  }

  /** Takes what is for this day or before. */
  togli(oggi: Giorno): Futuro[] {
    let quanti = 0;
    while ((this.#futuri[quanti]?.il ?? MAI) <= oggi) quanti += 1;
    return this.#futuri.splice(0, quanti);
  }

  /** A debtor who asks for a plan, or dies, makes no other payment that was thought of before. */
  dimentica(cose: ReadonlySet<Futuro['cosa']>): void {
    this.#futuri = this.#futuri.filter(({ cosa }) => !cose.has(cosa));
  }
}
