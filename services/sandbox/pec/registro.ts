import { mkdir, open, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Rows of a file that only grows; each is on the disk before `aggiungi` resolves. */
export interface Registro<R> {
  readonly righe: readonly R[];
  aggiungi(riga: R): Promise<void>;
  chiudi(): Promise<void>;
}

/** Opens or creates it. A row cut by a kill is dropped: nobody was told that it was there. */
export async function apriRegistro<R>(file: string): Promise<Registro<R>> {
  await mkdir(path.dirname(file), { recursive: true });
  const contenuto = await leggiOVuoto(file);
  const intero = contenuto.lastIndexOf(0x0a) + 1;
  if (intero < contenuto.length) await truncate(file, intero);
  const righe = leggiRighe<R>(contenuto.subarray(0, intero));
  const maniglia = await open(file, 'a');
  return {
    righe,
    aggiungi: async (riga) => {
      await maniglia.appendFile(`${JSON.stringify(riga)}\n`);
      await maniglia.datasync();
      righe.push(riga);
    },
    chiudi: () => maniglia.close(),
  };
}

export function leggiRighe<R>(contenuto: Buffer): R[] {
  const testo = contenuto.toString('utf8', 0, contenuto.lastIndexOf(0x0a) + 1);
  return testo
    .split('\n')
    .filter((r) => r !== '')
    .map((r) => JSON.parse(r) as R);
}

async function leggiOVuoto(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw errore;
  }
}

/** A whole file, on the disk before it resolves. */
export async function scriviFile(file: string, contenuto: Buffer | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contenuto, { flush: true });
}
