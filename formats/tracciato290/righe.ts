import { ErroreFormato } from '../comuni/errore';
import { leggiBlocchi } from '../comuni/lettore';
import { type Fisica, LUNGHEZZA } from './fisica';

/** A line longer than this is no line of a text file; records have 290 characters. */
const MAX_RIGA = 16 << 20;
const [LF, CR] = [0x0a, 0x0d];

/**
 * The lines of the file without their ends, a block at a time, the blank ones included: the n-th line
 * yielded is line n. Text of a windows-1252 file is still latin1 (see `decode1252`).
 * @throws ErroreFormato `290.riga_smisurata` on a line of more than 16 MB
 */
export async function* leggiRighe(file: string, fisica: Fisica): AsyncGenerator<string[]> {
  const decode = makeDecode(fisica);
  let resto: Buffer = Buffer.alloc(0);
  for await (const blocco of leggiBlocchi(file, fisica.inizio, fisica.fine)) {
    const dati = resto.length > 0 ? Buffer.concat([resto, blocco]) : blocco;
    const righe: string[] = [];
    const usati = fisica.senzaTerminatori
      ? tagliaPezzi(dati, fisica, decode, righe)
      : tagliaRighe(dati, decode, righe);
    resto = Buffer.from(dati.subarray(usati));
    if (resto.length > MAX_RIGA)
      throw new ErroreFormato(
        '290.riga_smisurata',
        `${file}: una riga supera 16 MB, non è un tracciato 290. Controllare di aver scelto il file giusto.`,
      );
    yield righe;
  }
  if (resto.length > 0) yield [decode(resto, 0, resto.length)];
}

type Decode = (dati: Buffer, da: number, a: number) => string;

function makeDecode(fisica: Fisica): Decode {
  if (fisica.codifica !== 'utf-8') return (dati, da, a) => dati.toString('latin1', da, a);
  if (!fisica.astrali) return (dati, da, a) => dati.toString('utf8', da, a);
  // Columns are counted in characters: one that takes two UTF-16 units is shown as the replacement character.
  return (dati, da, a) => dati.toString('utf8', da, a).replace(/[\u{10000}-\u{10FFFF}]/gu, '\ufffd');
}

function tagliaRighe(dati: Buffer, decode: Decode, righe: string[]): number {
  let da = 0;
  for (;;) {
    const a = dati.indexOf(LF, da);
    if (a < 0) return da;
    righe.push(decode(dati, da, a > da && dati[a - 1] === CR ? a - 1 : a));
    da = a + 1;
  }
}

function tagliaPezzi(dati: Buffer, fisica: Fisica, decode: Decode, righe: string[]): number {
  let da = 0;
  for (;;) {
    const a = fisica.codifica === 'utf-8' ? finePezzo(dati, da) : da + LUNGHEZZA;
    if (a < 0 || a > dati.length) return da;
    righe.push(decode(dati, da, a));
    da = a;
  }
}

/** Byte after 290 characters of UTF-8, or -1 when the block ends before. */
function finePezzo(dati: Buffer, da: number): number {
  let caratteri = 0;
  for (let i = da; i < dati.length; i++) {
    if (((dati[i] as number) & 0xc0) !== 0x80 && ++caratteri > LUNGHEZZA) return i;
  }
  return -1;
}

/** Every record has 291 characters and the last one is a space. */
export async function isUniforme(file: string, fisica: Fisica): Promise<boolean> {
  let trovati = false;
  for await (const righe of leggiRighe(file, fisica)) {
    for (const riga of righe) {
      if (riga.trim() === '') continue;
      if (riga.length !== LUNGHEZZA + 1 || riga.charCodeAt(LUNGHEZZA) !== 0x20) return false;
      trovati = true;
    }
  }
  return trovati;
}
