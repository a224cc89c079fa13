import { arrotonda, decimaleDi, meno, per, quoziente, scrivi, somma, tronca } from './razionali';

test.each([
  ['4.125', 4_125n, 3],
  [62_567, 62_567n, 0],
  [-3n, -3n, 0],
  ['-0.50', -50n, 2],
])('%s is read exactly', (testo, n, decimali) => {
  expect(decimaleDi(testo)).toEqual({ n, decimali });
});

test.each(['', 'a', '1.', '.5', '1,5', '1.2.3', ' 1', '1 ', 'x1', '1e3'])('"%s" is no decimal', (testo) => {
  expect(() => decimaleDi(testo)).toThrow(`numero.formato: "${testo}" non è un numero decimale`);
});

test('all the digits are written, without useless zeros', () => {
  expect(
    ['0', '10', '-10', '0.05', '-0.05', '1.500', '120.00', '100'].map((t) => scrivi(decimaleDi(t))),
  ).toEqual(['0', '10', '-10', '0.05', '-0.05', '1.5', '120', '100']);
});

test('products and sums are exact, whatever the decimals', () => {
  const [a, b] = [decimaleDi('11.62'), decimaleDi('0.5')];
  expect(scrivi(per(a, b, decimaleDi(3)))).toBe('17.43');
  expect(scrivi(somma([a, meno(b), decimaleDi(2)]))).toBe('13.12');
  expect(somma([])).toEqual({ n: 0n, decimali: 0 });
});

test('cut towards zero, or rounded half up, to so many decimals', () => {
  expect([tronca(decimaleDi('12.99')), tronca(decimaleDi('-12.99'))]).toEqual([12n, -12n]);
  expect(arrotonda(decimaleDi('12.285'), 2)).toBe('12.29');
  expect(arrotonda(decimaleDi('12.5'), 0)).toBe('13');
  expect(quoziente(decimaleDi('1'), decimaleDi('30'), 2)).toBe('0.03');
  expect(quoziente(decimaleDi('84152.50'), decimaleDi('1936.27'), 2)).toBe('43.46');
});
