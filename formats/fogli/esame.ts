import { Rilievi } from '../claims/rilievi';
import { Impronte } from '../comuni/impronte';
import type { EnteConfig } from '../ente';
import { ContestoFoglio } from './contesto';
import { VirgoletteErrate } from './csv';
import { indiceColonna, type Mappa } from './mappa';
import { isIlleggibile, leggiRiga, type RigaLetta } from './riga';
import { isVuotaRiga, type RigaFoglio, type Sorgente } from './sorgente';
import { TotaliFoglio } from './totali';

/** One reading of a sheet: the rows are told apart, the data rows checked. */
export class EsameFoglio {
  readonly ctx: ContestoFoglio;
  readonly record = { intestazione: 0, dati: 0, totali: 0, note: 0, vuote: 0 };
  righe = 0;
  private readonly virgolette = new Rilievi('foglio.');
  private readonly intestazione = new Rilievi('foglio.');
  private readonly totali: TotaliFoglio;
  private readonly contenuti = new Impronte();
  private readonly atti = new Impronte();
  /** Cells of the header: a row of a CSV must have as many. */
  private larghezza = 0;
  private isOltreTotali = false;
  private hasIntestazione = false;

  constructor(
    private readonly mappa: Mappa,
    ente: EnteConfig,
    private readonly sorgente: Sorgente,
  ) {
    this.ctx = new ContestoFoglio(mappa, ente);
    this.totali = new TotaliFoglio(this.ctx);
  }

  get isRifiutato(): boolean {
    return this.virgolette.numero + this.intestazione.numero + this.totali.rifiuti.numero > 0;
  }

  /** The first kind of reason, in the order virgolette, intestazione, totale. */
  rifiuti() {
    const primo = [this.virgolette, this.intestazione, this.totali.rifiuti].find(({ numero }) => numero > 0);
    return primo?.elenco() ?? [];
  }

  /** The data rows that can be read, refused ones included. */
  async *dati(): AsyncGenerator<RigaLetta[]> {
    try {
      for await (const righe of this.sorgente.righe()) {
        const lette = righe.flatMap((riga) => this.leggi(riga) ?? []);
        if (lette.length > 0) yield lette;
      }
    } catch (errore) {
      if (!(errore instanceof VirgoletteErrate)) throw errore;
      this.virgolette.add(errore.riga, 'virgolette');
      this.righe = 0;
      for (const tipo of Object.keys(this.record) as (keyof typeof this.record)[]) this.record[tipo] = 0;
      return;
    }
    if (!this.hasIntestazione) this.checkIntestazione([]);
    await this.checkNascoste();
  }

  private leggi(riga: RigaFoglio): RigaLetta | null {
    const { rigaIntestazione } = this.mappa;
    if (riga.numero === rigaIntestazione) this.checkIntestazione(riga.celle.map(({ testo }) => testo));
    if (isVuotaRiga(riga.celle)) return null;
    this.addVuote(riga.numero);
    this.righe = riga.numero;
    this.record.intestazione = Math.min(riga.numero, rigaIntestazione);
    if (riga.numero <= rigaIntestazione) return null;
    if (this.isOltreTotali) {
      this.record.note += 1;
      this.ctx.avvisi.add(riga.numero, 'dopo_totale');
      return null;
    }
    if (this.isTotali(riga)) {
      this.record.totali += 1;
      this.isOltreTotali = true;
      this.totali.check(riga);
      return null;
    }
    this.record.dati += 1;
    return this.leggiDati(riga);
  }

  private leggiDati(riga: RigaFoglio): RigaLetta | null {
    if (this.mappa.formato === 'csv' && riga.celle.length !== this.larghezza) {
      this.ctx.openRiga();
      this.ctx.rifiuta(riga.numero, 'colonne');
      this.totali.setNonVerificabile();
      return null;
    }
    const letta = leggiRiga(this.ctx, riga);
    if (isIlleggibile(letta)) this.totali.setNonVerificabile();
    this.totali.add(letta.importi);
    const isNuovoAtto = this.atti.add(letta.atto);
    if (!this.contenuti.add(letta.contenuto)) {
      this.ctx.rifiuta(riga.numero, 'partita_doppia', 'numeroAtto');
      letta.isRifiutata = true;
    } else if (!isNuovoAtto && letta.numeroAtto !== null)
      this.ctx.avvisa(riga.numero, 'atto_ripetuto', 'numeroAtto');
    return letta;
  }

  /** Blank rows between the last one that is not and this one. */
  private addVuote(numero: number): void {
    for (let riga = Math.max(this.righe, this.mappa.rigaIntestazione) + 1; riga < numero; riga++) {
      this.record.vuote += 1;
      this.ctx.avvisi.add(riga, 'riga_vuota');
    }
  }

  private checkIntestazione(celle: readonly string[]): void {
    this.hasIntestazione = true;
    this.larghezza = celle.length;
    for (const { colonna, intestazione, campo } of this.mappa.colonne) {
      const letta = (celle[indiceColonna(colonna)] ?? '').trim();
      if (campo !== null && letta !== intestazione)
        this.intestazione.add(this.mappa.rigaIntestazione, 'intestazione', campo);
    }
  }

  private isTotali({ celle }: RigaFoglio): boolean {
    const { totali } = this.mappa;
    if (totali === null) return false;
    const testo = celle[indiceColonna(totali.colonna)]?.testo ?? '';
    return testo.trim().toUpperCase().startsWith(totali.inizia.toUpperCase());
  }

  private async checkNascoste(): Promise<void> {
    for (const { colonna, campo } of this.mappa.colonne)
      if (campo !== null && this.sorgente.nascoste.has(indiceColonna(colonna)))
        this.ctx.avvisi.add(0, 'colonna_nascosta', campo);
    for (const nome of await this.sorgente.altriFogli()) this.ctx.avvisi.add(0, 'altro_foglio', nome);
  }
}
