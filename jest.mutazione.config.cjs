// the pure tests that judge domain/ under npm run mutation, stories included
const { projects } = require('./jest.config.cjs');

const { displayName: _nome, ...base } = projects[0];
module.exports = {
  ...base,
  testTimeout: 30_000,
  setupFiles: ['<rootDir>/jest.mutazione.avvio.cjs'],
  testMatch: ['<rootDir>/domain/**/*.test.ts', '<rootDir>/formats/storie/**/*.test.ts'],
};
