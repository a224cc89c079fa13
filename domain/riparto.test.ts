import fc from 'fast-check';
import { ripartisci } from './riparto';

const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
const pesi = fc
  .uniqueArray(fc.record({ chiave: fc.string({ minLength: 1, maxLength: 4 }), peso: cents }), {
    minLength: 1,
    maxLength: 9,
    selector: ({ chiave }) => chiave,
  })
  .filter((lista) => lista.some(({ peso }) => peso > 0n));

test('the shares make the amount, each less than a cent away from its own', () => {
  fc.assert(
    fc.property(cents, pesi, (totale, lista) => {
      const somma = lista.reduce((a, { peso }) => a + peso, 0n);
      const quote = ripartisci(totale, lista);
      let fatto = 0n;
      for (const { chiave, peso } of lista) {
        const quota = quote.get(chiave) ?? -1n;
        fatto += quota;
        const scarto = quota * somma - totale * peso;
        expect(scarto < somma && scarto > -somma).toBe(true);
        if (peso === 0n) expect(quota).toBe(0n);
      }
      expect(fatto).toBe(totale);
    }),
  );
});

test('the missing cents go to the largest remainders, ties by key whatever the order given', () => {
  const diUguali = (...chiavi: string[]) =>
    ripartisci(
      11n,
      chiavi.map((chiave) => ({ chiave, peso: 1n })),
    );
  expect([...diUguali('c', 'b', 'a')]).toEqual([
    ['c', 3n],
    ['b', 4n],
    ['a', 4n],
  ]);
  expect([
    ...ripartisci(10n, [
      { chiave: 'a', peso: 1n },
      { chiave: 'b', peso: 14n },
    ]),
  ]).toEqual([
    ['a', 1n],
    ['b', 9n],
  ]);
});

test('weights that are all zero', () => {
  expect(() => ripartisci(1n, [{ chiave: 'a', peso: 0n }])).toThrow('riparto.pesi');
});

test('pagamenti.md 5: the missing cents go to the largest remainders, whatever their key', () => {
  const quote = (totale: bigint, ...pesi: [string, bigint][]) =>
    Object.fromEntries(
      ripartisci(
        totale,
        pesi.map(([chiave, peso]) => ({ chiave, peso })),
      ),
    );
  // 10 x 1/8 = 1.25, 10 x 3/8 = 3.75, 10 x 4/8 = 5
  expect(quote(10n, ['a', 1n], ['b', 3n], ['c', 4n])).toEqual({ a: 1n, b: 4n, c: 5n });
  expect(quote(10n, ['c', 1n], ['b', 3n], ['a', 4n])).toEqual({ c: 1n, b: 4n, a: 5n });
  expect(quote(10n, ['a', 3n], ['b', 1n], ['c', 4n])).toEqual({ a: 4n, b: 1n, c: 5n });
  expect(quote(1n, ['b', 1n], ['a', 1n])).toEqual({ b: 0n, a: 1n });
});
