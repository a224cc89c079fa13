import { partitaDiProva, righe } from './storie-di-prova';

const due = [
  partitaDiProva('P1', 'patrimoniale', { capitale: '500.00' }),
  partitaDiProva('P2', 'patrimoniale', { capitale: '700.00' }),
];

test('R-31, R-15: a sospensione of one partita moves its dates only, and the others wait for it', () => {
  expect(
    righe({
      partite: due,
      eventi: [
        { il: '2026-02-20', tipo: 'sospensione', dal: '2026-03-01', al: '2026-03-10', partite: ['P2'] },
      ],
      fino: '2026-06-01',
    }),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva pec P1+P2 FORMAZIONE_TITOLO_792 1200.00 m0.00 o0.00 s2.00',
    '2026-02-02 attendi TERMINE_PAGAMENTO_792 -> 2026-04-04',
    '2026-02-20 attendi TERMINE_PAGAMENTO_792 -> 2026-03-01',
    '2026-03-01 attendi TERMINE_PAGAMENTO_792 -> 2026-03-11',
    '2026-03-11 attendi TERMINE_PAGAMENTO_792 -> 2026-04-14',
    '2026-04-14 attendi ATTESA_PRESA_IN_CARICO -> 2026-05-14',
    '2026-05-14 emetti presaInCarico P1+P2 PRESA_IN_CARICO 1200.00 m0.22 o36.00 s4.00',
    '2026-05-14 emetti sollecito795 P1+P2 SOLLECITO_795 1200.00 m0.22 o36.00 s5.33',
    '2026-05-14 attendi TERMINE_SOLLECITO -> 2026-06-16',
  ]);
});

test('R-23, R-30: with one partita sospesa without end the other goes on, alone', () => {
  expect(
    righe({
      partite: due,
      eventi: [{ il: '2026-02-10', tipo: 'sospensione', partite: ['P2'] }],
      fino: '2026-07-31',
    }),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva pec P1+P2 FORMAZIONE_TITOLO_792 1200.00 m0.00 o0.00 s2.00',
    '2026-02-02 attendi TERMINE_PAGAMENTO_792 -> 2026-04-04',
    '2026-04-04 attendi ATTESA_PRESA_IN_CARICO -> 2026-05-04',
    '2026-05-04 emetti presaInCarico P1 PRESA_IN_CARICO 1200.00 m0.00 o15.00 s4.00',
    '2026-05-04 emetti sollecito795 P1 SOLLECITO_795 1200.00 m0.00 o15.00 s5.33',
    '2026-05-04 attendi ATTESA_544 -> 2026-07-04',
    '2026-07-04 indaga INDAGINE_SOLVIBILITA',
    '2026-07-04 proponi inesigibilita NON_ABBIENTE 1200.00 m1.34 o30.00 s5.33',
    '2026-07-04 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
  ]);
});

test('R-31: a term of an act counts the days on which one of its partite is free', () => {
  expect(
    righe({
      partite: due,
      eventi: [
        { il: '2026-05-10', tipo: 'sospensione', al: '2026-05-19', partite: ['P1'] },
        { il: '2026-05-15', tipo: 'sospensione', al: '2026-05-24', partite: ['P2'] },
      ],
      fino: '2026-06-30',
    }).slice(4),
  ).toEqual([
    '2026-05-04 emetti sollecito795 P1+P2 SOLLECITO_795 1200.00 m0.00 o36.00 s5.33',
    '2026-05-04 attendi TERMINE_SOLLECITO -> 2026-06-04',
    '2026-05-10 attendi ATTESA_544 -> 2026-05-20',
    '2026-05-15 attendi SOSPESA -> 2026-05-20',
    '2026-05-20 attendi ATTESA_544 -> 2026-05-25',
    '2026-05-25 attendi TERMINE_SOLLECITO -> 2026-06-09',
    '2026-06-09 indaga INDAGINE_SOLVIBILITA',
    '2026-06-09 proponi inesigibilita NON_ABBIENTE 1200.00 m1.89 o72.00 s5.33',
    '2026-06-09 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
  ]);
});

test('R-32: a revoca ends on the day before what is in course, and what has not begun stays', () => {
  expect(
    righe({
      partite: [due[0]],
      eventi: [
        { il: '2026-02-05', tipo: 'sospensione', al: '2026-02-20' },
        { il: '2026-02-05', tipo: 'sospensione', dal: '2026-02-25', al: '2026-02-26' },
        { il: '2026-02-10', tipo: 'revocaSospensione' },
        { il: '2026-02-12', tipo: 'sospensione' },
        { il: '2026-02-12', tipo: 'revocaSospensione' },
      ],
      fino: '2026-03-31',
    }),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva pec P1 FORMAZIONE_TITOLO_792 500.00 m0.00 o0.00 s2.00',
    '2026-02-02 attendi TERMINE_PAGAMENTO_792 -> 2026-04-04',
    '2026-02-05 attendi SOSPESA -> 2026-02-21',
    '2026-02-10 attendi TERMINE_PAGAMENTO_792 -> 2026-02-25',
    '2026-02-25 attendi SOSPESA -> 2026-02-27',
    '2026-02-27 attendi TERMINE_PAGAMENTO_792 -> 2026-04-11',
  ]);
});

test('R-11, R-13: a title of the Ente notified in August counts from 1 September', () => {
  expect(
    righe({
      inizio: '2026-09-01',
      fino: '2026-12-31',
      partite: [
        partitaDiProva(
          'P1',
          'tributaria',
          { capitale: '20000.00' },
          { titolo: { tipo: 'accertamentoEsecutivo', notificatoIl: '2026-08-12' }, ricorso: true },
        ),
      ],
    }),
  ).toEqual([
    '2026-09-01 attendi TERMINE_PAGAMENTO_792 -> 2026-10-31',
    '2026-10-31 attendi ATTESA_PRESA_IN_CARICO -> 2026-11-30',
    '2026-11-30 emetti presaInCarico P1 PRESA_IN_CARICO 20000.00 m0.00 o300.00 s2.00',
    '2026-11-30 indaga INDAGINE_SOLVIBILITA',
    '2026-11-30 proponi inesigibilita NON_ABBIENTE 20000.00 m0.00 o300.00 s2.00',
    '2026-11-30 attendi ATTESA_DECISIONE_ENTE -> 2031-04-14',
  ]);
});

test('R-16: exactly the maximum needs the sollecito, a cent more does not; the day of the test decides', () => {
  const multa = { partite: [partitaDiProva('P1', 'cds', { sanzioni: '10000.01' })], fino: '2026-03-31' };
  expect(righe(multa)[2]).toBe('2026-03-05 indaga INDAGINE_SOLVIBILITA');
  const pagatoUnCent = [{ il: '2026-03-04', tipo: 'pagamento', importo: '0.01' }];
  expect(righe({ ...multa, eventi: pagatoUnCent }).slice(2)).toEqual([
    '2026-03-05 emetti sollecito795 P1 SOLLECITO_795 10000.00 m0.00 o300.00 s3.33',
    '2026-03-05 attendi TERMINE_SOLLECITO -> 2026-04-08',
  ]);
});
