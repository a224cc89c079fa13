import { ErroreEsatto } from '../configurazione/errore';
import { avviaFiglio, codaLog, type Figlio, type RicettaProcesso } from './figlio';
import type { Registro } from './registro';

/** How long a process that keeps dying is started again. */
export interface Tenacia {
  riavvii: number;
  /** A process that lived this long has its restarts back. */
  stabileMs: number;
  /** Before the first restart; twice as long before each further one, up to sixteen times. */
  attesaMs: number;
}
const TENACIA: Tenacia = { riavvii: 5, stabileMs: 60_000, attesaMs: 250 };
const ATTESA_MASSIMA = 16;

export interface Notizie {
  /** A line of progress: it may be replaced by the next one. */
  progresso(testo: string): void;
  /** A line that stays. */
  avviso(testo: string): void;
}

/** Keeps one process alive: what dies is started again, each time later, and not for ever. */
export class Custode {
  private figlio: Figlio | null = null;
  private fermando = false;
  private guardia: Promise<void> = Promise.resolve();

  constructor(
    private readonly ricetta: RicettaProcesso,
    private readonly registro: Registro,
    private readonly notizie: Notizie,
    private readonly perduto: (errore: ErroreEsatto) => void,
    private readonly tenacia = TENACIA,
  ) {}

  get nome(): string {
    return this.ricetta.nome;
  }

  /** Errors: `processo.non_parte`. */
  async avvia(): Promise<void> {
    this.figlio = await this.lancia();
    this.guardia = this.veglia(this.figlio);
  }

  async ferma(): Promise<void> {
    this.fermando = true;
    await this.figlio?.ferma();
    await this.guardia;
    this.registro.togli(this.nome);
  }

  private lancia(): Promise<Figlio> {
    return avviaFiglio(this.ricetta, (processo) => this.registro.segna(this.nome, processo));
  }

  private async veglia(primo: Figlio): Promise<void> {
    let riavvii = 0;
    for (let figlio: Figlio | null = primo; figlio !== null; ) {
      const nato = Date.now();
      const motivo = await figlio.fine;
      if (Date.now() - nato > this.tenacia.stabileMs) riavvii = 0;
      figlio = null;
      for (let causa = motivo; figlio === null && !this.fermando; ) {
        if (riavvii === this.tenacia.riavvii) return this.rinuncia(causa);
        riavvii += 1;
        const esito = await this.riprova(causa, riavvii);
        if (typeof esito === 'string') causa = esito;
        else figlio = esito;
      }
      this.figlio = figlio;
    }
  }

  /** The process started again, or why it did not. */
  private async riprova(causa: string, volta: number): Promise<Figlio | string> {
    const attesa = this.tenacia.attesaMs * Math.min(ATTESA_MASSIMA, 2 ** (volta - 1));
    this.notizie.avviso(
      `${this.nome} è terminato (${causa}): riavvio ${volta} di ${this.tenacia.riavvii} fra ${attesa} ms`,
    );
    await new Promise((resolve) => setTimeout(resolve, attesa));
    if (this.fermando) return causa;
    try {
      const figlio = await this.lancia();
      if (this.fermando) await figlio.ferma();
      return figlio;
    } catch (errore) {
      return errore instanceof Error ? (errore.message.split('\n')[0] ?? '') : String(errore);
    }
  }

  private rinuncia(causa: string): void {
    const { nome, fileLog } = this.ricetta;
    this.perduto(
      new ErroreEsatto(
        'processo.perduto',
        `${nome} continua a terminare (${causa}), dopo ${this.tenacia.riavvii} riavvii mi fermo. Ultime righe di ${fileLog}:\n${codaLog(fileLog)}`,
      ),
    );
  }
}
