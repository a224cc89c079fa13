import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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

/** Of all that a check with types may depend on: the sources and what configures them. */
export function improntaSorgenti() {
  const impronta = createHash('sha256');
  const conta = /\.(ts|mts|cts)$|^(package-lock|tsconfig.*)\.json$|^eslint\.config\.mjs$/;
  for (const file of fileDelProgetto()
    .filter((nome) => conta.test(nome))
    .sort())
    impronta.update(file).update('\0').update(leggi(file)).update('\0');
  return impronta.digest('hex').slice(0, 16);
}

/** Prints what is wrong and ends with the exit code of the check. */
export function concludi(rilievi) {
  for (const rilievo of rilievi) console.error(rilievo);
  process.exit(rilievi.length === 0 ? 0 : 1);
}
