import type { Rilievi } from '../claims/rilievi';
import { cifre } from '../comuni/date';
import { parseAmg, testo } from './campi';
import { TIPO } from './tipi';

/** Not all digits, or all zero. */
function isCodiceErrato(codice: string): boolean {
  return !(cifre(codice, 0, codice.length) > 0);
}

/** Phase 4: the keys that hold the records together. */
export class Chiavi {
  private ente = '';
  /** Comune and minuta of the N1. */
  private ruolo = '';
  private partita = '';
  private readonly minute = new Set<string>();

  constructor(
    private readonly rifiuti: Rilievi,
    private readonly codiceEnte: string,
    private readonly comuni: readonly string[],
  ) {}

  add(riga: number, tipo: number, record: string): void {
    if (tipo === TIPO.N0) this.addN0(riga, record);
    else if (tipo === TIPO.N1) this.addN1(riga, record);
    else if (tipo === TIPO.N9) {
      if (record.substring(2, 7) !== this.ente) this.rifiuti.add(riga, 'ente_discorde', 'codiceEnte');
    } else {
      if (!record.startsWith(this.ruolo, 2))
        this.addDiscorde(riga, record, tipo === TIPO.N5 ? 'chiave_ruolo' : 'chiave');
      if (tipo === TIPO.N2) this.partita = record.substring(10, 24);
      else if (tipo === TIPO.N3 || tipo === TIPO.N4) this.checkPartita(riga, record);
    }
  }

  private addN0(riga: number, record: string): void {
    this.ente = record.substring(2, 7);
    if (isCodiceErrato(this.ente)) this.rifiuti.add(riga, 'campo_testata', 'codiceEnte');
    else if (this.ente !== this.codiceEnte) this.rifiuti.add(riga, 'ente_diverso', 'codiceEnte');
    if (parseAmg(record, 7) === null) this.rifiuti.add(riga, 'campo_testata', 'dataFornitura');
  }

  private addN1(riga: number, record: string): void {
    this.ruolo = record.substring(2, 10);
    const comune = record.substring(2, 8);
    const minuta = record.substring(8, 10);
    if (isCodiceErrato(comune)) this.rifiuti.add(riga, 'campo_testata', 'comune');
    else if (!this.comuni.includes(comune)) this.rifiuti.add(riga, 'comune_estraneo', 'comune');
    if (isCodiceErrato(minuta)) this.rifiuti.add(riga, 'campo_testata', 'progressivoMinuta');
    else if (this.minute.has(minuta)) this.rifiuti.add(riga, 'minuta_doppia', 'progressivoMinuta');
    this.minute.add(minuta);
  }

  private addDiscorde(riga: number, record: string, codice: string): void {
    if (!record.startsWith(this.ruolo.substring(0, 6), 2)) this.rifiuti.add(riga, codice, 'comune');
    if (!record.startsWith(this.ruolo.substring(6), 8)) this.rifiuti.add(riga, codice, 'progressivoMinuta');
  }

  private checkPartita(riga: number, record: string): void {
    if (record.startsWith(this.partita, 10)) return;
    if (testo(record, 10, 24) !== this.partita.trim()) this.rifiuti.add(riga, 'chiave', 'codicePartita');
  }
}
