import type { Rilievi } from '../claims/rilievi';
import { parseConteggio, parseImporto } from './campi';
import { type ContiRecord, TIPO } from './tipi';

/** Phase 5: the counts of N5 and N9, the sum of N5. */
export class Totali {
  private n2 = 0;
  private n3 = 0;
  private n4 = 0;
  private nr = 0;
  private somma = 0n;
  private isLeggibile = true;

  constructor(
    private readonly rifiuti: Rilievi,
    private readonly avvisi: Rilievi,
  ) {}

  /** @param righe records of the file up to this one, included */
  add(riga: number, tipo: number, record: string, conti: ContiRecord, righe: number): void {
    if (tipo === TIPO.N4) {
      this.n4 += 1;
      const importo = parseImporto(record, 45, 58);
      if (Number.isNaN(importo)) this.isLeggibile = false;
      else this.somma += BigInt(importo);
    } else if (tipo === TIPO.N2) this.n2 += 1;
    else if (tipo === TIPO.N3) this.n3 += 1;
    else if (tipo === TIPO.NR) this.nr += 1;
    else if (tipo === TIPO.N5) this.checkRuolo(riga, record);
    else if (tipo === TIPO.N9) this.checkFile(riga, record, conti, righe);
  }

  private checkRuolo(riga: number, record: string): void {
    const partite = this.n2 + this.n3 + this.n4;
    this.checkTotale(riga, 'totale_ruolo', parseConteggio(record, 10, 17), partite + this.nr + 2, [
      partite + 2,
      partite,
      partite + this.nr,
    ]);
    this.checkConto(riga, 'totale_ruolo', 'totaleN2', parseConteggio(record, 17, 24), this.n2);
    this.checkConto(riga, 'totale_ruolo', 'totaleN3', parseConteggio(record, 24, 31), this.n3);
    this.checkConto(riga, 'totale_ruolo', 'totaleN4', parseConteggio(record, 31, 38), this.n4);
    const imposta = parseImporto(record, 38, 53);
    if (!this.isLeggibile) this.avvisi.add(riga, 'totale_non_verificabile', 'totaleImposta');
    else if (Number.isNaN(imposta) || BigInt(imposta) !== this.somma)
      this.rifiuti.add(riga, 'totale_ruolo', 'totaleImposta');
    this.n2 = this.n3 = this.n4 = this.nr = 0;
    this.somma = 0n;
    this.isLeggibile = true;
  }

  private checkFile(riga: number, record: string, conti: ContiRecord, righe: number): void {
    this.checkTotale(riga, 'totale_trailer', parseConteggio(record, 7, 14), righe, [
      righe - 2,
      righe - conti.NR,
      righe - 2 - conti.NR,
    ]);
    for (const [i, nome] of (['N1', 'N2', 'N3', 'N4', 'N5'] as const).entries()) {
      const da = 14 + i * 7;
      this.checkConto(
        riga,
        'totale_trailer',
        `totale${nome}`,
        parseConteggio(record, da, da + 7),
        conti[nome],
      );
    }
  }

  private checkTotale(riga: number, codice: string, letto: number, giusto: number, varianti: number[]): void {
    if (letto === giusto) return;
    if (varianti.includes(letto)) this.avvisi.add(riga, 'totali_variante', 'totaleRecord');
    else this.rifiuti.add(riga, codice, 'totaleRecord');
  }

  private checkConto(riga: number, codice: string, campo: string, letto: number, giusto: number): void {
    if (letto !== giusto) this.rifiuti.add(riga, codice, campo);
  }
}
