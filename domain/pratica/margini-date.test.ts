import type { Evento, Fascicolo } from '../fascicolo';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { attoDi, fascicoloDi, invioDi, partitaDi, quadroDi } from './fascicoli-di-prova';
import { marginiPrescrizione, prossimaPrescrizione } from './margini';

const margini = (altro: Partial<Fascicolo>, oggi: string) =>
  marginiPrescrizione(fascicoloDi(altro), PROFILO_LEGGE160, oggi);
const richiesta = (il: string): Evento => ({ tipo: 'richiestaRateazione', il, rate: 4 });

test('R-70: while a filed claim lasts there is no date; closed, it has an end', () => {
  const deposito: Evento = { tipo: 'insinuazioneDepositata', il: '2026-03-02' };
  expect(margini({ eventi: [deposito] }, '2026-06-10')).toEqual([
    {
      partita: 'P1',
      dal: '2025-06-30',
      anni: 5,
      prescriveIl: null,
      allarmeIl: null,
      margineGiorni: null,
      stato: 'senzaData',
      interruzioni: [
        {
          il: '2026-03-02',
          notaIl: '2026-03-02',
          fonte: 'insinuazione',
          atto: null,
          attoId: null,
          finoAl: null,
          vale: true,
        },
      ],
    },
  ]);
  const chiusa: Evento = { tipo: 'proceduraChiusa', il: '2026-05-04' };
  const [dopo] = margini({ eventi: [deposito, chiusa] }, '2026-06-10');
  expect(dopo).toMatchObject({
    prescriveIl: '2031-05-04',
    stato: 'viva',
    interruzioni: [{ finoAl: '2026-05-04' }],
  });
  expect(prossimaPrescrizione(quadroDi(fascicoloDi({ eventi: [deposito] }), '2026-06-10'))).toEqual({
    prescriveIl: null,
    allarmeIl: null,
  });
});

test('R-71: alive, in alarm from its day, prescribed from the day after; the soonest first', () => {
  const stato = (oggi: string) => margini({}, oggi).map((m) => [m.stato, m.margineGiorni])[0];
  expect([stato('2030-03-01'), stato('2030-03-02'), stato('2030-06-30'), stato('2030-07-01')]).toEqual([
    ['viva', 121],
    ['allarme', 120],
    ['allarme', 0],
    ['prescritta', -1],
  ]);
  const partite = [
    partitaDi('P1'),
    partitaDi('P2', undefined, { prescrizione: { dal: '2022-01-01', anni: 5 } }),
  ];
  expect(margini({ partite }, '2026-03-02').map(({ partita }) => partita)).toEqual(['P2', 'P1']);
});

test('R-70: an interruption counts from the start to the date then running, both included', () => {
  const vale = (...giorni: string[]) =>
    margini(
      { partite: [partitaDi('P1', undefined, { affidataIl: '2025-01-01' })], eventi: giorni.map(richiesta) },
      '2036-12-31',
    )[0]?.interruzioni.map((i) => i.vale);
  expect(vale('2025-06-29', '2025-06-30')).toEqual([false, true]);
  expect(vale('2030-06-30')).toEqual([true]);
  expect(vale('2030-07-01')).toEqual([false]);
  expect(vale('2030-06-30', '2035-06-30')).toEqual([true, true]);
  expect(vale('2030-07-01', '2035-06-30')).toEqual([false, false]);
});

test('R-70: what interrupted is told with its act and the day it was known', () => {
  const atto = attoDi(
    'A1',
    'intimazione50',
    ['P1'],
    [invioDi('2026-05-02', 'pec', { tipo: 'perfezionata', legaleIl: '2026-05-03', notoIl: '2026-05-09' })],
  );
  expect(margini({ atti: [atto] }, '2026-06-10')[0]?.interruzioni).toEqual([
    {
      il: '2026-05-03',
      notaIl: '2026-05-09',
      fonte: 'atto',
      atto: 'intimazione50',
      attoId: 'A1',
      finoAl: null,
      vale: true,
    },
  ]);
});
