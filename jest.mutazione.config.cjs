// the pure tests that judge domain/ under npm run mutation: quick ones, since each runs once per broken line
const { projects } = require('./jest.config.cjs');

const { displayName: _nome, ...base } = projects[0];
module.exports = {
  ...base,
  testTimeout: 30_000,
  setupFiles: ['<rootDir>/jest.mutazione.avvio.cjs'],
  testMatch: [
    '<rootDir>/domain/**/*.test.ts',
    '<rootDir>/formats/storie/angoli-*.test.ts',
    '<rootDir>/tests/mutazione/*.test.ts',
  ],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, 'domain/pratica/proprieta\\.test\\.ts'],
};
