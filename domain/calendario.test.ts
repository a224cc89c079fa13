import fc from 'fast-check';
import {
  addAnni,
  addGiorni,
  addMesi,
  civileDi,
  dataDi,
  giorniDelMese,
  giornoDi,
  giornoSettimana,
  isDataCivile,
  isFestivo,
  isSabato,
  pasqua,
} from './calendario';

const giorno = fc.integer({ min: -30_000, max: 60_000 });

test('an epoch day and its civil date are the same day', () => {
  expect(giornoDi('1970-01-01')).toBe(0);
  expect(giornoDi('2026-02-28') + 1).toBe(giornoDi('2026-03-01'));
  fc.assert(
    fc.property(giorno, (g) => {
      const data = dataDi(g);
      expect(giornoDi(data)).toBe(g);
      expect(new Date(g * 86_400_000).toISOString().slice(0, 10)).toBe(data);
      expect(new Date(g * 86_400_000).getUTCDay()).toBe(giornoSettimana(g));
    }),
  );
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', ''])(
  '%s is no civil date',
  (testo) => {
    expect(isDataCivile(testo)).toBe(false);
    expect(() => giornoDi(testo)).toThrow('data.impossibile');
  },
);

test('R-08: months and years keep the day, clipped to the end of the month', () => {
  expect(dataDi(addMesi(giornoDi('2026-11-30'), 3))).toBe('2027-02-28');
  expect(dataDi(addMesi(giornoDi('2026-08-31'), 6))).toBe('2027-02-28');
  expect(dataDi(addAnni(giornoDi('2024-02-29'), 5))).toBe('2029-02-28');
  expect(dataDi(addAnni(giornoDi('2021-05-20'), 5))).toBe('2026-05-20');
  fc.assert(
    fc.property(giorno, fc.integer({ min: 0, max: 600 }), (g, mesi) => {
      const dopo = civileDi(addMesi(g, mesi));
      expect(dopo.anno * 12 + dopo.mese).toBe(civileDi(g).anno * 12 + civileDi(g).mese + mesi);
    }),
  );
});

test('R-05: Sundays, the feasts, Easter Monday; 4 October from 2026; Saturday and the patron saint are not', () => {
  for (const data of ['2026-01-01', '2026-01-06', '2026-04-06', '2026-04-25', '2026-05-01', '2026-06-02'])
    expect(isFestivo(giornoDi(data))).toBe(true);
  for (const data of ['2026-08-15', '2028-10-04', '2027-11-01', '2026-12-08', '2026-12-25', '2026-12-26'])
    expect(isFestivo(giornoDi(data))).toBe(true);
  for (const data of ['2026-02-07', '2025-10-04', '2026-06-24', '2026-04-03'])
    expect(isFestivo(giornoDi(data))).toBe(false);
  expect(isFestivo(giornoDi('2026-06-24'), '06-24')).toBe(true);
});

test('Easter of known years', () => {
  expect([2024, 2025, 2026, 2027, 2038].map((anno) => dataDi(pasqua(anno)))).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ]);
});

test('Easter of other centuries: the earliest, 22 March, and the latest, 25 April', () => {
  for (const anno of [1598, 1693, 1761, 1818, 2285]) expect(dataDi(pasqua(anno))).toBe(`${anno}-03-22`);
  for (const anno of [1666, 1734, 1886, 1943, 2190]) expect(dataDi(pasqua(anno))).toBe(`${anno}-04-25`);
  expect([1954, 1981, 2000, 2049, 2076].map((anno) => dataDi(pasqua(anno)).slice(5))).toEqual([
    '04-18',
    '04-19',
    '04-23',
    '04-18',
    '04-19',
  ]);
});

test('months are taken away too', () => {
  expect(dataDi(addMesi(giornoDi('2026-03-31'), -1))).toBe('2026-02-28');
  expect(dataDi(addMesi(giornoDi('2026-01-15'), -1))).toBe('2025-12-15');
  expect(dataDi(addAnni(giornoDi('2024-02-29'), -1))).toBe('2023-02-28');
});

test('Saturday and Sunday', () => {
  const giorni = ['2026-02-06', '2026-02-07', '2026-02-08', '1969-12-27', '1969-12-28'].map(giornoDi);
  expect(giorni.map(isSabato)).toEqual([false, true, false, true, false]);
  expect(giorni.map((giorno) => isFestivo(giorno))).toEqual([false, false, true, false, true]);
});

test('days are added to a civil date', () => {
  expect(addGiorni('2026-12-31', 1)).toBe('2027-01-01');
  expect(addGiorni('2026-03-01', -1)).toBe('2026-02-28');
});

test('a century is a leap year once in four, and the last day of the four is a day of its own', () => {
  expect([1900, 2000, 2100, 2400].map((anno) => giorniDelMese(anno, 2))).toEqual([28, 29, 28, 29]);
  expect([2023, 2024].map((anno) => giorniDelMese(anno, 2))).toEqual([28, 29]);
  for (const data of ['1600-02-29', '2000-02-29', '2400-02-29', '1900-02-28', '0999-12-31', '0001-01-01'])
    expect(dataDi(giornoDi(data))).toBe(data);
});

test('a date is made of digits', () => {
  const quasi = [
    'a026-01-01',
    '2a26-01-01',
    '20a6-01-01',
    '202a-01-01',
    '2026-a1-01',
    '2026-1a-01',
    '2026-01-a1',
    '2026-01-1a',
  ];
  expect(quasi.filter(isDataCivile)).toEqual([]);
  // before the zero: a mark that a sum of digits would hide
  const segni = [
    '9 26-01-01',
    '209 -01-01',
    '20/9-01-01',
    '2026-2 -01',
    '2026-01-3 ',
    '2026-/1-01',
    '2026-01-/1',
  ];
  expect(segni.filter(isDataCivile)).toEqual([]);
  expect(['0000-12-31', '2026-12-31'].filter(isDataCivile)).toHaveLength(2);
  expect(['2026/01-01', '2026-01/01', ' 026-01-01', '2026-01-01 '].filter(isDataCivile)).toEqual([]);
});
