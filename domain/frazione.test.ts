import fc from 'fast-check';
import { frazione, testoFrazione } from './frazione';

test('written in lowest terms, whole when it is', () => {
  const scritta = (num: bigint, den: bigint) => testoFrazione(frazione(num, den));
  expect([scritta(6n, 4n), scritta(-6n, 4n), scritta(8n, 4n), scritta(0n, 365n)]).toEqual([
    '3/2',
    '-3/2',
    '2',
    '0',
  ]);
});

test('the same value, and no common divisor left', () => {
  const positivo = fc.bigInt({ min: 1n, max: 10n ** 15n });
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), positivo, positivo, (num, den, k) => {
      const ridotta = frazione(num * k, den * k);
      expect(ridotta).toEqual(frazione(num, den));
      expect(ridotta.num * den).toBe(num * ridotta.den);
    }),
  );
});
