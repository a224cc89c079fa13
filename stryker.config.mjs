// npm run mutation: breaks domain/ on purpose, one change at a time, and counts the changes no test sees.
export default {
  packageManager: 'npm',
  plugins: ['./tests/mutazione/corridore.mjs'],
  testRunner: 'corridore',
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  // constants of a module are data; a change there needs a run of everything
  ignoreStatic: true,
  mutate: [
    'domain/**/*.ts',
    '!domain/**/*.test.ts',
    '!domain/**/*-di-prova.ts',
    // figures and names, not rules
    '!domain/dati/**',
    '!domain/profili/{legge,firenze,trentino,vasto}.ts',
    '!domain/vocabolario.ts',
    '!domain/comandi/vocabolario.ts',
    // how an explanation is worded: what it says is decided elsewhere
    '!domain/pratica/spiega/{frasi*,parole,testo}.ts',
    // draws lives for the tests
    '!domain/racconta/vite-a-caso.ts',
  ],
  // the copy that is broken holds the pure rooms only
  ignorePatterns: [
    ...['activities', 'bench', 'database', 'docs', 'scripts', 'services', 'workflows'],
    'tests/!(mutazione)/**',
  ],
  tempDirName: '.stryker-tmp',
  incremental: true,
  incrementalFile: '.stryker-tmp/incremental.json',
  concurrency: 2,
  timeoutMS: 5_000,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'reports/mutazione.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  allowEmpty: false,
};
