import { createHash } from 'node:crypto';
import { leggiBlocchi, openFile } from '../comuni/lettore';
import { VerificaUtf8 } from '../comuni/utf8';
import { isNonAssegnato } from '../comuni/windows1252';

export const LUNGHEZZA = 290;

/** What the bytes of a 290 are, before any record is read (cases/290/README.md, Reading the bytes). */
export interface Fisica {
  /** Of all the bytes, hex. */
  sha256: string;
  /** First and last byte (excluded) of the records: BOM and final 0x1A are out. */
  inizio: number;
  fine: number;
  codifica: 'ascii' | 'utf-8' | 'windows-1252';
  /** No line ends at all: cut every 290 characters. */
  senzaTerminatori: boolean;
  /** Some line holds control characters, or a windows-1252 file holds bytes that it should not. */
  controlli: boolean;
  sospetti: boolean;
  /** Characters that need more than one UTF-16 unit. */
  astrali: boolean;
  /** Bytes 80-9F are present. */
  c1: boolean;
  avvisi: string[];
}

const [LF, CR, EOF_1A] = [0x0a, 0x0d, 0x1a];

/** One pass over the whole file. @throws ErroreFormato `file.illeggibile` */
export async function leggiFisica(file: string): Promise<Fisica> {
  const { inizio, fine, dimensione } = await limiti(file);
  const conti = new ContiByte();
  const sha = createHash('sha256');
  let posto = 0;
  for await (const blocco of leggiBlocchi(file)) {
    sha.update(blocco);
    conti.add(blocco.subarray(Math.max(0, inizio - posto), Math.max(0, fine - posto)));
    posto += blocco.length;
  }
  const utf8 = conti.utf8.close();
  const codifica = !conti.alti ? 'ascii' : utf8 ? 'utf-8' : 'windows-1252';
  const caratteri = fine - inizio - (codifica === 'utf-8' ? conti.continuazioni : 0);
  const senzaTerminatori =
    conti.lf === 0 && conti.cr === 0 && caratteri > LUNGHEZZA && caratteri % LUNGHEZZA === 0;
  const avvisi: string[] = [];
  if (inizio > 0) avvisi.push('bom');
  if (fine < dimensione) avvisi.push('eof_1a');
  if (codifica === 'utf-8') avvisi.push('utf8');
  if (conti.crlf > 0 && conti.lf > conti.crlf) avvisi.push('fine_riga_mista');
  if (senzaTerminatori) avvisi.push('senza_terminatori');
  else if (fine > inizio && conti.ultimo !== LF) avvisi.push('senza_fine_riga');
  return {
    sha256: sha.digest('hex'),
    inizio,
    fine,
    codifica,
    senzaTerminatori,
    controlli: conti.controlli || conti.cr > conti.crlf,
    sospetti: codifica === 'windows-1252' && conti.sospetti,
    astrali: codifica === 'utf-8' && conti.astrali,
    c1: codifica === 'windows-1252' && conti.c1,
    avvisi,
  };
}

/** Drops the final 0x1A, then the BOM. */
async function limiti(file: string): Promise<{ inizio: number; fine: number; dimensione: number }> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    const coda = Buffer.alloc(4096);
    let fine = size;
    while (fine > 0) {
      const da = Math.max(0, fine - coda.length);
      const { bytesRead } = await handle.read(coda, 0, fine - da, da);
      let utili = bytesRead;
      while (utili > 0 && coda[utili - 1] === EOF_1A) utili--;
      fine = da + utili;
      if (utili > 0 || bytesRead === 0) break;
    }
    const testa = Buffer.alloc(3);
    await handle.read(testa, 0, 3, 0);
    const haBom = fine >= 3 && testa[0] === 0xef && testa[1] === 0xbb && testa[2] === 0xbf;
    return { inizio: haBom ? 3 : 0, fine, dimensione: size };
  } finally {
    await handle.close();
  }
}

/** May one of four bytes be outside 20-7E? Never wrong when it says no. */
function hasNotevole(parola: number): boolean {
  const sotto20 = (parola - 0x20202020) | 0;
  const sopra7e = (parola + 0x01010101) | 0;
  return ((sotto20 | sopra7e | parola) & 0x80808080) !== 0;
}

class ContiByte {
  lf = 0;
  cr = 0;
  crlf = 0;
  continuazioni = 0;
  controlli = false;
  alti = false;
  astrali = false;
  c1 = false;
  sospetti = false;
  ultimo = -1;
  readonly utf8 = new VerificaUtf8();

  add(blocco: Buffer): void {
    this.utf8.add(blocco);
    const disallineati = Math.min(blocco.length, (4 - (blocco.byteOffset & 3)) & 3);
    for (let i = 0; i < disallineati; i++) this.conta(blocco, i);
    const parole = new Int32Array(
      blocco.buffer,
      blocco.byteOffset + disallineati,
      (blocco.length - disallineati) >> 2,
    );
    for (let p = 0; p < parole.length; p++) {
      if (!hasNotevole(parole[p] as number)) continue;
      const i = disallineati + p * 4;
      this.conta(blocco, i);
      this.conta(blocco, i + 1);
      this.conta(blocco, i + 2);
      this.conta(blocco, i + 3);
    }
    for (let i = disallineati + parole.length * 4; i < blocco.length; i++) this.conta(blocco, i);
    if (blocco.length > 0) this.ultimo = blocco[blocco.length - 1] as number;
  }

  private conta(blocco: Buffer, i: number): void {
    const byte = blocco[i] as number;
    if (byte >= 0x20 && byte <= 0x7e) return;
    const prima = i > 0 ? (blocco[i - 1] as number) : this.ultimo;
    if (byte === LF) {
      this.lf++;
      if (prima === CR) this.crlf++;
    } else if (byte === CR) this.cr++;
    else if (byte < 0x20) this.controlli = true;
    else this.alto(byte, prima);
  }

  private alto(byte: number, prima: number): void {
    if (byte === 0x7f) {
      this.controlli = true;
      return;
    }
    this.alti = true;
    if (byte >= 0xf0) this.astrali = true;
    if (byte >= 0xc0) return;
    this.continuazioni++;
    if (byte < 0xa0) this.c1 = true;
    if (isNonAssegnato(byte) || prima === 0xc2 || prima === 0xc3) this.sospetti = true;
  }
}
