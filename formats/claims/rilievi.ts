/** One finding. `riga` 0 = the file as a whole; `campo` empty = no field. */
export interface Rilievo {
  riga: number;
  codice: string;
  campo: string;
}

const MAX_TIPI = 4096;
const SEPARATORE = '\u0000';

/**
 * Findings kept as one number each (line and kind), because a list of 600,000 records may have as many.
 * They come out sorted by riga, codice, campo, by code unit.
 */
export class Rilievi {
  private readonly tipi = new Map<string, number>();
  private valori = new Float64Array(64);
  private usati = 0;

  /** @param prefisso namespace of the codes: `290.` or `foglio.` */
  constructor(private readonly prefisso: string) {}

  get numero(): number {
    return this.usati;
  }

  add(riga: number, codice: string, campo = ''): void {
    const chiave = codice + SEPARATORE + campo;
    let tipo = this.tipi.get(chiave);
    if (tipo === undefined) {
      tipo = this.tipi.size;
      this.tipi.set(chiave, tipo);
    }
    if (this.usati === this.valori.length) {
      const doppio = new Float64Array(this.usati * 2);
      doppio.set(this.valori);
      this.valori = doppio;
    }
    this.valori[this.usati++] = riga * MAX_TIPI + tipo;
  }

  elenco(): Rilievo[] {
    const nomi = [...this.tipi.keys()].map((chiave) => chiave.split(SEPARATORE) as [string, string]);
    const ordine = nomi.map((_, tipo) => tipo).sort((a, b) => confronta(nomi[a], nomi[b]));
    const rango = new Array<number>(ordine.length);
    for (const [posto, tipo] of ordine.entries()) rango[tipo] = posto;
    const ordinati = this.valori.subarray(0, this.usati).map((valore) => {
      const tipo = valore % MAX_TIPI;
      return valore - tipo + (rango[tipo] ?? 0);
    });
    ordinati.sort();
    return Array.from(ordinati, (valore) => {
      const posto = valore % MAX_TIPI;
      const [codice, campo] = nomi[ordine[posto] ?? 0] ?? ['', ''];
      return { riga: (valore - posto) / MAX_TIPI, codice: this.prefisso + codice, campo };
    });
  }
}

function confronta(a: [string, string] | undefined, b: [string, string] | undefined): number {
  const [codiceA, campoA] = a ?? ['', ''];
  const [codiceB, campoB] = b ?? ['', ''];
  if (codiceA !== codiceB) return codiceA < codiceB ? -1 : 1;
  if (campoA === campoB) return 0;
  return campoA < campoB ? -1 : 1;
}
