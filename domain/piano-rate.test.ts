import fc from 'fast-check';
import { dataDi, giornoDi } from './calendario';
import {
  type DatiPiano,
  METODI_PIANO,
  pianoFrancese,
  pianoQuoteUguali,
  REGOLE_RESTO,
  rataCostante,
} from './piano-rate';

const CONCESSO = giornoDi('2026-01-20');
const dati = fc.record<DatiPiano>({
  capitale: fc.bigInt({ min: 1n, max: 100_000_000n }),
  rate: fc.integer({ min: 1, max: 120 }),
  primaScadenza: fc.integer({ min: CONCESSO, max: CONCESSO + 800 }),
  resto: fc.constantFrom(...REGOLE_RESTO),
});
const ppm = fc.integer({ min: 0, max: 100_000 });
const uguali = fc.constantFrom(...METODI_PIANO.filter((metodo) => metodo !== 'FRENCH'));
const somma = (valori: readonly bigint[]): bigint => valori.reduce((a, b) => a + b, 0n);

test('the shares make the principal, and the interest is within half a cent a row of the exact one', () => {
  fc.assert(
    fc.property(dati, uguali, ppm, (d, metodo, tasso) => {
      const { righe, interesseEsatto } = pianoQuoteUguali(d, metodo, CONCESSO, tasso);
      expect(righe.map(({ k }) => k)).toEqual(Array.from({ length: d.rate }, (_, i) => i + 1));
      expect(somma(righe.map(({ capitale }) => capitale))).toBe(d.capitale);
      const scarto = somma(righe.map(({ interessi }) => interessi)) - interesseEsatto;
      expect(2n * (scarto < 0n ? -scarto : scarto) <= BigInt(d.rate) + 1n).toBe(true);
      if (metodo === 'NONE') expect(interesseEsatto).toBe(0n);
    }),
  );
});

test('the cents left by the division: one each on the first, or all on the last', () => {
  fc.assert(
    fc.property(dati, (d) => {
      const quote = pianoQuoteUguali(d, 'NONE', CONCESSO, 0).righe.map(({ capitale }) => capitale);
      const n = BigInt(d.rate);
      const resto = Number(d.capitale % n);
      expect(quote).toEqual(
        quote.map((_, i) => {
          const inPiu = d.resto === 'REMAINDER_LAST' ? (i === d.rate - 1 ? resto : 0) : Number(i < resto);
          return d.capitale / n + BigInt(inPiu);
        }),
      );
    }),
  );
});

test('c. 801: every instalment falls on the last day of its month, one month after the other', () => {
  fc.assert(
    fc.property(dati, (d) => {
      const { righe } = pianoQuoteUguali(d, 'NONE', CONCESSO, 0);
      for (const { scadenza } of righe) expect(dataDi(scadenza + 1).slice(8)).toBe('01');
      const mesi = righe.map(
        ({ scadenza }) => Number(dataDi(scadenza).slice(0, 4)) * 12 + Number(dataDi(scadenza).slice(5, 7)),
      );
      expect(mesi).toEqual(mesi.map((_, i) => (mesi[0] ?? 0) + i));
      expect(dataDi(righe[0]?.scadenza ?? 0).slice(0, 7)).toBe(dataDi(d.primaScadenza).slice(0, 7));
    }),
  );
});

test('on the residual and on the shares the exact interest is the same', () => {
  fc.assert(
    fc.property(dati, ppm, (d, tasso) => {
      const [a, b] = (['RESIDUAL', 'PER_SHARE'] as const).map(
        (metodo) => pianoQuoteUguali(d, metodo, CONCESSO, tasso).interesseEsatto,
      );
      expect(a).toBe(b);
    }),
  );
});

test('french: the shares make the principal, none is negative, all rows but the last are alike', () => {
  fc.assert(
    fc.property(dati, ppm, (d, tasso) => {
      const righe = pianoFrancese(d, tasso);
      expect(somma(righe.map(({ capitale }) => capitale))).toBe(d.capitale);
      expect(righe.every(({ capitale, interessi }) => capitale >= 0n && interessi >= 0n)).toBe(true);
      if (d.capitale < 1_000n * BigInt(d.rate)) return;
      const costante = rataCostante(d.capitale, d.rate, tasso);
      expect(righe.slice(0, -1).every(({ capitale, interessi }) => capitale + interessi === costante)).toBe(
        true,
      );
      const ultima = righe.at(-1);
      const scarto = (ultima?.capitale ?? 0n) + (ultima?.interessi ?? 0n) - costante;
      // half a cent of the instalment and half a cent of the interest of each month, grown with the rate
      expect(Math.abs(Number(scarto))).toBeLessThanOrEqual(3 * d.rate + 2);
    }),
  );
});

test('french with no rate is the quotient, rounded', () => {
  expect(rataCostante(1000n, 3, 0)).toBe(333n);
  expect(
    pianoFrancese({ capitale: 1000n, rate: 3, primaScadenza: CONCESSO }, 0).map(({ capitale }) => capitale),
  ).toEqual([333n, 333n, 334n]);
  expect(
    pianoFrancese({ capitale: 1n, rate: 2, primaScadenza: CONCESSO }, 0).map(({ capitale }) => capitale),
  ).toEqual([1n, 0n]);
});
