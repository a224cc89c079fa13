import { Rilievi } from '../claims/rilievi';
import type { EnteConfig, Tributo } from '../ente';

/** What the checks of the partite share: the findings so far and the facts of the flow. */
export class Contesto {
  readonly rifiuti = new Rilievi('290.');
  readonly tributi: ReadonlyMap<string, Tributo>;
  /** Date of N0, and its year. */
  fornitura = '9999-12-31';
  anno = 9999;
  /** Has the partita that is being read some reason to be refused? */
  isRifiutata = false;

  constructor(
    ente: EnteConfig,
    readonly avvisi: Rilievi,
  ) {
    this.tributi = new Map(ente.tributi.map((tributo) => [tributo.codice, tributo]));
  }

  setFornitura(data: string): void {
    this.fornitura = data;
    this.anno = Number(data.slice(0, 4));
  }

  rifiuta(riga: number, codice: string, campo: string): void {
    this.isRifiutata = true;
    this.rifiuti.add(riga, codice, campo);
  }

  /** Text of a required field, null and refused when blank. */
  richiesto(riga: number, campo: string, valore: string): string | null {
    if (valore !== '') return valore;
    this.rifiuta(riga, 'campo_obbligatorio', campo);
    return null;
  }

  /** A code in upper case, with a warning when it was not. */
  maiuscolo(riga: number, campo: string, valore: string): string {
    const alto = valore.toUpperCase();
    if (alto !== valore) this.avvisi.add(riga, 'minuscole', campo);
    return alto;
  }
}
