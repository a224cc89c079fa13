import { readFileSync } from 'node:fs';
import { condivisa } from '../tests/condivisa';
import { giornoDi } from './calendario';
import { isOltre, oneriDovuti, percentualeOneri } from './oneri';
import { PROFILO_LEGGE160 } from './profili/profili';

interface Caso {
  id: string;
  kind: string;
  input: { baseCents: number; enforceableOn: string; paidOn: string };
  expected: { pct: number; oneriCents: number };
}
const casi = (
  JSON.parse(readFileSync(condivisa('cases', 'rateazione-vectors.json'), 'utf8')) as { cases: Caso[] }
).cases.filter(({ kind }) => kind === 'oneri-c803');

test('there are shared cases of oneri', () => expect(casi.length).toBeGreaterThan(2));
test.each(casi)('R-52: $id', ({ input, expected }) => {
  const esecutivo = giornoDi(input.enforceableOn);
  const giorno = giornoDi(input.paidOn);
  const percentuale = percentualeOneri(PROFILO_LEGGE160, esecutivo, giorno);
  expect(percentuale).toBe(expected.pct * 10_000);
  const somma = {
    esatta: BigInt(input.baseCents) * BigInt(percentuale),
    oltre: isOltre(PROFILO_LEGGE160, esecutivo, giorno),
  };
  expect(oneriDovuti(somma, PROFILO_LEGGE160, giorno)).toBe(BigInt(expected.oneriCents));
});

test('R-12: nothing before E, 3 per cent on E', () => {
  expect(percentualeOneri(PROFILO_LEGGE160, 100, 99)).toBe(0);
  expect(percentualeOneri(PROFILO_LEGGE160, 100, 100)).toBe(30_000);
});

test('R-52: nothing gathered owes nothing, also on a day for which the profile has no cap', () => {
  expect(oneriDovuti({ esatta: 0n, oltre: true }, { nome: 'vuoto', righe: {}, cambi: [] }, 100)).toBe(0n);
});

test('R-52: the cap is that of the higher rate as soon as a part bears it', () => {
  const esatta = 100_000_00n * 60_000n;
  expect(oneriDovuti({ esatta, oltre: false }, PROFILO_LEGGE160, 20_000)).toBe(300_00n);
  expect(oneriDovuti({ esatta, oltre: true }, PROFILO_LEGGE160, 20_000)).toBe(600_00n);
});
