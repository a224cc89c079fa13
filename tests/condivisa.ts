import { existsSync } from 'node:fs';
import path from 'node:path';

/** Beside the project; a copy made inside it, as that of the mutations, looks beside the project too. */
const POSTI = ['../../shared', '../../../../shared'].map((posto) => path.resolve(__dirname, posto));
const ROOT = POSTI.find((posto) => existsSync(posto)) ?? path.resolve(__dirname, '../../shared');

/** Absolute path inside the shared folder that stands beside the project. */
export function condivisa(...parts: string[]): string {
  const file = path.join(ROOT, ...parts);
  if (!existsSync(file))
    throw new Error(
      `cartella condivisa mancante: ${path.join('../shared', ...parts)} non trovato accanto al progetto`,
    );
  return file;
}
