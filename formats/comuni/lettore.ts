import { type FileHandle, open } from 'node:fs/promises';
import { ErroreFormato } from './errore';

/** Bytes taken at a time: small enough to leave the event loop free between two reads. */
const BLOCCO = 1 << 20;

/** @throws ErroreFormato `file.illeggibile` */
export async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (errore) {
    const motivo = (errore as NodeJS.ErrnoException).code ?? 'errore';
    throw new ErroreFormato(
      'file.illeggibile',
      `${file}: non si può leggere (${motivo}). Indicare un file esistente e leggibile.`,
    );
  }
  throw new ErroreFormato('file.illeggibile', `${file}: non è un file. Indicare un file esistente.`);
}

/** The bytes from `da` to `a` in blocks. Each block is overwritten by the next one. */
export async function* leggiBlocchi(
  file: string,
  da = 0,
  a = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const handle = await openFile(file);
  try {
    const buffer = Buffer.allocUnsafe(BLOCCO);
    let posto = da;
    while (posto < a) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(BLOCCO, a - posto), posto);
      if (bytesRead === 0) return;
      posto += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
