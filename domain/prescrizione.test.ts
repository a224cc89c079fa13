import { giornoDi, MAI } from './calendario';
import { scadenzaPrescrizione } from './prescrizione';

const il = giornoDi;
const CINQUE = { dal: '2021-05-20', anni: 5 };
const interruzione = (giorno: string, fino?: number) => ({
  giorno: il(giorno),
  noto: il(giorno),
  ...(fino === undefined ? {} : { fino }),
});
const scade = (...interruzioni: ReturnType<typeof interruzione>[]) =>
  scadenzaPrescrizione(CINQUE, interruzioni, () => []);

test('R-70: an interruption gives a new full period, on the last day too, not after it nor before the start', () => {
  expect(scade()).toBe(il('2026-05-20'));
  expect(scade(interruzione('2024-02-29'))).toBe(il('2029-02-28'));
  expect(scade(interruzione('2026-05-20'))).toBe(il('2031-05-20'));
  expect(scade(interruzione('2026-05-21'))).toBe(il('2026-05-20'));
  expect(scade(interruzione('2021-05-19'))).toBe(il('2026-05-20'));
  expect(scade(interruzione('2021-05-20'))).toBe(il('2026-05-20'));
  // the second falls inside the period the first gave
  expect(scade(interruzione('2026-05-01'), interruzione('2030-01-10'))).toBe(il('2035-01-10'));
});

test('R-70: the insinuazione lasts until the procedure is closed', () => {
  expect(scade(interruzione('2025-01-10', MAI))).toBe(MAI);
  expect(scade(interruzione('2021-05-20', MAI))).toBe(MAI);
  expect(scade(interruzione('2021-05-19', MAI))).toBe(il('2026-05-20'));
  expect(scade(interruzione('2025-01-10', il('2028-03-01')))).toBe(il('2033-03-01'));
  // an older end of a shorter stop never brings the date back
  expect(scade(interruzione('2025-01-10', il('2028-03-01')), interruzione('2026-01-01'))).toBe(
    il('2033-03-01'),
  );
});

test('R-74: where the profile says so, the sospesi days after the last start move the date', () => {
  const con = (...sospesi: [string, string | null][]) =>
    scadenzaPrescrizione(CINQUE, [], () =>
      sospesi.map(([dal, al]) => ({ dal: il(dal), al: al === null ? MAI : il(al) })),
    );
  expect(con(['2022-01-01', '2022-01-10'])).toBe(il('2026-05-30'));
  // the day of the start is not part of the period, the last day is
  expect(con(['2021-05-01', '2021-05-20'])).toBe(il('2026-05-20'));
  expect(con(['2021-04-01', '2021-05-10'])).toBe(il('2026-05-20'));
  expect(con(['2021-05-01', '2021-05-21'])).toBe(il('2026-05-21'));
  expect(con(['2026-05-20', '2026-05-21'])).toBe(il('2026-05-22'));
  expect(con(['2026-05-21', '2026-05-25'])).toBe(il('2026-05-20'));
  // the days gained make room for a later period
  expect(con(['2026-05-01', '2026-05-05'], ['2026-05-24', '2026-05-24'])).toBe(il('2026-05-26'));
  expect(con(['2024-01-01', null])).toBe(MAI);
  expect(con(['2027-01-01', null])).toBe(il('2026-05-20'));
});
