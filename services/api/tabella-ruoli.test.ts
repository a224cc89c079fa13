import { ROTTE } from './rotte/tutte';
import { paginaAutorizzazioni } from './tabella-ruoli';

test('the page has one row per route and says who may discharge', () => {
  const righe = paginaAutorizzazioni()
    .split('\n')
    .filter((r) => r.startsWith('| `'));
  expect(righe).toHaveLength(ROTTE.length);
  expect(righe.find((r) => r.includes('comandi/sgravio'))).toMatch(
    /\| {2}\| sì \| sì \| {2}\| {2}\| {2}\| {2}\| sì \|$/,
  );
});
