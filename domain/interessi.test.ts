import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { condivisa } from '../tests/condivisa';
import { giornoDi, MAI } from './calendario';
import { divideHalfUp } from './denaro';
import { interesse, ppmDi, sommaTassi, sommaTassiFuoriDa, sommaTassiMora, TABELLA_LEGALE } from './interessi';
import { LEGGE } from './profili/legge';
import { PROFILO_LEGGE160 } from './profili/profili';
import { componiProfilo } from './profili/profilo';

interface Caso {
  id: string;
  kind: string;
  input: { baseCents: number; fromExclusive: string; toInclusive: string; plusPct: string };
  expected: { interestCents?: number; A_single_rounding_act365?: number };
}
const leggi = (...file: string[]): Caso[] =>
  (JSON.parse(readFileSync(condivisa(...file), 'utf8')) as { cases: Caso[] }).cases;
const casi = [...leggi('cases', 'interessi.json'), ...leggi('cases', 'rateazione-vectors.json')].filter(
  ({ kind }) => ['interest', 'legal-interest', 'mora-c802'].includes(kind),
);

test('there are shared cases of interest', () => expect(casi.length).toBeGreaterThan(7));
test.each(casi)('law.md 7.1: $id', ({ input, expected }) => {
  const somma = sommaTassi(
    TABELLA_LEGALE,
    ppmDi(input.plusPct),
    giornoDi(input.fromExclusive),
    giornoDi(input.toInclusive),
  );
  expect(interesse(BigInt(input.baseCents), somma)).toBe(
    BigInt(expected.interestCents ?? expected.A_single_rounding_act365 ?? -1),
  );
});

test('R-51: the spread of the profile is added day by day from its own date', () => {
  const conSpread = componiProfilo('prova', null, {
    legge: LEGGE,
    ente: { 'mora.spread': [{ dal: '2026-03-01', valore: '2.00', fonte: 'prova' }] },
  });
  const somma = sommaTassiMora(conSpread, giornoDi('2026-02-27'), giornoDi('2026-03-02'));
  expect(somma).toBe(16_000 + 2 * 36_000);
});

test('R-33: days taken out bear nothing', () => {
  const da = giornoDi('2026-01-10');
  const a = giornoDi('2026-03-10');
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 80 }), fc.integer({ min: 0, max: 40 }), (dal, giorni) => {
      const fuori = { dal: da + dal, al: da + dal + giorni };
      const dentro = Math.max(0, Math.min(fuori.al, a) - Math.max(fuori.dal, da + 1) + 1);
      expect(sommaTassiFuoriDa(PROFILO_LEGGE160, da, a, [fuori])).toBe((a - da - dentro) * 16_000);
    }),
  );
});

test('before it is rounded, the interest of two adjacent periods is that of the whole', () => {
  const giorno = fc.integer({ min: giornoDi('1990-01-01'), max: giornoDi('2030-12-31') });
  fc.assert(
    fc.property(giorno, giorno, giorno, fc.integer({ min: 0, max: 20_000 }), (x, y, z, piu) => {
      const [a = x, b = y, c = z] = [x, y, z].sort((p, q) => p - q);
      const somma = (da: number, al: number) => sommaTassi(TABELLA_LEGALE, piu, da, al);
      expect(somma(a, b) + somma(b, c)).toBe(somma(a, c));
      expect(somma(a, c)).toBeGreaterThanOrEqual((c - a) * piu);
    }),
  );
});

test('law.md 7.1: each day bears the rate of its year', () => {
  const del = (data: string): number => {
    const g = giornoDi(data);
    return sommaTassi(TABELLA_LEGALE, 0, g - 1, g);
  };
  expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2040-06-01'].map(del)).toEqual([
    25_000, 20_000, 20_000, 16_000, 16_000,
  ]);
});

test('no rate is guessed before the first decree', () => {
  expect(() => sommaTassi(TABELLA_LEGALE, 0, giornoDi('1940-01-01'), giornoDi('1940-01-02'))).toThrow(
    'interessi.tasso_mancante',
  );
});

test('R-08: halves go away from zero', () => {
  expect([5n, 15n, -5n, 4n].map((n) => divideHalfUp(n, 10n))).toEqual([1n, 2n, -1n, 0n]);
});

test('R-51: no mora on the days on which the profile asks for none', () => {
  const ferma = componiProfilo('prova', PROFILO_LEGGE160, {
    ente: { 'mora.attiva': [{ dal: '2026-03-01', al: '2026-03-10', valore: false, fonte: 'prova' }] },
  });
  const somma = (da: string, a: string) => sommaTassiMora(ferma, giornoDi(da), giornoDi(a));
  expect(somma('2026-02-27', '2026-03-12')).toBe(3 * 16_000);
  expect(somma('2026-02-28', '2026-03-10')).toBe(0);
});

test('R-33: more periods are taken out one after the other', () => {
  const g = giornoDi('2026-02-01');
  const fuori = [
    { dal: g - 9, al: g - 5 },
    { dal: g + 3, al: g + 4 },
    { dal: g + 6, al: g + 6 },
    { dal: g + 20, al: MAI },
  ];
  expect(sommaTassiFuoriDa(PROFILO_LEGGE160, g, g + 10, fuori)).toBe(7 * 16_000);
  expect(sommaTassiFuoriDa(PROFILO_LEGGE160, g, g + 30, fuori)).toBe(16 * 16_000);
});
