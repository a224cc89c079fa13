import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { condivisa } from '../tests/condivisa';
import { imputa, ordineSingolo } from './imputazione';

interface Caso {
  id: string;
  kind: string;
  input: { order: string[]; debtCents: Record<string, number>; paymentCents: number };
  expected: { allocationCents: Record<string, number>; overpaymentCents: number };
}
const casi = (
  JSON.parse(readFileSync(condivisa('cases', 'rateazione-vectors.json'), 'utf8')) as { cases: Caso[] }
).cases.filter(({ kind }) => kind === 'imputation');

test('there are shared cases of imputation', () => expect(casi.length).toBeGreaterThan(4));
test.each(casi)('R-55: $id', ({ input, expected }) => {
  const assegnati: Record<string, number> = Object.fromEntries(input.order.map((voce) => [voce, 0]));
  const voci = input.order.map((voce) => ({ voce, dovuto: BigInt(input.debtCents[voce] ?? 0) }));
  const resto = imputa(BigInt(input.paymentCents), voci, (voce, parte) => {
    assegnati[voce] = Number(parte);
  });
  expect(assegnati).toEqual(expected.allocationCents);
  expect(resto).toBe(BigInt(expected.overpaymentCents));
});

test('R-55: what is imputed and what is left make the payment, and no item gets more than it is owed', () => {
  const cents = fc.bigInt({ min: 0n, max: 10_000_00n });
  fc.assert(
    fc.property(cents, fc.array(cents, { maxLength: 8 }), (importo, dovuti) => {
      let imputato = 0n;
      const resto = imputa(
        importo,
        dovuti.map((dovuto, voce) => ({ voce, dovuto })),
        (voce, parte) => {
          expect(parte <= (dovuti[voce] ?? 0n)).toBe(true);
          imputato += parte;
        },
      );
      expect(imputato + resto).toBe(importo);
      expect(resto === 0n || imputato === dovuti.reduce((a, b) => a + b, 0n)).toBe(true);
    }),
  );
});

test('R-55: on one position the procedure comes last with art. 31 and first with art. 1194', () => {
  expect(ordineSingolo('art31').join(' ')).toBe(
    'capitale sanzioni interessi spese mora oneri speseProcedura',
  );
  expect(ordineSingolo('art1194').join(' ')).toBe(
    'speseProcedura oneri spese mora interessi capitale sanzioni',
  );
});

test('R-58: nothing is given to what is not due, nor taken from it', () => {
  const dati: [string, bigint][] = [];
  const resto = imputa(
    10n,
    [
      { voce: 'a', dovuto: 0n },
      { voce: 'b', dovuto: -3n },
      { voce: 'c', dovuto: 4n },
      { voce: 'd', dovuto: 6n },
      { voce: 'e', dovuto: 5n },
    ],
    (voce, parte) => dati.push([voce, parte]),
  );
  expect([resto, dati]).toEqual([
    0n,
    [
      ['c', 4n],
      ['d', 6n],
    ],
  ]);
});
