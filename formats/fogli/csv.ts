import { ErroreFormato } from '../comuni/errore';
import { leggiBlocchi } from '../comuni/lettore';
import { decode1252 } from '../comuni/windows1252';
import type { MappaCsv } from './mappa';
import type { RigaFoglio, Sorgente } from './sorgente';

/** A cell longer than this was never closed: spreadsheets stop at 32,767 characters. */
const MAX_CELLA = 1 << 20;

/** A quoted cell that is never closed, or is followed by something else than separator or line end. */
export class VirgoletteErrate extends Error {
  constructor(
    /** Row where the cell begins. */
    readonly riga: number,
  ) {
    super(`foglio.virgolette: riga ${riga}`);
  }
}

/** @throws VirgoletteErrate while the rows are read */
export function openCsv(
  file: string,
  mappa: Pick<MappaCsv, 'codifica' | 'separatore' | 'virgolette'>,
): Sorgente {
  return { righe: () => leggiCsv(file, mappa), nascoste: new Set(), altriFogli: async () => [] };
}

async function* leggiCsv(
  file: string,
  mappa: Pick<MappaCsv, 'codifica' | 'separatore' | 'virgolette'>,
): AsyncGenerator<RigaFoglio[]> {
  const lettore = new LettoreCsv(mappa.separatore, mappa.virgolette);
  const utf8 = new TextDecoder('utf-8');
  for await (const blocco of leggiBlocchi(file)) {
    const testo =
      mappa.codifica === 'utf-8'
        ? utf8.decode(blocco, { stream: true })
        : decode1252(blocco.toString('latin1'));
    yield lettore.add(testo);
  }
  yield lettore.close();
}

type Stato = 'inizio' | 'nuda' | 'citata' | 'chiusa' | 'chiusaCr';

/**
 * Cells and rows of a CSV, text after text. A general reader refuses quotes inside an unquoted cell or
 * forgives what follows a closed one; here the former are text and the latter refuses the file.
 */
export class LettoreCsv {
  private stato: Stato = 'inizio';
  private cella = '';
  private celle: string[] = [];
  private numero = 1;
  private righe: RigaFoglio[] = [];

  constructor(
    private readonly separatore: string,
    private readonly virgolette: string,
  ) {}

  /** The rows that end in this text. @throws VirgoletteErrate */
  add(testo: string): RigaFoglio[] {
    for (let i = 0; i < testo.length; ) i = this.passo(testo, i);
    return this.escono();
  }

  /** The last row, when the file does not end with a line end. @throws VirgoletteErrate */
  close(): RigaFoglio[] {
    if (this.stato === 'citata' || this.stato === 'chiusaCr') throw new VirgoletteErrate(this.numero);
    if (this.stato !== 'inizio' || this.celle.length > 0) this.endRiga();
    return this.escono();
  }

  private escono(): RigaFoglio[] {
    const righe = this.righe;
    this.righe = [];
    return righe;
  }

  /** Takes the characters from `i` that are alike, and says where to go on. */
  private passo(testo: string, i: number): number {
    if (this.stato === 'citata') return this.dentro(testo, i);
    const c = testo.charAt(i);
    if (this.stato === 'inizio' && c === this.virgolette) this.stato = 'citata';
    else if (this.stato === 'chiusa' && c === this.virgolette) {
      this.cella += c;
      this.stato = 'citata';
    } else if (this.stato === 'chiusa' && c === '\r') this.stato = 'chiusaCr';
    else if (this.stato === 'chiusaCr' && c !== '\n') throw new VirgoletteErrate(this.numero);
    else if (c === '\n') {
      if (this.stato === 'nuda' && this.cella.endsWith('\r')) this.cella = this.cella.slice(0, -1);
      this.endRiga();
    } else if (c === this.separatore) this.endCella();
    else if (this.stato === 'chiusa') throw new VirgoletteErrate(this.numero);
    else return this.nuda(testo, i);
    return i + 1;
  }

  private dentro(testo: string, i: number): number {
    const fine = testo.indexOf(this.virgolette, i);
    this.cella += fine < 0 ? testo.slice(i) : testo.slice(i, fine);
    if (this.cella.length > MAX_CELLA) throw new VirgoletteErrate(this.numero);
    if (fine < 0) return testo.length;
    this.stato = 'chiusa';
    return fine + 1;
  }

  private nuda(testo: string, i: number): number {
    let fine = i;
    while (fine < testo.length && testo.charAt(fine) !== this.separatore && testo.charAt(fine) !== '\n')
      fine++;
    this.cella += testo.slice(i, fine);
    if (this.cella.length > MAX_CELLA)
      throw new ErroreFormato(
        'foglio.cella_smisurata',
        `riga ${this.numero}: una cella supera un milione di caratteri, non è un CSV. Controllare di aver scelto il file giusto.`,
      );
    this.stato = 'nuda';
    return fine;
  }

  private endCella(): void {
    this.celle.push(this.cella);
    this.cella = '';
    this.stato = 'inizio';
  }

  private endRiga(): void {
    this.endCella();
    const celle = this.celle.map((testo) => ({ testo, isNumero: false }));
    this.righe.push({ numero: this.numero, celle, isNascosta: false });
    this.numero += 1;
    this.celle = [];
  }
}
