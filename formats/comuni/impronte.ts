import { hash } from 'node:crypto';

const PAROLE = 4;

/**
 * Set of values of 16 bytes: short texts, and the first 16 bytes of SHA-256 values. It takes 32-64 bytes
 * for each, where a Set of strings takes more than 100.
 * Two different contents share 16 bytes once in 10^27 for a million of them.
 */
export class Impronte {
  private tavola = new Int32Array(1024 * PAROLE);
  private usate = 0;

  /** Adds a digest in hex; false when it was already there. */
  add(esadecimale: string): boolean {
    // The first word is never zero: zero marks a free place.
    const a = Number.parseInt(esadecimale.slice(0, 8), 16) | 1;
    const b = Number.parseInt(esadecimale.slice(8, 16), 16) | 0;
    const c = Number.parseInt(esadecimale.slice(16, 24), 16) | 0;
    const d = Number.parseInt(esadecimale.slice(24, 32), 16) | 0;
    return this.addParole(a, b, c, d);
  }

  /** Adds a text of at most 14 characters, exactly; false when it was already there. */
  addTesto(testo: string): boolean {
    let [a, b, c, d, largo] = [1, 0, 0, 0, 0];
    for (let i = 0; i < testo.length; i++) {
      const codice = testo.charCodeAt(i);
      largo |= codice;
      if (i < 4) b = (b << 8) | codice;
      else if (i < 8) c = (c << 8) | codice;
      else if (i < 12) d = (d << 8) | codice;
      else a = (a << 8) | codice;
    }
    if (largo > 0xff || testo.length > 14) return this.add(hash('sha256', testo));
    return this.addParole((a << 4) | testo.length, b, c, d);
  }

  private addParole(a: number, b: number, c: number, d: number): boolean {
    if ((this.usate + 1) * PAROLE * 2 > this.tavola.length) this.grow();
    const isNuova = put(this.tavola, a, b, c, d);
    if (isNuova) this.usate += 1;
    return isNuova;
  }

  private grow(): void {
    const vecchia = this.tavola;
    this.tavola = new Int32Array(vecchia.length * 2);
    for (let i = 0; i < vecchia.length; i += PAROLE) {
      const a = vecchia[i] as number;
      if (a === 0) continue;
      put(this.tavola, a, vecchia[i + 1] as number, vecchia[i + 2] as number, vecchia[i + 3] as number);
    }
  }
}

function put(tavola: Int32Array, a: number, b: number, c: number, d: number): boolean {
  const maschera = tavola.length / PAROLE - 1;
  const miscela = Math.imul(
    b ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35) ^ Math.imul(a, 0x27d4eb2f),
    0x9e3779b1,
  );
  for (let posto = (miscela ^ (miscela >>> 15)) & maschera; ; posto = (posto + 1) & maschera) {
    const i = posto * PAROLE;
    if (tavola[i] === 0) {
      tavola[i] = a;
      tavola[i + 1] = b;
      tavola[i + 2] = c;
      tavola[i + 3] = d;
      return true;
    }
    if (tavola[i] === a && tavola[i + 1] === b && tavola[i + 2] === c && tavola[i + 3] === d) return false;
  }
}
