import { Rilievi, type Rilievo } from '../claims/rilievi';
import { isVariante291, isVuota, parseAmg } from './campi';
import { Chiavi } from './chiavi';
import { LUNGHEZZA } from './fisica';
import { type ContiRecord, TIPO } from './tipi';
import { Totali } from './totali';

/** Characters without which a short record cannot be padded. */
const MINIMI: Record<number, number> = {
  [TIPO.N0]: 15,
  [TIPO.N1]: 18,
  [TIPO.NR]: 10,
  [TIPO.N2]: 210,
  [TIPO.N3]: 200,
  [TIPO.N4]: 58,
  [TIPO.N5]: 53,
  [TIPO.N9]: 49,
};

const NOMI = Object.fromEntries(Object.entries(TIPO).map(([nome, tipo]) => [tipo, nome])) as Record<
  number,
  keyof ContiRecord
>;

/** N0 (N1 NR* (N2 N3* N4*)+ N5)+ N9 */
const SEGUITI: Record<number, readonly number[]> = {
  [TIPO.N0]: [TIPO.N1],
  [TIPO.N1]: [TIPO.NR, TIPO.N2],
  [TIPO.NR]: [TIPO.NR, TIPO.N2],
  [TIPO.N2]: [TIPO.N4, TIPO.N3, TIPO.N2, TIPO.N5],
  [TIPO.N3]: [TIPO.N4, TIPO.N3, TIPO.N2, TIPO.N5],
  [TIPO.N4]: [TIPO.N4, TIPO.N2, TIPO.N5],
  [TIPO.N5]: [TIPO.N1, TIPO.N9],
  [TIPO.N9]: [],
};

export function tipoDi(riga: string): number {
  const tipo = riga.charCodeAt(1);
  return riga.charCodeAt(0) === 78 && MINIMI[tipo] !== undefined ? tipo : TIPO.altro;
}

/** Reasons to refuse the file: phases 0-5 of cases/290/README.md, one record at a time. */
export class Struttura {
  /** One list of findings for each phase. */
  readonly fasi = [0, 1, 2, 3, 4, 5].map(() => new Rilievi('290.')) as Sei;
  readonly record: ContiRecord = { N0: 0, N1: 0, NR: 0, N2: 0, N3: 0, N4: 0, N5: 0, N9: 0, altri: 0 };
  righe = 0;
  /** Date of N0, null when it is not readable. */
  fornitura: string | null = null;
  private ultima = { riga: 0, tipo: -1 };
  private hasCorta = false;
  private readonly chiavi: Chiavi;
  private readonly totali: Totali;

  constructor(
    private readonly opzioni: { uniforme: boolean; codiceEnte: string; comuni: readonly string[] },
    private readonly avvisi: Rilievi,
  ) {
    this.chiavi = new Chiavi(this.fasi[4], opzioni.codiceEnte, opzioni.comuni);
    this.totali = new Totali(this.fasi[5], avvisi);
  }

  get isRifiutato(): boolean {
    return this.fasi.some((fase) => fase.numero > 0);
  }

  /** Reasons of the first phase that has some. */
  rifiuti(): Rilievo[] {
    return this.fasi.find((fase) => fase.numero > 0)?.elenco() ?? [];
  }

  /** Takes a line; gives back the record, padded, when it goes on to the checks of the partite. */
  add(riga: number, testo: string): { tipo: number; record: string } | null {
    if (isVuota(testo)) {
      this.avvisi.add(riga, 'riga_vuota');
      return null;
    }
    const tipo = tipoDi(testo);
    this.righe += 1;
    this.conta(tipo);
    if (this.righe === 1 && tipo === TIPO.N0) this.fornitura = parseAmg(testo, 7);
    const record = this.checkBusta(riga, tipo, testo);
    if (this.fasi[3].numero === 0 && this.righe > 1 && !SEGUITI[this.ultima.tipo]?.includes(tipo))
      this.fasi[3].add(riga, 'sequenza');
    this.ultima = { riga, tipo };
    if (record === null) return null;
    this.chiavi.add(riga, tipo, record);
    this.totali.add(riga, tipo, record, this.record, this.righe);
    return this.isRifiutato ? null : { tipo, record };
  }

  /** 290 characters, or 291 in a file where all have one more. */
  hasLunghezzaGiusta(testo: string): boolean {
    return testo.length === LUNGHEZZA + (this.opzioni.uniforme ? 1 : 0);
  }

  close(): void {
    if (this.righe === 0) this.fasi[0].add(0, 'vuoto');
    else if (this.ultima.tipo !== TIPO.N9) this.fasi[2].add(this.ultima.riga, 'n9_mancante');
  }

  private conta(tipo: number): void {
    const nome = tipo === TIPO.altro ? 'altri' : NOMI[tipo];
    if (nome !== undefined) this.record[nome] = (this.record[nome] ?? 0) + 1;
  }

  /** Phase 2. Null when the record has a length that cannot be. */
  private checkBusta(riga: number, tipo: number, testo: string): string | null {
    const fase = this.fasi[2];
    if (this.righe === 1 && tipo !== TIPO.N0) fase.add(riga, 'n0_mancante');
    if (this.righe > 1 && tipo === TIPO.N0) fase.add(riga, 'piu_flussi');
    if (tipo === TIPO.altro) fase.add(riga, 'tipo_record');
    if (testo.length === LUNGHEZZA) return testo;
    if (this.opzioni.uniforme) return testo.substring(0, LUNGHEZZA);
    if (testo.length < LUNGHEZZA && testo.length >= (MINIMI[tipo] ?? LUNGHEZZA)) {
      if (!this.hasCorta) this.avvisi.add(riga, 'riga_corta');
      this.hasCorta = true;
      return testo.padEnd(LUNGHEZZA);
    }
    if (tipo === TIPO.N4 && isVariante291(testo, this.fornitura)) return testo;
    fase.add(riga, 'lunghezza');
    return null;
  }
}
type Sei = [Rilievi, Rilievi, Rilievi, Rilievi, Rilievi, Rilievi];
