import fc from 'fast-check';
import { MAI } from './calendario';
import { type Intervallo, intersezione, periodoIn, primoLiberoDa, unione } from './intervalli';

const p = (dal: number, al: number): Intervallo => ({ dal, al });

test('R-30: periods that overlap or touch are one, a day apart are two, upside down are none', () => {
  expect(unione([p(5, 8), p(1, 4)])).toEqual([p(1, 8)]);
  expect(unione([p(1, 4), p(6, 8)])).toEqual([p(1, 4), p(6, 8)]);
  expect(unione([p(3, 3)])).toEqual([p(3, 3)]);
  expect(unione([p(1, 9), p(2, 3)])).toEqual([p(1, 9)]);
  expect(unione([p(4, 3)])).toEqual([]);
  expect(unione([p(1, MAI), p(10, 20)])).toEqual([p(1, MAI)]);
});

test('R-30: uniting does not touch the periods it is given', () => {
  const dati = [p(1, 4), p(3, 8)];
  unione(dati);
  expect(dati).toEqual([p(1, 4), p(3, 8)]);
});

test('R-31: the days of both', () => {
  expect(intersezione([p(1, 5), p(8, 9)], [p(4, 8)])).toEqual([p(4, 5), p(8, 8)]);
  expect(intersezione([p(1, 5)], [p(6, 8)])).toEqual([]);
  expect(intersezione([], [p(1, 2)])).toEqual([]);
});

test('R-30: the first free day', () => {
  expect(primoLiberoDa([p(3, 6)], 2)).toBe(2);
  expect(primoLiberoDa([p(3, 6)], 3)).toBe(7);
  expect(primoLiberoDa([p(3, 6)], 6)).toBe(7);
  expect(primoLiberoDa([p(3, 6)], 7)).toBe(7);
  expect(primoLiberoDa([p(3, MAI)], 9)).toBe(MAI);
});

const periodi = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 12 })), { maxLength: 6 })
  .map((grezzi) => grezzi.map(([dal, giorni]) => p(dal, dal + giorni)));
const dentro = (di: readonly Intervallo[], giorno: number): boolean =>
  di.some(({ dal, al }) => dal <= giorno && giorno <= al);

test('R-30, R-31: union and intersection, day by day', () => {
  fc.assert(
    fc.property(periodi, periodi, (a, b) => {
      const [ua, ub] = [unione(a), unione(b)];
      const comuni = intersezione(ua, ub);
      for (let giorno = -1; giorno <= 60; giorno += 1) {
        expect(periodoIn(ua, giorno) !== undefined).toBe(dentro(a, giorno));
        expect(dentro(comuni, giorno)).toBe(dentro(a, giorno) && dentro(b, giorno));
      }
      for (const [i, { dal }] of ua.entries()) expect(dal).toBeGreaterThan((ua[i - 1]?.al ?? -9) + 1);
    }),
  );
});
