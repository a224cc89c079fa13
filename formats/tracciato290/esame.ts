import type { Precedenti } from '../claims/precedenti';
import { Rilievi } from '../claims/rilievi';
import { Impronte } from '../comuni/impronte';
import { decode1252 } from '../comuni/windows1252';
import type { EnteConfig } from '../ente';
import { hasControlli } from './campi';
import { Contesto } from './contesto';
import type { Fisica } from './fisica';
import { addCoobbligato, addVoce, closePartita, openPartita, type Partita290 } from './partita';
import { isUniforme, leggiRighe } from './righe';
import { Struttura } from './struttura';
import { checkTestata } from './testate';
import { TIPO } from './tipi';

const SOSPETTO = /[\u0081\u008d\u008f\u0090\u009d]|[\u00c2\u00c3][\u0080-\u00bf]/;
const NON_ASCII = /[\u0080-\uffff]/;
/** Partite decided together: one question about what was loaded before. */
const LOTTO = 500;

/** One reading of a 290: structure and partite together, so that the bytes are read once. */
export class Esame {
  readonly struttura: Struttura;
  readonly ctx: Contesto;
  readonly avvisi = new Rilievi('290.');
  private riga = 0;
  private aperta: Partita290 | null = null;
  private pronte: Partita290[] = [];
  private readonly contenuti = new Impronte();
  private codici = new Impronte();

  private constructor(
    private readonly file: string,
    private readonly fisica: Fisica,
    ente: EnteConfig,
    private readonly precedenti: Precedenti,
    uniforme: boolean,
  ) {
    const opzioni = { uniforme, codiceEnte: ente.codiceEnte, comuni: ente.comuniIscrizione };
    this.struttura = new Struttura(opzioni, this.avvisi);
    this.ctx = new Contesto(ente, this.avvisi);
    for (const codice of fisica.avvisi) this.avvisi.add(0, codice);
    if (uniforme) this.avvisi.add(0, 'lunghezza_uniforme');
  }

  static async open(file: string, fisica: Fisica, ente: EnteConfig, precedenti: Precedenti): Promise<Esame> {
    const esame = new Esame(file, fisica, ente, precedenti, await isUniforme(file, fisica));
    if (await precedenti.fileCaricato(fisica.sha256)) esame.struttura.fasi[0].add(0, 'gia_inviato');
    return esame;
  }

  /** The partite, refused ones included, a block at a time. Once the file is refused there are no more. */
  async *partite(): AsyncGenerator<Partita290[]> {
    for await (const righe of leggiRighe(this.file, this.fisica)) {
      for (const grezza of righe) this.leggi(grezza);
      if (this.pronte.length >= LOTTO) yield await this.decide();
    }
    this.struttura.close();
    if (this.pronte.length > 0) yield await this.decide();
  }

  private leggi(grezza: string): void {
    const riga = ++this.riga;
    this.checkCaratteri(riga, grezza);
    const letto = this.struttura.add(riga, this.fisica.c1 ? decode1252(grezza) : grezza);
    if (letto === null) return;
    const { tipo, record } = letto;
    if (tipo === TIPO.N2) {
      this.chiudi();
      this.aperta = openPartita(this.ctx, riga, record);
    } else if (tipo === TIPO.N3 && this.aperta) addCoobbligato(this.ctx, this.aperta, riga, record);
    else if (tipo === TIPO.N4 && this.aperta) addVoce(this.ctx, this.aperta, riga, record);
    else {
      this.chiudi();
      checkTestata(this.avvisi, riga, tipo, record);
      if (tipo === TIPO.N0) this.ctx.setFornitura(this.struttura.fornitura ?? '9999-12-31');
      if (tipo === TIPO.N5) this.codici = new Impronte();
    }
  }

  /** Phase 1. */
  private checkCaratteri(riga: number, testo: string): void {
    const { fisica, struttura } = this;
    if (fisica.controlli && hasControlli(testo)) struttura.fasi[1].add(riga, 'carattere');
    const isSpostata =
      fisica.codifica === 'utf-8' && !struttura.hasLunghezzaGiusta(testo) && NON_ASCII.test(testo);
    if (isSpostata || (fisica.sospetti && SOSPETTO.test(testo))) struttura.fasi[1].add(riga, 'codifica');
  }

  private chiudi(): void {
    const partita = this.aperta;
    if (partita === null) return;
    this.aperta = null;
    closePartita(this.ctx, partita);
    partita.isRipetuta = partita.codice !== '' && !this.codici.addTesto(partita.codice);
    this.pronte.push(partita);
  }

  /** The checks against the partite of this file and of the earlier ones. */
  private async decide(): Promise<Partita290[]> {
    const partite = this.pronte;
    this.pronte = [];
    const caricati = await this.precedenti.contenutiCaricati(partite.map((partita) => partita.contenuto));
    for (const partita of partite) {
      const isNuova = this.contenuti.add(partita.contenuto);
      const codice = caricati.has(partita.contenuto)
        ? 'partita_gia_caricata'
        : isNuova
          ? null
          : 'partita_doppia';
      if (codice !== null) {
        this.ctx.rifiuti.add(partita.riga, codice, 'codicePartita');
        partita.isRifiutata = true;
      } else if (partita.isRipetuta) this.avvisi.add(partita.riga, 'partita_ripetuta', 'codicePartita');
    }
    return partite;
  }
}
