/**
 * What the Ente has loaded before. In production the database answers, in batches; the command line
 * answers from the files named with `--precedenti`.
 */
export interface Precedenti {
  /** Was a file with these bytes already loaded? */
  fileCaricato(sha256: string): Promise<boolean>;
  /**
   * Which of these contents (`Claim.contenuto`) belong to partite already loaded by an earlier file?
   * Called with at most a few thousand at a time. When a load is resumed, its own partite must not be counted.
   */
  contenutiCaricati(contenuti: readonly string[]): Promise<ReadonlySet<string>>;
}

const VUOTO: ReadonlySet<string> = new Set();

export const NESSUN_PRECEDENTE: Precedenti = {
  fileCaricato: async () => false,
  contenutiCaricati: async () => VUOTO,
};

/** Precedenti kept in memory. */
export class PrecedentiInMemoria implements Precedenti {
  private readonly file = new Set<string>();
  private readonly contenuti = new Set<string>();

  registraFile(sha256: string): void {
    this.file.add(sha256);
  }

  registraContenuto(contenuto: string): void {
    this.contenuti.add(contenuto);
  }

  async fileCaricato(sha256: string): Promise<boolean> {
    return this.file.has(sha256);
  }

  async contenutiCaricati(contenuti: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(contenuti.filter((contenuto) => this.contenuti.has(contenuto)));
  }
}
