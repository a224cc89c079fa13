import { Rilievi } from '../claims/rilievi';
import type { EnteConfig, Tributo } from '../ente';
import { type Campo, type ColonnaMappa, indiceColonna, type Mappa } from './mappa';

export interface ColonnaImporto {
  indice: number;
  codiceTributo: string | null;
}

/** What the checks of the rows share: the mapping made ready, the table of the Ente, the findings so far. */
export class ContestoFoglio {
  readonly rifiuti = new Rilievi('foglio.');
  readonly avvisi = new Rilievi('foglio.');
  readonly tributi: ReadonlyMap<string, Tributo>;
  /** Column (from 0) of each field that has one; amounts apart. */
  readonly colonne: ReadonlyMap<Campo, number>;
  readonly importi: readonly ColonnaImporto[];
  readonly annoLista: number;
  /** Has the row that is being read some reason to be refused? */
  isRifiutata = false;
  private readonly visti = new Set<string>();

  constructor(
    readonly mappa: Mappa,
    ente: EnteConfig,
  ) {
    this.tributi = new Map(ente.tributi.map((tributo) => [tributo.codice, tributo]));
    const lette: readonly ColonnaMappa[] = mappa.colonne;
    this.colonne = new Map(
      lette.flatMap(({ campo, colonna }) =>
        campo === null || campo === 'importo' ? [] : [[campo, indiceColonna(colonna)] as const],
      ),
    );
    this.importi = lette
      .filter(({ campo }) => campo === 'importo')
      .map(({ colonna, codiceTributo }) => ({
        indice: indiceColonna(colonna),
        codiceTributo: codiceTributo ?? null,
      }));
    this.annoLista = Number(mappa.dataLista.slice(0, 4));
  }

  openRiga(): void {
    this.isRifiutata = false;
    this.visti.clear();
  }

  /** Once for a row, however many amount columns have the same fault. */
  rifiuta(riga: number, codice: string, campo = ''): void {
    this.isRifiutata = true;
    if (this.isNuovo(codice, campo)) this.rifiuti.add(riga, codice, campo);
  }

  avvisa(riga: number, codice: string, campo: string): void {
    if (this.isNuovo(codice, campo)) this.avvisi.add(riga, codice, campo);
  }

  private isNuovo(codice: string, campo: string): boolean {
    const prima = this.visti.size;
    return this.visti.add(`${codice} ${campo}`).size > prima;
  }
}
