import fc from 'fast-check';
import { divideHalfUp, formatEuro, formatEuroItaliano, minore, parseEuro } from './denaro';

test('R-08: an amount is read and written without losing a cent', () => {
  expect(parseEuro('1234.56')).toBe(123_456n);
  expect(parseEuro('-0.05')).toBe(-5n);
  expect([0n, 5n, -5n, 123_456n, -100n].map(formatEuro)).toEqual([
    '0.00',
    '0.05',
    '-0.05',
    '1234.56',
    '-1.00',
  ]);
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (cents) => {
      expect(parseEuro(formatEuro(cents)) === cents).toBe(true);
    }),
  );
});

test.each(['', '12', '12.3', '12.345', '1,00', ' 1.00', '1.00 ', '--1.00', '1.000.00', 'x1.00'])(
  '"%s" is no amount',
  (testo) => expect(() => parseEuro(testo)).toThrow(`denaro.formato: "${testo}"`),
);

test('an amount is printed the Italian way', () => {
  expect([0n, 99n, 100_000n, 123_456n, 123_456_789n, -123_456n].map(formatEuroItaliano)).toEqual([
    '0,00',
    '0,99',
    '1.000,00',
    '1.234,56',
    '1.234.567,89',
    '-1.234,56',
  ]);
});

test('R-08: the rounded quotient is never more than half a cent away', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      fc.bigInt({ min: 1n, max: 9_999n }),
      (n, d) => {
        const scarto = 2n * (n - divideHalfUp(n, d) * d);
        expect(scarto <= d && scarto >= -d).toBe(true);
        // exactly half goes away from zero
        if (scarto === d) expect(n < 0n).toBe(true);
        if (scarto === -d) expect(n > 0n).toBe(true);
      },
    ),
  );
});

test('the smaller of two amounts', () => {
  expect([minore(1n, 2n), minore(2n, 1n), minore(3n, 3n)].map(String)).toEqual(['1', '1', '3']);
});
