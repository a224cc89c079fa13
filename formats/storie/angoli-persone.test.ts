import { pianoSollecitato } from './piano-sollecitato-di-prova';
import { partitaDiProva, righe } from './storie-di-prova';

const tributo = partitaDiProva('P1', 'tributaria', { capitale: '600.00', sanzioni: '180.00' });
const senzaImporti = (riga: string): string => riga.replace(/ \d+\.\d\d m.*/, '');

test('R-40: what was paid of a sanction before the death stays paid; a payment of the day does not reach it', () => {
  const conto = (valuta: string) =>
    righe({
      partite: [tributo],
      eventi: [
        { il: '2026-03-20', tipo: 'pagamento', importo: '650.00', valuta },
        { il: '2026-03-20', tipo: 'decesso', dal: '2026-03-10' },
        { il: '2026-03-25', tipo: 'chiusuraPerOpposizione' },
      ],
    }).at(-1);
  expect(conto('2026-03-09')).toBe('2026-03-25 chiudi OPPOSIZIONE 0.00 m0.00 o0.00 s2.00 v650.00');
  expect(
    righe({
      partite: [tributo],
      eventi: [
        { il: '2026-03-20', tipo: 'pagamento', importo: '650.00', valuta: '2026-03-10' },
        { il: '2026-03-20', tipo: 'decesso', dal: '2026-03-10' },
      ],
    }).slice(-2),
  ).toEqual([
    '2026-03-20 proponi rimborso RIMBORSO 48.00',
    '2026-03-20 chiudi PAGATA 0.00 m0.00 o0.00 s0.00 v650.00',
  ]);
});

test('R-40, R-70: a title of the Ente notified to a dead person is no title and interrupts nothing', () => {
  expect(
    righe({
      partite: [
        {
          ...tributo,
          prescrizione: { dal: '2021-12-31', anni: 5 },
          titolo: { tipo: 'ingiunzione', notificatoIl: '2026-01-10' },
        },
      ],
      eventi: [
        { il: '2026-02-20', tipo: 'decesso', dal: '2026-01-05' },
        { il: '2026-03-16', tipo: 'eredi' },
      ],
      fino: '2026-03-20',
    }).map(senzaImporti),
  ).toEqual([
    '2026-02-02 attendi TERMINE_PAGAMENTO_INGIUNZIONE -> 2026-02-10',
    '2026-02-10 emetti sollecito795 P1 SOLLECITO_795',
    '2026-02-10 attendi ATTESA_544 -> 2026-04-12',
    '2026-02-20 proponi eredi EREDI',
    '2026-02-20 attendi ATTESA_EREDI -> 2026-09-02',
    '2026-03-16 emetti ingiunzione raccomandata P1 FORMAZIONE_INGIUNZIONE',
    '2026-03-16 attendi ATTESA_NOTIFICA -> 2026-05-15',
  ]);
});

test('R-43: no hearing, no `entro`; the closing of the procedure starts the search again', () => {
  expect(
    righe({
      partite: [tributo],
      parametri: { strumenti: [] },
      eventi: [
        { il: '2026-06-10', tipo: 'insolvenza' },
        { il: '2026-09-10', tipo: 'proceduraChiusa' },
      ],
      fino: '2026-09-30',
    })
      .slice(5)
      .map(senzaImporti),
  ).toEqual([
    '2026-05-04 attendi ATTESA_544 -> 2026-07-04',
    '2026-06-10 proponi insinuazione INSINUAZIONE',
    '2026-06-10 attendi PROCEDURA_CONCORSUALE -> 2030-10-05',
    '2026-09-10 indaga NUOVI_ELEMENTI',
    '2026-09-10 proponi inesigibilita NON_ABBIENTE',
    '2026-09-10 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
  ]);
});

test('R-65: the sollecito names the first pair; when one of the two is paid the next pair needs its own', () => {
  const rata = (il: string, k: number) => ({ il, tipo: 'pagamento', rata: k, importo: 'rata' });
  expect(
    righe({
      partite: [partitaDiProva('P1', 'patrimoniale', { capitale: '1200.00' })],
      eventi: [
        { il: '2026-02-09', tipo: 'richiestaRateazione', rate: 6 },
        { il: '2026-02-09', tipo: 'rateazioneConcessa', rate: 6, primaScadenza: '2026-02-28' },
        rata('2026-04-10', 1),
      ],
      fino: '2026-05-31',
    })
      .slice(2)
      .map(senzaImporti),
  ).toEqual([
    '2026-02-09 attendi RATEAZIONE_IN_CORSO -> 2026-03-03',
    '2026-03-03 attendi RATEAZIONE_IN_CORSO -> 2026-04-01',
    '2026-04-01 emetti sollecitoRate pec P1 SOLLECITO_RATE',
    '2026-04-01 attendi TERMINE_SOLLECITO_RATE -> 2026-04-17',
    '2026-04-10 attendi RATEAZIONE_IN_CORSO -> 2026-05-01',
    '2026-05-01 emetti sollecitoRate pec P1 SOLLECITO_RATE',
    '2026-05-01 attendi TERMINE_SOLLECITO_RATE -> 2026-05-19',
    '2026-05-19 emetti comunicazioneDecadenza P1 DECADENZA_C800',
    '2026-05-19 emetti presaInCarico P1 PRESA_IN_CARICO',
    '2026-05-19 emetti sollecito795 P1 SOLLECITO_795',
    '2026-05-19 attendi ATTESA_544 -> 2026-07-19',
  ]);
});

test('R-65: who pays the notice of the sollecito has paid the instalments it names, and keeps the plan', () => {
  const vive = (...eventi: object[]) =>
    righe({ ...pianoSollecitato(...eventi) })
      .slice(4)
      .map(senzaImporti);
  const sollecitato = [
    '2026-02-10 attendi RATEAZIONE_IN_CORSO -> 2026-03-03',
    '2026-03-03 attendi RATEAZIONE_IN_CORSO -> 2026-04-01',
    '2026-04-01 emetti sollecitoRate pec P1 SOLLECITO_RATE',
    '2026-04-01 attendi TERMINE_SOLLECITO_RATE -> 2026-04-17',
  ];
  expect(vive({ il: '2026-04-16', tipo: 'pagamento', importo: 'sollecito' })).toEqual([
    ...sollecitato,
    '2026-04-16 attendi RATEAZIONE_IN_CORSO -> 2026-05-01',
  ]);
  // the same money without the notice names nothing
  expect(vive({ il: '2026-04-16', tipo: 'pagamento', importo: '400.67' }).slice(0, 5)).toEqual([
    ...sollecitato,
    '2026-04-17 emetti comunicazioneDecadenza P1 DECADENZA_C800',
  ]);
});

test('R-72: under a plan the guard can only give the alarm', () => {
  expect(
    righe({
      inizio: '2026-01-12',
      partite: [{ ...tributo, prescrizione: { dal: '2025-06-15', anni: 1 } }],
      parametri: { 'prescrizione.allarme': 150 },
      eventi: [
        { il: '2026-01-12', tipo: 'sospensione', al: '2026-01-13' },
        { il: '2026-01-12', tipo: 'richiestaRateazione', rate: 10 },
        { il: '2026-01-13', tipo: 'rateazioneConcessa', rate: 10, primaScadenza: '2026-07-31' },
      ],
      fino: '2026-08-20',
    }).map(senzaImporti),
  ).toEqual([
    '2026-01-12 attendi SOSPESA -> 2026-01-14',
    '2026-01-14 attendi RATEAZIONE_IN_CORSO -> 2026-08-01',
    '2026-08-01 attendi RATEAZIONE_IN_CORSO -> 2026-08-15',
    '2026-08-15 proponi allarme P1 ALLARME_PRESCRIZIONE scade 2027-01-12',
    '2026-08-15 attendi RATEAZIONE_IN_CORSO -> 2026-09-01',
  ]);
});
