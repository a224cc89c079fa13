import { fettaDi, quanteFette } from './fette';

test.each([
  [1, 1],
  [500, 1],
  [501, 2],
  [8_000, 16],
  [200_000, 400],
  [1_000_000, 400],
])('%i pratiche are %i slices', (pratiche, fette) => {
  expect(quanteFette(pratiche)).toBe(fette);
});

test.each([1, 7, 500, 501, 1_499, 62_567, 999_983])(
  'the slices of %i pratiche follow one another, differ by one at most, leave nobody out',
  (pratiche) => {
    const fette = quanteFette(pratiche);
    const tutte = Array.from({ length: fette }, (_v, n) => fettaDi({ pratiche, fette }, n));
    let da = 0;
    for (const fetta of tutte) {
      expect(fetta.da).toBe(da);
      da += fetta.quanti;
    }
    expect(da).toBe(pratiche);
    const quanti = tutte.map((fetta) => fetta.quanti);
    expect(Math.max(...quanti) - Math.min(...quanti)).toBeLessThanOrEqual(1);
  },
);
