/** A cell as it is stored. Numbers of Excel keep the digits of the file. */
export interface Cella {
  testo: string;
  isNumero: boolean;
}

export interface RigaFoglio {
  /** As a spreadsheet shows it, from 1. */
  numero: number;
  celle: Cella[];
  isNascosta: boolean;
}

/** Rows of a CSV or of a sheet, in order; blank ones may be left out. */
export interface Sorgente {
  righe(): AsyncGenerator<RigaFoglio[]>;
  /** Columns (from 0) that are hidden. Known once the first rows are out. */
  readonly nascoste: ReadonlySet<number>;
  /** Other sheets that are not empty. To be asked after the rows. */
  altriFogli(): Promise<string[]>;
}

export function isVuotaRiga(celle: readonly Cella[]): boolean {
  return celle.every((cella) => cella.testo.trim() === '');
}
