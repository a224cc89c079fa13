import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const RADICE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Files of the project (committed or about to be), as paths from the root. */
export function fileDelProgetto() {
  const elenco = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: RADICE,
    encoding: 'utf8',
  });
  return elenco.split('\0').filter((file) => file !== '' && existsSync(path.join(RADICE, file)));
}

export function leggi(file) {
  return readFileSync(path.join(RADICE, file), 'utf8');
}

/** Prints what is wrong and ends with the exit code of the check. */
export function concludi(rilievi) {
  for (const rilievo of rilievi) console.error(rilievo);
  process.exit(rilievi.length === 0 ? 0 : 1);
}
