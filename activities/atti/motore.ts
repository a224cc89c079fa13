import { existsSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { ErroreAtto } from './errori';

/** Folder of the template: beside this file, or in the sources when this file is the compiled one of `dist/`. */
function cartellaModello(): string {
  const candidates = [
    path.join(__dirname, 'modello'),
    path.resolve(__dirname, '../../../activities/atti/modello'),
  ];
  const found = candidates.find((folder) => existsSync(path.join(folder, 'atto.typ')));
  if (!found)
    throw new ErroreAtto('atto.resa', `manca il modello atto.typ: cercato in ${candidates.join(', ')}`);
  return found;
}
/** The compiler's cache is global and grows: emptied every so many compilations. */
const RESE_PER_PULIZIA = 20;

export type Motore = (datiJson: string, data: string) => Buffer;

/** Midday UTC of the civil date: the same instant, hence the same bytes, on every machine. */
export const istanteDocumento = (data: string): number => Date.parse(`${data}T12:00:00Z`) / 1000;

function diagnostica(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string };
  return (code || message || String(cause)).slice(0, 2000);
}

/**
 * One compiler, for one thread. The template uses only the font inside the package.
 * The data are read by the template as JSON, never parsed as markup. Throws `atto.resa`.
 */
export function creaMotore(standard = 'a-2a'): Motore {
  const modello = cartellaModello();
  const compiler = NodeCompiler.create({ workspace: modello });
  let rese = 0;
  return (datiJson, data) => {
    compiler.mapShadow(path.join(modello, 'dati.json'), Buffer.from(datiJson));
    try {
      return Buffer.from(
        compiler.pdf(
          { mainFilePath: path.join(modello, 'atto.typ'), resetRead: true },
          { pdfStandard: standard, creationTimestamp: istanteDocumento(data) },
        ),
      );
    } catch (cause) {
      throw new ErroreAtto('atto.resa', diagnostica(cause));
    } finally {
      rese += 1;
      if (rese % RESE_PER_PULIZIA === 0) compiler.evictCache(0);
    }
  };
}
