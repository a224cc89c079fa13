import type { Forma } from '../profili/forme';
import { fasceImporto, giorni, percento, percentuali, pesi, reazione, recapito } from './forme-modello';

const accolti = <V>(forma: Forma<V>, grezzi: readonly unknown[]) =>
  grezzi.map((grezzo) => forma.leggi(grezzo) !== undefined);
const nessuno = <V>(forma: Forma<V>, grezzi: readonly unknown[]) =>
  expect(grezzi.filter((grezzo) => forma.leggi(grezzo) !== undefined)).toEqual([]);

test('a percentage goes from 0 to 100, a weight is not negative', () => {
  expect(accolti(percento, [0, 0.5, 100])).toEqual([true, true, true]);
  nessuno(percento, [-0.1, 100.1, '5', null, undefined, Number.NaN]);
  expect(pesi.leggi([0, 2.5, 1_000_000])).toEqual([0, 2.5, 1_000_000]);
  nessuno(pesi, [[-1], [1_000_001], 3, ['1']]);
});

test('days are two integers in order', () => {
  expect(giorni.leggi([5, 30])).toEqual([5, 30]);
  expect(
    accolti(giorni, [
      [0, 0],
      [7, 7],
      [0, 36_525],
    ]),
  ).toEqual([true, true, true]);
  nessuno(giorni, [
    [30, 5],
    [-1, 5],
    [0, 36_526],
    [1.5, 3],
    [1, 3.5],
    [1],
    [1, 2, 3],
    ['1', 2],
    [1, '2'],
    5,
    null,
    '12',
  ]);
});

test('a reaction gives percentages that sum to a hundred at most, and nothing else', () => {
  const intera = { saldo: 60, rate: 30, parte: 10, giorni: [1, 2] };
  expect(reazione.leggi(intera)).toEqual(intera);
  nessuno(reazione, [
    { ...intera, parte: 10.5 },
    { ...intera, saldo: 60.5 },
    { ...intera, rate: 30.5 },
    { ...intera, giorni: [2, 1] },
    { ...intera, altro: 1 },
    { saldo: 60, rate: 30, giorni: [1, 2] },
    null,
    undefined,
    'saldo',
  ]);
  const consegna = { fallita: 5, irreperibile: 8, giorni: [4, 20], notoDopo: [1, 10] };
  expect(recapito.leggi(consegna)).toEqual(consegna);
  nessuno(recapito, [{ ...consegna, fallita: 101 }, { ...consegna, notoDopo: 3 }, {}]);
});

test('a percentage for each word, and for no other', () => {
  const forma = percentuali(['a', 'b']);
  expect(forma.leggi({ a: 1, b: 2 })).toEqual({ a: 1, b: 2 });
  nessuno(forma, [{ a: 1 }, { a: 1, b: 2, c: 3 }, { a: 1, b: 101 }]);
  expect(forma.descrizione).toBe('una percentuale per ognuno di: a, b');
});

test('bands grow, the last has no limit, each mean is inside its band', () => {
  const fascia = (fino: string | null, medio: string) => ({ fino, medio });
  expect(fasceImporto.leggi([fascia('100.00', '55.00'), fascia(null, '300.00')])).toEqual([
    { fino: 100_00n, medio: 55_00n },
    { fino: null, medio: 300_00n },
  ]);
  expect(
    accolti(fasceImporto, [[fascia(null, '0.01')], [fascia('100.00', '99.99'), fascia(null, '100.01')]]),
  ).toEqual([true, true]);
  nessuno(fasceImporto, [
    [],
    null,
    [fascia('100.00', '55.00')],
    [fascia(null, '55.00'), fascia(null, '300.00')],
    [fascia(null, '0.00')],
    [fascia('100.00', '100.00'), fascia(null, '300.00')],
    [fascia('100.00', '120.00'), fascia(null, '300.00')],
    [fascia('100.00', '55.00'), fascia(null, '100.00')],
    [fascia('100.00', '55.00'), fascia('80.00', '70.00'), fascia(null, '300.00')],
    [{ fino: '100.00' }, fascia(null, '300.00')],
  ]);
});
