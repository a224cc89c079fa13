// Plain Node, no dependency: it runs when nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const radice = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const moduli = path.join(radice, 'node_modules');
const correzioni = path.join(radice, 'patches');
const timbro = path.join(moduli, '.esatto-installato');
const [maggiore, minore] = process.versions.node.split('.').map(Number);

if (maggiore < 20 || (maggiore === 20 && minore < 19)) {
  console.error(
    `node.versione: serve Node >= 20.19, qui c'è il ${process.versions.node}: aggiornalo e riprova`,
  );
  process.exit(2);
}

const blocco = readFileSync(path.join(radice, 'package-lock.json'));
const hash = createHash('sha256')
  .update(blocco)
  .update(`${process.platform}-${process.arch}-${process.versions.modules}`);
for (const file of readdirSync(correzioni).sort()) hash.update(readFileSync(path.join(correzioni, file)));
const impronta = hash.digest('hex');

if (timbrate() || (!existsSync(timbro) && complete())) {
  writeFileSync(timbro, `${impronta}\n`);
  console.error('dipendenze: già installate');
  process.exit(0);
}

console.error('dipendenze: npm da package-lock.json (un paio di minuti la prima volta)');
togliCorretti();
// npm ci wants in the lockfile the binaries of every platform, also those that a registry does not have: where it
// refuses for that, npm install takes the same locked versions
const status = npm('ci', '--loglevel=silent') === 0 ? 0 : npm('install', '--no-save', '--loglevel=error');
if (status !== 0) {
  console.error(
    'dipendenze.installazione: npm non è riuscito: controlla la rete e il registro di npm, poi riprova',
  );
  process.exit(status ?? 1);
}
writeFileSync(timbro, `${impronta}\n`);

function npm(...argomenti) {
  const [programma, ...prima] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const opzioni = { cwd: radice, stdio: ['ignore', 2, 2] };
  return spawnSync(programma, [...prima, ...argomenti, '--no-audit', '--no-fund'], opzioni).status;
}

/** A patch can only be laid on the package as it was published. */
function togliCorretti() {
  for (const file of readdirSync(correzioni)) {
    const nome = file.replace(/\+[^+]+$/, '').replaceAll('+', '/');
    rmSync(path.join(moduli, nome), { recursive: true, force: true });
  }
}

function timbrate() {
  return existsSync(timbro) && readFileSync(timbro, 'utf8').trim() === impronta;
}

/** Installed by hand with the same versions: npm writes its own list last, so an install cut short has none. */
function complete() {
  const elenco = path.join(moduli, '.package-lock.json');
  if (!existsSync(elenco)) return false;
  const installati = JSON.parse(readFileSync(elenco, 'utf8')).packages;
  return Object.entries(JSON.parse(blocco.toString()).packages).every(
    ([nome, { version, optional, peer }]) =>
      nome === '' || installati[nome]?.version === version || ((optional || peer) && !installati[nome]),
  );
}
