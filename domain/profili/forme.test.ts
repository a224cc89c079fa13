import {
  euro,
  type Forma,
  facoltativo,
  fasce,
  giornoAnno,
  intero,
  listaDi,
  percentuale,
  siNo,
  unoDi,
} from './forme';
import { profiloDi } from './profili';

const letti = (forma: Forma<unknown>, ...grezzi: unknown[]) => grezzi.map((grezzo) => forma.leggi(grezzo));
/** None of these has the shape. */
const rifiuta = (forma: Forma<unknown>, ...grezzi: unknown[]) =>
  expect(grezzi.filter((grezzo) => forma.leggi(grezzo) !== undefined)).toEqual([]);

test('a number is whole and not negative', () => {
  expect(letti(intero, 0, 1, 600)).toEqual([0, 1, 600]);
  rifiuta(intero, -1, 1.5, '1', null, undefined, Number.NaN, true, Number.POSITIVE_INFINITY);
});

test('an amount has two decimals, a percentage up to four', () => {
  expect(letti(euro, '0.00', '1000.50', `${'9'.repeat(12)}.99`)).toEqual([0n, 100_050n, 99_999_999_999_999n]);
  rifiuta(
    euro,
    '1',
    '1.5',
    '1.555',
    '-1.00',
    ' 1.00',
    '1.00 ',
    'x1.00',
    '1.00x',
    100,
    null,
    `${'9'.repeat(13)}.00`,
  );
  expect(letti(percentuale, '0', '6', '1.6', '0.0001', '100.00')).toEqual([0, 60_000, 16_000, 1, 1_000_000]);
  rifiuta(percentuale, '', '1.', '.5', '1.23456', '1000', '-1', ' 1', '1 ', '1.5x', 'x1.5', 5, null);
});

test('a day of the year, a yes or no, one of a list', () => {
  const giorni = ['01-01', '09-09', '10-10', '12-31', '06-24', '02-29', '11-30', '08-19'];
  expect(letti(giornoAnno, ...giorni)).toEqual(giorni);
  rifiuta(
    giornoAnno,
    '00-10',
    '13-10',
    '20-10',
    '1-1',
    '06-00',
    '06-32',
    '06-40',
    '06-4',
    '06-2x',
    ' 06-24',
    '06-24 ',
    'x06-24',
    '06-245',
    624,
    null,
  );
  expect(letti(siNo, true, false)).toEqual([true, false]);
  rifiuta(siNo, 'true', 0, null);
  expect(letti(unoDi(['a', 'b']), 'a', 'b')).toEqual(['a', 'b']);
  rifiuta(unoDi(['a', 'b']), 'c', '', null);
  expect(letti(facoltativo(intero), null, 3)).toEqual([null, 3]);
  rifiuta(facoltativo(intero), undefined, 'x');
});

test('a list is refused whole when one of its items is', () => {
  expect(letti(listaDi(intero), [], [1, 2])).toEqual([[], [1, 2]]);
  rifiuta(listaDi(intero), [1, 'x'], ['x', 1], { length: 0 }, null, 'abc');
});

test('bands: each has an amount or null and a number of instalments', () => {
  const ultima = { fino: null, rate: 72 };
  expect(letti(fasce, [{ fino: '100.00', rate: 0 }, ultima])).toEqual([
    [
      { fino: 100_00n, rate: 0 },
      { fino: null, rate: 72 },
    ],
  ]);
  rifiuta(
    fasce,
    [],
    null,
    {},
    'x',
    [null],
    ['x'],
    [{ fino: 'x', rate: 4 }, ultima],
    [{ fino: '1.00', rate: -1 }],
    [ultima, null],
    [{ rate: 4 }],
  );
});

test('bands: amounts grow, instalments do not decrease, only the last has no limit', () => {
  const difetto = (...righe: [bigint | null, number][]) =>
    fasce.difetto?.(righe.map(([fino, rate]) => ({ fino, rate })));
  expect(difetto([0n, 0], [100n, 0], [null, 4])).toBeNull();
  expect(difetto([100n, 4], [100n, 5], [null, 6])).toContain('fascia 2: l’importo 1.00 non supera');
  expect(difetto([100n, 4], [200n, 3], [null, 6])).toContain('fascia 2: 3 rate, meno delle 4');
  expect(difetto([100n, 4])).toContain('fascia 1: l’ultima deve avere "fino": null');
  expect(difetto([null, 4], [null, 5])).toContain('fascia 1: solo l’ultima ha "fino": null');
});

test('an unknown profile is told with the names that exist', () => {
  expect(() => profiloDi('ignoto')).toThrow('legge160, ');
});
