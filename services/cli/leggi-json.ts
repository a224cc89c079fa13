import { readFile } from 'node:fs/promises';
import { ErroreFormato } from '../../formats/comuni/errore';

/** Throws ErroreFormato `file.illeggibile` and `file.json`. */
export async function readJson(file: string): Promise<unknown> {
  const testo = await readFile(file, 'utf8').catch(() => {
    throw new ErroreFormato(
      'file.illeggibile',
      `${file}: non si può leggere. Indicare un file esistente e leggibile.`,
    );
  });
  try {
    return JSON.parse(testo.replace(/^\ufeff/, ''));
  } catch {
    throw new ErroreFormato('file.json', `${file}: non è JSON. Correggere il file e ripetere.`);
  }
}
