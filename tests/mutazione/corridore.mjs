// The runner of npm run mutation. jest loads every test file anew for each broken line, some seconds; here the files are
// loaded once and a broken line costs only the tests that pass through it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format } from 'node:util';
import { expect } from 'expect';
import fc from 'fast-check';

/** Lives at random, too slow to be repeated for each line. */
const TROPPO_LENTE = ['domain/pratica/proprieta.test.ts', 'domain/simulazione/taratura.test.ts'];
const STANZE = ['domain', 'formats/storie', 'tests/mutazione'];
const PROVE = /^domain\/.*\.test\.ts$|\/angoli-[^/]*\.test\.ts$|^tests\/mutazione\/.*\.test\.ts$/;
/** Whole simulations: they judge the simulation, every other rule has nearer tests. */
const SOLO_SIMULAZIONE = /\/simulazione\//;
/** Stryker allows a line a hundred times the passages of all the tests; ten times are a loop already. */
const MENO_PASSAGGI = 10;
/** Processor time of each test, left in the copy by the first run, so that a runner born after a timeout also begins with the quickest tests. */
const DURATE = 'durate.json';

class Corridore {
  prove = new Map();
  durate = {};

  /** Static mutants are not run, so nothing ever has to be loaded again. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    // the same draws at each run, and no search for the smallest counterexample
    fc.configureGlobal({ seed: 1, numRuns: 40, endOnFailure: true });
    const carica = createRequire(path.resolve('package.json'));
    for (const file of STANZE.flatMap(fileDi).sort()) {
      if (!PROVE.test(file) || TROPPO_LENTE.includes(file)) continue;
      Object.assign(globalThis, vocabolario(file, this.prove), { expect });
      carica(path.resolve(file));
    }
    if (existsSync(DURATE)) this.durate = JSON.parse(readFileSync(DURATE, 'utf8'));
  }

  async dryRun() {
    const tests = [];
    for (const prova of this.prove.values()) {
      stryker().currentTestId = prova.id;
      const prima = process.cpuUsage();
      tests.push(await esegui(prova));
      this.durate[prova.id] = process.cpuUsage(prima).user;
    }
    stryker().currentTestId = undefined;
    writeFileSync(DURATE, JSON.stringify(this.durate));
    return { status: 'complete', tests, mutantCoverage: stryker().mutantCoverage };
  }

  async mutantRun({ activeMutant: { id, fileName }, testFilter, hitLimit }) {
    const prove = testFilter
      .map((prova) => this.prove.get(prova))
      .filter((prova) => SOLO_SIMULAZIONE.test(fileName) || !SOLO_SIMULAZIONE.test(prova.fileName))
      .sort((a, b) => this.durate[a.id] - this.durate[b.id]);
    Object.assign(stryker(), { activeMutant: id, hitCount: 0, hitLimit: hitLimit / MENO_PASSAGGI });
    try {
      return await primoFallimento(prove);
    } finally {
      Object.assign(stryker(), { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }
}

const fileDi = (stanza) =>
  readdirSync(stanza, { recursive: true }).map((file) => `${stanza}/${file.replaceAll(path.sep, '/')}`);

async function primoFallimento(prove) {
  for (const [i, prova] of prove.entries()) {
    const esito = await esegui(prova);
    const { hitCount, hitLimit } = stryker();
    if (hitCount > hitLimit) return { status: 'timeout', reason: `passed ${hitCount} times` };
    if (esito.status === FALLITA)
      return { status: 'killed', killedBy: [esito.id], failureMessage: esito.failureMessage, nrOfTests: i + 1 };
  }
  return { status: 'survived', nrOfTests: prove.length };
}

const [RIUSCITA, FALLITA] = [0, 1];

async function esegui({ id, fileName, corpo }) {
  const inizio = performance.now();
  const chiudi = (esito) => ({ id, name: id, fileName, timeSpentMs: Math.ceil(performance.now() - inizio), ...esito });
  try {
    await corpo();
    return chiudi({ status: RIUSCITA });
  } catch (errore) {
    return chiudi({ status: FALLITA, failureMessage: String(errore?.message ?? errore).slice(0, 300) });
  }
}

/** The words of jest that the pure tests use. A file's tests go into `prove` by title; a title found again has a number. */
function vocabolario(file, prove) {
  const sopra = [];
  const test = (titolo, corpo) => {
    const nome = [file, ...sopra, titolo].join(' > ');
    let id = nome;
    for (let n = 2; prove.has(id); n += 1) id = `${nome} (${n})`;
    prove.set(id, { id, fileName: path.resolve(file), corpo });
  };
  const describe = (titolo, corpo) => {
    sopra.push(titolo);
    corpo();
    sopra.pop();
  };
  for (const parola of [test, describe])
    parola.each = (righe) => (titolo, corpo) => {
      for (const riga of righe) {
        const valori = Array.isArray(riga) ? riga : [riga];
        parola(/%/.test(titolo) ? format(titolo, ...valori) : `${titolo} ${riga?.id ?? ''}`, () => corpo(...valori));
      }
    };
  return { test, it: test, describe };
}

/** The room shared with the broken code. */
const stryker = () => {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'corridore', injectableClass: Corridore }];
