// The runner of npm run mutation. jest loads every test file anew for each broken line, some seconds; here the files are
// loaded once, and a broken line costs only the tests that pass through it, the quickest first.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { expect } from 'expect';
import fc from 'fast-check';
import { prove, vocabolario } from './vocabolario.mjs';

const STANZE = ['domain', 'formats/storie', 'tests/mutazione'];
const PROVE =
  /^domain\/.*\.test\.ts$|\/(angoli-[^/]*|spiegazioni|spiegazioni-attese|esami-attese)\.test\.ts$|^tests\/mutazione\/.*\.test\.ts$/;
/** Lives at random, too slow to be repeated for each line. */
const TROPPO_LENTE = ['domain/pratica/proprieta.test.ts', 'domain/simulazione/taratura.test.ts'];
/** Tests of whole lives judge their own room only: every other rule has nearer ones. */
const SOLO_DI_CASA = [
  { prove: /\/simulazione\/(fetta|attese|vite)\.test/, casa: 'domain/simulazione' },
  {
    prove: /\/(spiegazioni|spiegazioni-attese|esami-attese|proiezione|alternative)\.test/,
    casa: 'domain/pratica/spiega',
  },
];

/** A line is looping when it is passed ten times more than by all the tests; Stryker would wait for a hundred. */
const MENO_PASSAGGI = 10;
/** Processor milliseconds for a mutant: the slow tests that do not fit are not asked, so the score is never flattered. */
const PAZIENZA = 2_000;
/** Processor milliseconds for a test of no length: the clock on the wall says little on a busy machine. */
const TEMPO_MINIMO = 500;
/** Processor milliseconds of each test, left in the copy for the other runners. */
const DURATE = 'durate.json';

class Corridore {
  /** Only mutants that act while a test runs are run, so nothing ever has to be loaded again. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    globalThis.mutazione = true;
    // the same draws at each run, and no search for the smallest counterexample
    fc.configureGlobal({ seed: 1, numRuns: 20, endOnFailure: true });
    const carica = createRequire(path.resolve('package.json'));
    const inutili = SOLO_DI_CASA.filter(({ casa }) => !fileDi(casa).some(isDaRompere));
    for (const file of STANZE.flatMap(fileDi).sort()) {
      if (!PROVE.test(file) || TROPPO_LENTE.includes(file)) continue;
      if (inutili.some((fuori) => fuori.prove.test(file))) continue;
      Object.assign(globalThis, vocabolario(file), { expect });
      carica(path.resolve(file));
    }
  }

  dryRun() {
    const tests = [...prove.values()].map((prova) => {
      stryker().currentTestId = prova.id;
      return esegui(prova, Number.POSITIVE_INFINITY);
    });
    stryker().currentTestId = undefined;
    writeFileSync(DURATE, JSON.stringify(Object.fromEntries(tests.map((t) => [t.id, t.timeSpentMs]))));
    return { status: 'complete', tests, mutantCoverage: stryker().mutantCoverage };
  }

  mutantRun({ activeMutant: { id, fileName }, testFilter, hitLimit }) {
    this.durate ??= JSON.parse(readFileSync(DURATE, 'utf8'));
    const giudici = testFilter
      .map((prova) => prove.get(prova))
      .filter((prova) =>
        SOLO_DI_CASA.every((c) => fileName.includes(c.casa) || !c.prove.test(prova.fileName)),
      )
      .sort((a, b) => this.durate[a.id] - this.durate[b.id]);
    let spesi = 0;
    const chiesti = giudici.filter((prova) => {
      spesi += this.durate[prova.id];
      return spesi <= PAZIENZA || prova === giudici[0];
    });
    Object.assign(stryker(), { activeMutant: id, hitCount: 0, hitLimit: hitLimit / MENO_PASSAGGI });
    try {
      for (const [i, prova] of chiesti.entries()) {
        const esito = esegui(prova, TEMPO_MINIMO + 5 * this.durate[prova.id]);
        if (esito.senzaFine || stryker().hitCount > stryker().hitLimit)
          return { status: 'timeout', reason: prova.id };
        if (esito.status === FALLITA)
          return { ...esito, status: 'killed', killedBy: [prova.id], nrOfTests: i + 1 };
      }
      return { status: 'survived', nrOfTests: chiesti.length };
    } finally {
      Object.assign(stryker(), { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }
}

const fileDi = (stanza) =>
  readdirSync(stanza, { recursive: true }).map((file) => `${stanza}/${file.replaceAll(path.sep, '/')}`);

/** Stryker writes its switches in the files of this run only. */
const isDaRompere = (file) => file.endsWith('.ts') && readFileSync(file, 'utf8').includes('stryMutAct');

const [RIUSCITA, FALLITA] = [0, 1];
const CORPO = new Script('globalThis.corpoDellaProva()');

/** Runs a test, again when it was stopped before it had `limite` milliseconds of the processor. */
function esegui({ id, fileName, corpo }, limite) {
  globalThis.corpoDellaProva = corpo;
  for (let attesa = Math.max(1, Math.min(limite, 600_000)); ; attesa *= 4) {
    const inizio = process.cpuUsage();
    const durata = () => Math.ceil(process.cpuUsage(inizio).user / 1_000);
    const chiudi = (esito) => ({ id, name: id, fileName, timeSpentMs: durata(), ...esito });
    try {
      CORPO.runInThisContext({ timeout: Math.ceil(attesa) });
      return chiudi({ status: RIUSCITA });
    } catch (errore) {
      if (errore?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
        return chiudi({ status: FALLITA, failureMessage: String(errore?.message ?? errore).slice(0, 300) });
      if (durata() >= limite / 2) return chiudi({ status: FALLITA, senzaFine: true });
    }
  }
}

/** The room shared with the broken code. */
const stryker = () => {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'corridore', injectableClass: Corridore }];
