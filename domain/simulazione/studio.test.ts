import { readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { type Verifica, verificaStudio } from './studio';

interface Caso {
  slide13: { rows: { key: string; count: number; exactPctOfTotal: string }[] };
  slide14: { total: { printed: number; sumOfParts: number } };
  slide15: { rows: { key: string; expectedMean: string; reproduces: boolean }[] };
  slide23: { items: { key: string; eur: string }[] };
  slide24: {
    rows: { key: string; exact: string; expectedEur: number }[];
    total: { exact: string; expectedEur: number };
    variantsThatDoNotMatch: { line: string; variant: string; exact: string; result: number }[];
  };
}
const caso = JSON.parse(readFileSync(condivisa('cases', 'firenze.json'), 'utf8')) as Caso;
const verifiche = new Map(verificaStudio().map((v) => [v.chiave, v]));
const trova = (chiave: string): Verifica => {
  const v = verifiche.get(chiave);
  if (!v) throw new Error(`no ${chiave}`);
  return v;
};

test.each(caso.slide13.rows)('slide 13 $key', ({ key, count, exactPctOfTotal }) => {
  expect(trova(`tavola13.${key}`)).toMatchObject({
    esatto: exactPctOfTotal,
    calcolato: String(count),
    torna: true,
  });
});

test('slide 14: the printed total is not the sum of its parts', () => {
  const { printed, sumOfParts } = caso.slide14.total;
  expect(trova('tavola14.totale')).toMatchObject({
    calcolato: String(sumOfParts),
    stampato: String(printed),
    torna: false,
  });
});

test.each(caso.slide15.rows)('slide 15 $key', ({ key, expectedMean, reproduces }) => {
  expect(trova(`tavola15.${key}`)).toMatchObject({ calcolato: expectedMean, torna: reproduces });
});

test.each(caso.slide23.items)('slide 23 $key', ({ key, eur }) => {
  expect(trova(`tavola23.${key}`)).toMatchObject({ calcolato: eur, torna: true });
});

test.each(caso.slide24.rows)('slide 24 $key', ({ key, exact, expectedEur }) => {
  expect(trova(`tavola24.${key}`)).toMatchObject({
    esatto: exact,
    calcolato: String(expectedEur),
    torna: true,
  });
});

test('slide 24: the total is cut once', () => {
  const { exact, expectedEur } = caso.slide24.total;
  expect(trova('tavola24.totale')).toMatchObject({
    esatto: exact,
    calcolato: String(expectedEur),
    torna: true,
  });
});

test('slide 24: what is printed beside a line does not give that line', () => {
  for (const linea of ['Ar', 'C', 'D', 'Dr']) {
    const atteso = caso.slide24.variantsThatDoNotMatch.find(({ line }) => line === linea);
    expect(trova(`tavola24.${linea}.variante`)).toMatchObject({
      esatto: atteso?.exact,
      calcolato: String(atteso?.result),
      torna: false,
    });
  }
  expect(trova('tavola24.totale.variante')).toMatchObject({ calcolato: '904068', torna: false });
});

test('the 15 euro are not the fixed costs over the injunctions (law.md 11.4)', () => {
  expect(trova('tavola26.spesaAmministrativa')).toMatchObject({ calcolato: '12.28', torna: false });
});
