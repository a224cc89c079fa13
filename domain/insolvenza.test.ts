import { giornoDi, MAI } from './calendario';
import type { Evento } from './fascicolo';
import { insolvenzaInCorso, interruzioniInsolvenza } from './insolvenza';

const il = giornoDi;
const aperta = (giorno: string, udienza?: string): Evento => ({
  tipo: 'insolvenza',
  il: giorno,
  ...(udienza ? { udienza } : {}),
});
const chiusa = (giorno: string): Evento => ({ tipo: 'proceduraChiusa', il: giorno });

test('R-43: from the first event after the last closing; the hearing as soon as it is known', () => {
  expect(insolvenzaInCorso([])).toBeNull();
  expect(insolvenzaInCorso([chiusa('2026-03-01')])).toBeNull();
  expect(insolvenzaInCorso([aperta('2026-03-02')])).toEqual({ dal: il('2026-03-02'), udienza: null });
  expect(insolvenzaInCorso([aperta('2026-03-02'), aperta('2026-04-01', '2026-06-10')])).toEqual({
    dal: il('2026-03-02'),
    udienza: il('2026-06-10'),
  });
  expect(insolvenzaInCorso([aperta('2026-03-02'), chiusa('2026-03-02')])).toBeNull();
  expect(
    insolvenzaInCorso([aperta('2026-03-02', '2026-06-10'), chiusa('2026-05-01'), aperta('2026-05-02')]),
  ).toEqual({ dal: il('2026-05-02'), udienza: null });
});

test('R-70: the filed insinuazione lasts until the first closing on its day or later', () => {
  const deposito: Evento = { tipo: 'insinuazioneDepositata', il: '2026-03-10' };
  const il10 = il('2026-03-10');
  expect(interruzioniInsolvenza([aperta('2026-03-02')])).toEqual([]);
  expect(interruzioniInsolvenza([deposito])).toEqual([
    { giorno: il10, noto: il10, fino: MAI, fonte: 'insinuazione' },
  ]);
  const fino = (data: string) =>
    interruzioniInsolvenza([chiusa('2026-03-09'), deposito, chiusa(data), chiusa('2027-01-01')])[0]?.fino;
  expect(fino('2026-03-10')).toBe(il10);
  expect(fino('2026-07-01')).toBe(il('2026-07-01'));
});
