import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../shared');

/** Absolute path inside the shared folder that stands beside the project. */
export function condivisa(...parts: string[]): string {
  const file = path.join(ROOT, ...parts);
  if (!existsSync(file))
    throw new Error(
      `cartella condivisa mancante: ${path.join('../shared', ...parts)} non trovato accanto al progetto`,
    );
  return file;
}
