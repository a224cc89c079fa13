// npm test: every check of the project, one line each; the last line is the sum. Names given choose some of them.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { improntaSorgenti, RADICE } from './controlli/file.mjs';

const STANZE = [
  'domain',
  'formats',
  'workflows',
  'activities',
  'database',
  'services',
  'scripts',
  'tests',
  'bench',
];
// a suite that drives the product waits for its own processes half of the time: on two processors two go together
const INSIEME = Math.max(Math.min(2, availableParallelism()), availableParallelism() - 1);
const CACHE = path.join(RADICE, 'node_modules', '.cache', 'esatto');
const stanze = STANZE.filter((nome) => existsSync(path.join(RADICE, nome)));
const bin = (pacchetto, file) => path.join(RADICE, 'node_modules', pacchetto, file);

const CONTROLLI = [
  [
    'tipi',
    bin('typescript', 'bin/tsc'),
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    path.join(CACHE, 'tipi'),
  ],
  ['stile', bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'],
  ['promesse', bin('eslint', 'bin/eslint.js'), '.', ...conRicordo('promesse')],
  [
    'confini',
    bin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    ...stanze,
  ],
  ['codice morto', bin('knip', 'bin/knip.js')],
  ['misure', 'scripts/controlli/misure.mjs'],
  ['parole', 'scripts/controlli/parole.mjs'],
  ['pagine generate', '--import', 'tsx', 'scripts/docs/genera.ts', '--controlla'],
];

/** A file is judged by the types of others too: what is remembered holds for these very sources, all of them. */
function conRicordo(nome) {
  mkdirSync(CACHE, { recursive: true });
  const suo = `${nome}-${improntaSorgenti()}`;
  for (const voce of readdirSync(CACHE))
    if (voce.startsWith(`${nome}-`) && voce !== suo) rmSync(path.join(CACHE, voce), { recursive: true });
  return ['--cache', '--cache-strategy', 'content', '--cache-location', path.join(CACHE, suo)];
}

const somma = { passed: 0, failed: 0, skipped: 0 };
mkdirSync(CACHE, { recursive: true });
const scelti = process.argv.slice(2);
const daFare = (nome) => scelti.length === 0 || scelti.includes(nome);
const fila = CONTROLLI.filter(([nome]) => daFare(nome));
// most checks use one core and no suite waits for them: beside the tests, which wait half of the time, they go one by one
await Promise.all(daFare('prove') ? [prove(), smaltisci(fila)] : [smaltisci(fila), smaltisci(fila)]);
console.log(`${somma.passed} passed, ${somma.failed} failed, ${somma.skipped} skipped`);
process.exit(somma.failed === 0 ? 0 : 1);

async function smaltisci(fila) {
  for (let prossimo = fila.shift(); prossimo !== undefined; prossimo = fila.shift()) {
    const [nome, ...argomenti] = prossimo;
    await controllo(nome, argomenti);
  }
}

async function controllo(nome, argomenti) {
  const inizio = Date.now();
  let uscita = '';
  const codice = await nodo(argomenti, ['ignore', 'pipe', 'pipe'], (pezzo) => {
    uscita += pezzo;
  });
  const durata = `${((Date.now() - inizio) / 1000).toFixed(1)} s`;
  console.log(`${codice === 0 ? 'ok      ' : 'FALLITO '} ${nome} (${durata})`);
  if (codice !== 0) console.log(uscita.trimEnd());
  somma[codice === 0 ? 'passed' : 'failed'] += 1;
}

/** jest writes what it does as it goes; the figures come from its own report. What the tests write goes with the folder. */
async function prove() {
  const cartella = mkdtempSync(path.join(tmpdir(), 'esatto-prova-'));
  chmodSync(cartella, 0o711); // PostgreSQL, which may run as another user, passes through it
  const rapporto = path.join(cartella, 'jest.json');
  console.log('prove (jest)');
  const codice = await nodo(
    [bin('jest', 'bin/jest.js'), '--json', `--outputFile=${rapporto}`, `--maxWorkers=${INSIEME}`],
    ['ignore', 'ignore', 'inherit'],
    () => {},
    { ...process.env, TMPDIR: cartella },
  );
  if (existsSync(rapporto)) conta(JSON.parse(readFileSync(rapporto, 'utf8')), codice);
  else somma.failed += 1;
  rmSync(cartella, { recursive: true, force: true });
}

function conta(rapporto, codice) {
  const falliti = rapporto.numFailedTests + rapporto.numRuntimeErrorTestSuites;
  somma.passed += rapporto.numPassedTests;
  somma.failed += falliti > 0 || codice === 0 ? falliti : 1;
  somma.skipped += rapporto.numPendingTests + rapporto.numTodoTests;
}

function nodo(argomenti, stdio, ascolta = () => {}, env = process.env) {
  return new Promise((resolve) => {
    const figlio = spawn(process.execPath, argomenti, { cwd: RADICE, stdio, env });
    figlio.stdout?.on('data', (pezzo) => ascolta(pezzo.toString()));
    figlio.stderr?.on('data', (pezzo) => ascolta(pezzo.toString()));
    figlio.once('error', () => resolve(1));
    figlio.once('close', (codice) => resolve(codice ?? 1));
  });
}
