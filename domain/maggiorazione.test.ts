import fc from 'fast-check';
import { addMesi, giornoDi } from './calendario';
import { maggiorazione, semestriInteri } from './maggiorazione';
import { LEGGE } from './profili/legge';
import { PROFILO_LEGGE160 } from './profili/profili';
import { componiProfilo } from './profili/profilo';

const il = giornoDi;
const INIZIATI = componiProfilo('iniziati', PROFILO_LEGGE160, {
  ente: { 'maggiorazione.semestri': [{ valore: 'iniziati', fonte: 'prova' }] },
});
const cds = (da: string, a: string, profilo = PROFILO_LEGGE160) =>
  maggiorazione(17_300n, 'cds', il(da), il(a), profilo);

test('law.md 2.09: a tenth for each semester that is over; it is over the day after', () => {
  expect(cds('2024-03-10', '2024-03-10')).toBe(0n);
  expect(cds('2024-03-10', '2024-09-10')).toBe(0n);
  expect(cds('2024-03-10', '2024-09-11')).toBe(1_730n);
  expect(cds('2024-03-10', '2025-09-10')).toBe(3_460n);
  expect(cds('2023-08-31', '2024-02-29')).toBe(0n);
  expect(cds('2023-08-31', '2024-03-01')).toBe(1_730n);
});

test('law.md 2.09: a profile may count the semesters that have begun', () => {
  expect(cds('2024-03-10', '2024-03-10', INIZIATI)).toBe(0n);
  expect(cds('2024-03-10', '2024-03-11', INIZIATI)).toBe(1_730n);
  expect(cds('2024-03-10', '2024-09-10', INIZIATI)).toBe(1_730n);
  expect(cds('2024-03-10', '2024-09-11', INIZIATI)).toBe(3_460n);
});

test('law.md 2.09, 2.12: three fifths at most for the road code, no cap for other sanctions', () => {
  expect(cds('2020-01-01', '2023-01-02')).toBe(10_380n);
  expect(cds('2010-01-01', '2026-01-02')).toBe(10_380n);
  expect(maggiorazione(17_300n, 'altra', il('2010-01-01'), il('2020-01-02'), PROFILO_LEGGE160)).toBe(34_600n);
});

test('half a cent goes up, once', () => {
  expect(maggiorazione(15n, 'cds', il('2024-01-01'), il('2024-07-02'), PROFILO_LEGGE160)).toBe(2n);
});

test('the percentage is that of the day of issue', () => {
  const cambiato = componiProfilo('prova', null, {
    legge: LEGGE,
    ente: { 'maggiorazione.semestre': [{ dal: '2026-01-01', valore: '12.00', fonte: 'prova' }] },
  });
  expect(cds('2025-01-01', '2025-12-31', cambiato)).toBe(1_730n);
  expect(cds('2025-01-01', '2026-01-02', cambiato)).toBe(4_152n);
});

test('as many semesters as counted one at a time, and never fewer for a later day', () => {
  const giorno = fc.integer({ min: il('2000-01-01'), max: il('2030-12-31') });
  fc.assert(
    fc.property(giorno, fc.integer({ min: -10, max: 4000 }), (da, giorni) => {
      let attesi = 0;
      while (addMesi(da, (attesi + 1) * 6) < da + giorni) attesi += 1;
      expect(semestriInteri(da, da + giorni)).toBe(attesi);
    }),
  );
});

test('law.md 2.09: on the day itself and before it no semester is over', () => {
  const g = il('2024-03-10');
  expect([semestriInteri(g, g), semestriInteri(g, g - 1), semestriInteri(g, g + 1)]).toEqual([0, 0, 0]);
});
