import { partitaDiProva, righe } from './storie-di-prova';

const multa = partitaDiProva('P1', 'cds', { sanzioni: '250.00' });

test('R-55 art1194: expenses and oneri come before the list', () => {
  expect(
    righe({
      partite: [multa],
      parametri: { imputazione: 'art1194' },
      eventi: [{ il: '2026-03-06', tipo: 'pagamento', importo: '10.00' }],
      fino: '2026-05-04',
    }),
  ).toEqual([
    '2026-02-02 emetti ingiunzione pec P1 FORMAZIONE_INGIUNZIONE 250.00 m0.00 o0.00 s2.00',
    '2026-02-02 attendi TERMINE_PAGAMENTO_INGIUNZIONE -> 2026-03-05',
    '2026-03-05 emetti sollecito795 P1 SOLLECITO_795 250.00 m0.00 o7.50 s3.33',
    '2026-03-05 attendi ATTESA_544 -> 2026-05-05',
  ]);
  expect(
    righe({
      partite: [multa],
      parametri: { imputazione: 'art1194' },
      eventi: [{ il: '2026-03-06', tipo: 'pagamento', importo: '11.83' }],
      fino: '2026-05-05',
    }).slice(4),
  ).toEqual([
    '2026-05-05 indaga INDAGINE_SOLVIBILITA',
    '2026-05-05 proponi inesigibilita NON_ABBIENTE 249.00 m0.00 o7.47 s0.00',
    '2026-05-05 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
  ]);
});

test('R-52: the part paid within 60 days keeps 3 per cent, the rest bears 6', () => {
  expect(
    righe({
      partite: [multa],
      eventi: [
        { il: '2026-05-04', tipo: 'pagamento', importo: '100.00' },
        { il: '2026-05-20', tipo: 'chiusuraPerOpposizione' },
      ],
    }).slice(-2),
  ).toEqual([
    '2026-05-05 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
    '2026-05-20 chiudi OPPOSIZIONE 150.00 m0.00 o12.00 s3.33 v100.00',
  ]);
});

test('R-52: the cap of 600 applies as soon as a part bears 6 per cent', () => {
  expect(
    righe({
      partite: [partitaDiProva('P1', 'cds', { sanzioni: '12000.00' })],
      eventi: [
        { il: '2026-05-04', tipo: 'pagamento', importo: '11000.00' },
        { il: '2026-05-20', tipo: 'chiusuraPerOpposizione' },
      ],
    }).at(-1),
  ).toBe('2026-05-20 chiudi OPPOSIZIONE 1000.00 m0.00 o390.00 s2.00 v11000.00');
});

test('R-52: titles of the Ente with one number are one act, with one cap', () => {
  const conTitolo = (id: string, numero?: string) =>
    partitaDiProva(
      id,
      'cds',
      { sanzioni: '9000.00' },
      { titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-02', ...(numero ? { numero } : {}) } },
    );
  const opposta = [{ il: '2026-02-03', tipo: 'chiusuraPerOpposizione' }];
  const oneri = (partite: object[]) => righe({ partite, eventi: opposta }).at(-1);
  expect(oneri([conTitolo('P1', '7'), conTitolo('P2', '7')])).toContain(' o300.00 ');
  expect(oneri([conTitolo('P1', '7'), conTitolo('P2', '8')])).toContain(' o540.00 ');
  expect(oneri([conTitolo('P1'), conTitolo('P2')])).toContain(' o540.00 ');
});

test('R-57, R-59, R-91: ricorso accolto after a payment gives all the money back and closes SGRAVIATA', () => {
  expect(
    righe({
      partite: [multa],
      eventi: [
        { il: '2026-02-10', tipo: 'ricorso', partita: 'P1' },
        { il: '2026-03-10', tipo: 'pagamento', importo: '100.00' },
        { il: '2026-04-01', tipo: 'esitoRicorso', partita: 'P1', esito: 'accolto' },
      ],
    }).slice(-2),
  ).toEqual([
    '2026-04-01 proponi rimborso RIMBORSO 100.00',
    '2026-04-01 chiudi SGRAVIATA 0.00 m0.00 o0.00 s0.00 v100.00',
  ]);
});

test('R-58: acts emitted in ignorance of a full payment are not charged', () => {
  expect(
    righe({
      partite: [multa],
      eventi: [{ il: '2026-03-20', tipo: 'pagamento', importo: 'saldo', valuta: '2026-03-04' }],
    }).slice(-2),
  ).toEqual([
    '2026-03-05 attendi ATTESA_544 -> 2026-05-05',
    '2026-03-20 chiudi PAGATA 0.00 m0.00 o0.00 s0.00 v252.00',
  ]);
});

test('R-90: after a discarico each payment is the Ente’s, one by one', () => {
  expect(
    righe({
      partite: [multa],
      parametri: { 'inesigibilita.silenzio': 180, 'inesigibilita.residuoMinimo': '100.00' },
      eventi: [
        { il: '2026-11-10', tipo: 'pagamento', importo: '50.00' },
        { il: '2026-11-10', tipo: 'pagamento', importo: '20.00' },
        { il: '2026-12-01', tipo: 'sgravio', partita: 'P1', totale: true },
      ],
    }).slice(-5),
  ).toEqual([
    '2026-05-05 proponi inesigibilita NON_ABBIENTE 250.00 m0.00 o15.00 s3.33',
    '2026-05-05 attendi SILENZIO_ENTE -> 2026-11-02',
    '2026-11-02 chiudi DISCARICO_SILENZIO 250.00 m0.00 o15.00 s3.33 v0.00',
    '2026-11-10 proponi incasso INCASSO_DOPO_CHIUSURA 20.00',
    '2026-11-10 proponi incasso INCASSO_DOPO_CHIUSURA 50.00',
  ]);
});

test('R-67, R-68: a small remainder is listed and discharged on the same day', () => {
  expect(
    righe({
      partite: [multa],
      parametri: { 'inesigibilita.residuoMinimo': '100.00' },
      eventi: [{ il: '2026-03-01', tipo: 'pagamento', importo: '160.00' }],
    }).slice(-2),
  ).toEqual([
    '2026-05-05 proponi inesigibilita RESIDUO_MINIMO 90.00 m0.00 o5.40 s3.33',
    '2026-05-05 chiudi DISCARICO_MINIMO 90.00 m0.00 o5.40 s3.33 v160.00',
  ]);
});

test('R-44, R-69: osservazioni prosegui voids the list; the search is made again and the new list stands', () => {
  expect(
    righe({
      partite: [multa],
      beni: [{ dal: '2026-07-01', elenco: ['pensione'] }],
      eventi: [
        { il: '2026-07-06', tipo: 'osservazioni', esito: 'prosegui' },
        { il: '2026-08-03', tipo: 'osservazioni', esito: 'accetta' },
      ],
    }).slice(4),
  ).toEqual([
    '2026-05-05 indaga INDAGINE_SOLVIBILITA',
    '2026-05-05 proponi inesigibilita NON_ABBIENTE 250.00 m0.00 o15.00 s3.33',
    '2026-05-05 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
    '2026-07-06 indaga NUOVI_ELEMENTI',
    '2026-07-06 proponi inesigibilita NESSUNO_STRUMENTO 250.00 m0.00 o15.00 s3.33',
    '2026-07-06 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
    '2026-08-03 chiudi DISCARICO_ACCETTATO 250.00 m0.00 o15.00 s3.33 v0.00',
  ]);
});

test('R-56: an sgravio lowers oneri and mora as if the sum had never been there', () => {
  expect(
    righe({
      partite: [partitaDiProva('P1', 'patrimoniale', { capitale: '2000.00', spese: '8.00' })],
      eventi: [
        { il: '2026-06-20', tipo: 'sgravio', partita: 'P1', importi: { capitale: '1000.00' } },
        { il: '2026-06-25', tipo: 'chiusuraPerOpposizione' },
      ],
    }).at(-1),
  ).toBe('2026-06-25 chiudi OPPOSIZIONE 1008.00 m2.28 o60.00 s5.33 v0.00');
});
