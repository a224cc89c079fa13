import { ErroreFormato } from '../comuni/errore';
import { openFile } from '../comuni/lettore';
import { type Fisica, LUNGHEZZA } from './fisica';

/** A line longer than this is no line of a text file; records have 290 characters. */
const MAX_RIGA = 16 << 20;
const [LF, CR] = [0x0a, 0x0d];

/** Few records at a time, so that what is made of them dies young. */
const BLOCCO = 128 << 10;

/**
 * The lines of the file without their ends, a block at a time, the blank ones included: the n-th line
 * yielded is line n. Text of a windows-1252 file is still latin1 (see `decode1252`).
 * @throws ErroreFormato `290.riga_smisurata` on a line of more than 16 MB
 */
export async function* leggiRighe(file: string, fisica: Fisica): AsyncGenerator<string[]> {
  const decode = makeDecode(fisica);
  const taglia = fisica.senzaTerminatori ? makeTagliaPezzi(fisica) : tagliaRighe;
  const handle = await openFile(file);
  try {
    let buffer = Buffer.allocUnsafe(BLOCCO);
    let resto = 0;
    for (let posto = fisica.inizio; posto < fisica.fine; ) {
      const liberi = Math.min(buffer.length - resto, fisica.fine - posto);
      const { bytesRead } = await handle.read(buffer, resto, liberi, posto);
      if (bytesRead === 0) break;
      posto += bytesRead;
      const righe: string[] = [];
      const pieni = resto + bytesRead;
      const usati = taglia(buffer.subarray(0, pieni), decode, righe);
      if (righe.length > 0) yield righe;
      buffer.copyWithin(0, usati, pieni);
      resto = pieni - usati;
      if (resto === buffer.length) buffer = grow(file, buffer);
    }
    if (resto > 0) yield [decode(buffer, 0, resto)];
  } finally {
    await handle.close();
  }
}

function grow(file: string, buffer: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  if (buffer.length < MAX_RIGA) return Buffer.concat([buffer], buffer.length * 2);
  throw new ErroreFormato(
    '290.riga_smisurata',
    `${file}: una riga supera 16 MB, non è un tracciato 290. Controllare di aver scelto il file giusto.`,
  );
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

function makeTagliaPezzi({ codifica }: Fisica): typeof tagliaRighe {
  return (dati, decode, righe) => {
    let da = 0;
    for (;;) {
      const a = codifica === 'utf-8' ? finePezzo(dati, da) : da + LUNGHEZZA;
      if (a < 0 || a > dati.length) return da;
      righe.push(decode(dati, da, a));
      da = a;
    }
  };
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
