import { partitaDiProva, righe } from './storie-di-prova';

const multa = (importo: string, altro: object = {}) =>
  partitaDiProva('P1', 'cds', { sanzioni: importo }, altro);
const senzaImporti = (riga: string): string => riga.replace(/ \d+\.\d\d m.*/, '');

test('R-46, R-47: a vehicle needed for work, said in time, ends the fermo at once', () => {
  expect(
    righe({
      partite: [multa('500.00')],
      beni: [{ dal: '2026-01-01', elenco: ['veicolo'] }],
      eventi: [{ il: '2026-05-20', tipo: 'veicoloStrumentale' }],
    })
      .slice(4)
      .map(senzaImporti),
  ).toEqual([
    '2026-05-05 indaga INDAGINE_SOLVIBILITA',
    '2026-05-05 emetti preavvisoFermo pec P1 PREAVVISO_FERMO',
    '2026-05-05 attendi TERMINE_PREAVVISO_FERMO -> 2026-06-05',
    '2026-05-20 proponi inesigibilita NESSUNO_STRUMENTO',
    '2026-05-20 attendi ATTESA_DECISIONE_ENTE -> 2031-01-05',
  ]);
});

test('R-47: the iscrizione is passed over while the residuo is under the minimum', () => {
  expect(
    righe({
      partite: [multa('500.00')],
      parametri: { 'minimo.fermo': '300.00' },
      beni: [{ dal: '2026-01-01', elenco: ['veicolo'] }],
      eventi: [{ il: '2026-05-20', tipo: 'pagamento', importo: '201.00' }],
    })
      .slice(6)
      .map(senzaImporti),
  ).toEqual([
    '2026-05-05 attendi TERMINE_PREAVVISO_FERMO -> 2026-06-05',
    '2026-06-05 proponi inesigibilita NESSUNO_STRUMENTO',
    '2026-06-05 attendi ATTESA_DECISIONE_ENTE -> 2031-01-05',
  ]);
});

test('R-20, R-49: with a ricorso only the free partite are covered, the others when the wait ends', () => {
  const ente = { tipo: 'accertamentoEsecutivo', notificatoIl: '2025-09-01' };
  expect(
    righe({
      partite: [
        partitaDiProva('P1', 'tributaria', { capitale: '12000.00' }, { titolo: ente, ricorso: true }),
        partitaDiProva('P2', 'tributaria', { capitale: '3000.00' }, { titolo: ente }),
      ],
      beni: [{ dal: '2026-01-01', elenco: ['conto'] }],
      eventi: [{ il: '2026-05-11', tipo: 'esitoRicorso', partita: 'P1', esito: 'rigettato' }],
      fino: '2026-07-31',
    }).map(senzaImporti),
  ).toEqual([
    '2026-02-02 emetti presaInCarico P1+P2 PRESA_IN_CARICO',
    '2026-02-02 indaga INDAGINE_SOLVIBILITA',
    '2026-02-02 emetti pignoramento72bis pec P2 PIGNORAMENTO_TERZI',
    '2026-02-02 attendi TERMINE_TERZO -> 2026-04-04',
    '2026-04-04 attendi SOSPENSIONE_ESECUZIONE -> 2026-08-01',
    '2026-05-11 emetti pignoramento72bis pec P1+P2 PIGNORAMENTO_TERZI',
    '2026-05-11 attendi TERMINE_TERZO -> 2026-07-11',
    '2026-07-11 proponi inesigibilita TENTATIVI_INFRUTTUOSI',
    '2026-07-11 attendi ATTESA_DECISIONE_ENTE -> 2031-01-11',
  ]);
});

test('R-45: with `strumenti` empty what was found is of no use', () => {
  expect(
    righe({
      partite: [multa('500.00')],
      parametri: { strumenti: [] },
      beni: [{ dal: '2026-01-01', elenco: ['veicolo', 'conto'] }],
      fino: '2026-05-05',
    })
      .slice(4)
      .map(senzaImporti),
  ).toEqual([
    '2026-05-05 indaga INDAGINE_SOLVIBILITA',
    '2026-05-05 proponi inesigibilita NESSUNO_STRUMENTO',
    '2026-05-05 attendi ATTESA_DECISIONE_ENTE -> 2030-10-05',
  ]);
});

test('R-67: a claim that would not live a year is interrupted first, and the list waits for the service', () => {
  expect(
    righe({
      profilo: 'trentino',
      debitore: { domicilioDigitale: false },
      partite: [
        {
          ...multa('500.00', { titolo: { tipo: 'ingiunzione', notificatoIl: '2022-01-20' } }),
          prescrizione: { dal: '2022-01-20', anni: 5 },
        },
      ],
      fino: '2026-05-01',
    }).map(senzaImporti),
  ).toEqual([
    '2026-02-02 emetti sollecito795 P1 SOLLECITO_795',
    '2026-02-02 attendi ATTESA_544 -> 2026-04-04',
    '2026-04-04 indaga INDAGINE_SOLVIBILITA',
    '2026-04-04 emetti intimazione50 raccomandata P1 PRESCRIZIONE_VIVA',
    '2026-04-04 attendi ATTESA_NOTIFICA -> 2026-06-03',
    '2026-04-14 proponi inesigibilita NON_ABBIENTE',
    '2026-04-14 attendi SILENZIO_ENTE -> 2026-10-12',
  ]);
});
