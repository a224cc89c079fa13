import { Rilievi } from '../claims/rilievi';
import type { ContestoFoglio } from './contesto';
import type { ImportoLetto } from './riga';
import type { RigaFoglio } from './sorgente';
import { espandiNumero, parseImporto } from './valori';

/** The totals row against the data rows, refused ones included. */
export class TotaliFoglio {
  readonly rifiuti = new Rilievi('foglio.');
  private readonly somme: bigint[];
  private readonly piene: boolean[];
  private isVerificabile = true;

  constructor(private readonly ctx: ContestoFoglio) {
    this.somme = ctx.importi.map(() => 0n);
    this.piene = ctx.importi.map(() => false);
  }

  /** Some amount of the list cannot be read. */
  setNonVerificabile(): void {
    this.isVerificabile = false;
  }

  add(importi: readonly ImportoLetto[]): void {
    for (const { posto, cents } of importi) {
      this.piene[posto] = true;
      this.somme[posto] = (this.somme[posto] ?? 0n) + (cents ?? 0n);
    }
  }

  check(riga: RigaFoglio): void {
    if (!this.isVerificabile) {
      this.ctx.avvisi.add(riga.numero, 'totale_non_verificabile', 'importo');
      return;
    }
    const isGiusto = this.ctx.importi.every(({ indice }, posto) => {
      const { testo = '', isNumero = false } = riga.celle[indice] ?? {};
      // A column without amounts may have no total.
      if (testo.trim() === '') return !this.piene[posto];
      const cella = { testo: isNumero ? espandiNumero(testo.trim()) : testo.trim(), isNumero };
      return parseImporto(cella, this.ctx.mappa.importi) === this.somme[posto];
    });
    if (!isGiusto) this.rifiuti.add(riga.numero, 'totale', 'importo');
  }
}
