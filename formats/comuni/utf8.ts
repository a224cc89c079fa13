import { isUtf8 } from 'node:buffer';

/** Tells whether a stream of blocks is valid UTF-8, whatever the place where the blocks are cut. */
export class VerificaUtf8 {
  valido = true;
  private resto: Buffer = Buffer.alloc(0);

  add(blocco: Buffer): void {
    if (!this.valido) return;
    const tutto = this.resto.length > 0 ? Buffer.concat([this.resto, blocco]) : blocco;
    const fine = fineIntera(tutto);
    this.valido = isUtf8(tutto.subarray(0, fine));
    this.resto = Buffer.from(tutto.subarray(fine));
  }

  /** To be called once, after the last block. */
  close(): boolean {
    return this.valido && this.resto.length === 0;
  }
}

/** Where the last whole character ends: a sequence is at most four bytes. */
function fineIntera(buffer: Buffer): number {
  for (let indietro = 1; indietro <= Math.min(4, buffer.length); indietro++) {
    const byte = buffer[buffer.length - indietro] ?? 0;
    if (byte < 0x80) return buffer.length;
    if (byte >= 0xc0) {
      const lunghezza = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return lunghezza > indietro ? buffer.length - indietro : buffer.length;
    }
  }
  return buffer.length;
}
