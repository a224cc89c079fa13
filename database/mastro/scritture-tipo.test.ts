import type { Movimento } from '../mastro';
import {
  movimentiApertura,
  movimentiImputazione,
  movimentiIncasso,
  movimentiMaturazione,
  movimentiRimborso,
  movimentiScarico,
} from './scritture-tipo';

/** The example of docs/piano-dei-conti.md, in cents. */
const A = 'par_A';
const SCRITTURE: [string, Movimento[]][] = [
  ['apertura', movimentiApertura(A, { capitale: 10_000n, sanzioni: 3_000n, interessi: 0n, spese: 0n })],
  [
    'maturazione',
    movimentiMaturazione([
      { voce: 'procedura', variazione: 783n },
      { voce: 'mora', partita: A, variazione: 120n },
      { voce: 'oneri', variazione: 0n },
    ]),
  ],
  ['sgravio', movimentiScarico('sgravi', A, { capitale: 2_000n, sanzioni: 0n, interessi: 0n, spese: 0n })],
  ['incasso', movimentiIncasso(12_000n)],
  [
    'imputazione',
    movimentiImputazione(
      [
        { conto: 'crediti.capitale', partita: A, importo: 8_000n },
        { conto: 'crediti.sanzioni', partita: A, importo: 3_000n },
        { conto: 'crediti.mora', partita: A, importo: 120n },
        { conto: 'crediti.procedura', importo: 783n },
      ],
      97n,
    ),
  ],
  ['rimborso pagato', movimentiRimborso(97n)],
];

const somma = (movimenti: Movimento[], chiave: (m: Movimento) => string) => {
  const saldi = new Map<string, bigint>();
  for (const m of movimenti) saldi.set(chiave(m), (saldi.get(chiave(m)) ?? 0n) + m.importo);
  return saldi;
};

test.each(SCRITTURE)('%s balances for each partita, with no line of zero', (_nome, movimenti) => {
  expect([...somma(movimenti, (m) => m.partita ?? '').values()].every((saldo) => saldo === 0n)).toBe(true);
  expect(movimenti.length >= 2 && movimenti.every((m) => m.importo !== 0n)).toBe(true);
});

test('at the end nothing is owed, and the money that stays is what was covered', () => {
  const saldi = somma(
    SCRITTURE.flatMap(([, m]) => m),
    (m) => m.conto,
  );
  const aperti = [...saldi].filter(([, saldo]) => saldo !== 0n);
  expect(Object.fromEntries(aperti)).toEqual({
    'carichi.ente': -13_000n,
    sgravi: 2_000n,
    'maturati.procedura': -783n,
    'maturati.mora': -120n,
    'incassi.ponte': 11_903n,
  });
});
