import { partitaDiProva, righe } from './storie-di-prova';

const vecchia = (id: string, importo: string, altro: object = {}) => ({
  ...partitaDiProva(id, 'patrimoniale', { capitale: importo }, altro),
  prescrizione: { dal: '2021-05-20', anni: 5 },
});

test('R-71: with no title the guard forms it at once, with the partite that are not at risk', () => {
  expect(
    righe({
      inizio: '2026-03-02',
      partite: [vecchia('P1', '300.00'), partitaDiProva('P2', 'patrimoniale', { capitale: '100.00' })],
      parametri: { 'precoattivo.attivo': true },
      fino: '2026-04-30',
    }),
  ).toEqual([
    '2026-03-02 emetti intimazioneEsecutiva pec P1+P2 GUARDIA_PRESCRIZIONE 400.00 m0.00 o0.00 s2.00',
    '2026-03-02 attendi TERMINE_PAGAMENTO_792 -> 2026-05-05',
  ]);
});

test('R-72, R-73: under the floor an alarm, then the prescription, then the Ente decides', () => {
  expect(
    righe({
      inizio: '2026-03-02',
      partite: [vecchia('P1', '9.00')],
      eventi: [{ il: '2026-06-30', tipo: 'decisione', proposta: 'prescrizione', esito: 'accolta' }],
    }),
  ).toEqual([
    '2026-03-02 proponi allarme P1 ALLARME_PRESCRIZIONE scade 2026-05-20',
    '2026-03-02 attendi SOTTO_SOGLIA_10 -> 2026-05-21',
    '2026-05-21 proponi prescrizione P1 PARTITA_PRESCRITTA',
    '2026-05-21 attendi ATTESA_DECISIONE_PRESCRIZIONE mai',
    '2026-06-30 chiudi PRESCRITTA 0.00 m0.00 o0.00 s0.00 v0.00',
  ]);
});

test('R-72: an alarm names together the partite with the same earliest date', () => {
  expect(
    righe({
      inizio: '2026-03-02',
      partite: [
        vecchia('P2', '300.00'),
        vecchia('P1', '300.00'),
        { ...vecchia('P3', '300.00'), prescrizione: { dal: '2021-05-10', anni: 5 } },
      ],
      eventi: [{ il: '2026-03-02', tipo: 'sospensione' }],
      fino: '2026-03-31',
    }),
  ).toEqual([
    '2026-03-02 proponi allarme P3 ALLARME_PRESCRIZIONE scade 2026-05-10',
    '2026-03-02 proponi allarme P1+P2 ALLARME_PRESCRIZIONE scade 2026-05-20',
    '2026-03-02 attendi SOSPESA -> 2026-05-11',
  ]);
});

test('R-73: a service in time, known late, brings a prescribed partita back', () => {
  expect(
    righe({
      debitore: { domicilioDigitale: false },
      inizio: '2026-03-02',
      partite: [vecchia('P1', '300.00')],
      notifiche: [{ atto: 'intimazioneEsecutiva', esito: 'perfezionata', giorni: 10, notoDopo: 100 }],
      fino: '2026-06-30',
    }).map((riga) => riga.replace(/ \d+\.\d\d m.*/, '')),
  ).toEqual([
    '2026-03-02 emetti intimazioneEsecutiva raccomandata P1 GUARDIA_PRESCRIZIONE',
    '2026-03-02 attendi ATTESA_NOTIFICA -> 2026-05-01',
    '2026-05-01 proponi notifica intimazioneEsecutiva NOTIFICA_SENZA_ESITO',
    '2026-05-01 attendi ATTESA_NOTIFICA -> 2026-05-21',
    '2026-05-21 proponi prescrizione P1 PARTITA_PRESCRITTA',
    '2026-05-21 attendi ATTESA_DECISIONE_PRESCRIZIONE mai',
    '2026-06-10 attendi ATTESA_PRESA_IN_CARICO -> 2026-06-11',
    '2026-06-11 emetti presaInCarico P1 PRESA_IN_CARICO',
    '2026-06-11 emetti sollecito795 P1 SOLLECITO_795',
    '2026-06-11 attendi ATTESA_544 -> 2026-08-11',
  ]);
});

test('R-74: where sospensione stops the prescription the date moves by its days', () => {
  const sospesa = { il: '2026-02-02', tipo: 'sospensione', al: '2026-02-11' };
  expect(
    righe({
      partite: [partitaDiProva('P1', 'cds', { sanzioni: '9.00' })],
      parametri: { 'prescrizione.sospesa': true },
      eventi: [sospesa],
      fino: '2026-02-28',
    }),
  ).toEqual(['2026-02-02 attendi SOSPESA -> 2026-02-12', '2026-02-12 attendi SOTTO_SOGLIA_10 -> 2030-03-12']);
});

test('R-21, R-22: one step per partita, in the order of the list; all given back closes', () => {
  expect(
    righe({
      partite: [
        { ...vecchia('P2', '300.00'), prescrizione: { dal: '2021-02-02', anni: 5 } },
        { ...vecchia('P1', '300.00'), prescrizione: { dal: '2021-02-01', anni: 5 } },
      ],
      parametri: { 'intake.giorniPrima': 1 },
    }),
  ).toEqual([
    '2026-02-02 proponi restituzione P2 PREAVVISO_PRESCRIZIONE',
    '2026-02-02 proponi restituzione P1 PARTITA_GIA_PRESCRITTA',
    '2026-02-02 chiudi RESTITUITA 0.00 m0.00 o0.00 s0.00 v0.00',
  ]);
});

test('R-71, R-31: the guard covers every available title and is not repeated while it is open', () => {
  const titolo = { titolo: { tipo: 'ingiunzione', notificatoIl: '2021-05-20' } };
  expect(
    righe({
      debitore: { domicilioDigitale: false },
      inizio: '2026-03-02',
      partite: [
        vecchia('P1', '300.00', titolo),
        partitaDiProva(
          'P2',
          'cds',
          { sanzioni: '80.00' },
          { titolo: { tipo: 'ingiunzione', notificatoIl: '2025-07-30' } },
        ),
      ],
      fino: '2026-03-15',
    }),
  ).toEqual([
    '2026-03-02 emetti intimazione50 raccomandata P1+P2 GUARDIA_PRESCRIZIONE 380.00 m33.09 o22.80 s7.83',
    '2026-03-02 attendi ATTESA_NOTIFICA -> 2026-05-01',
    '2026-03-12 emetti sollecito795 P1+P2 SOLLECITO_795 380.00 m33.22 o22.80 s9.16',
    '2026-03-12 attendi ATTESA_544 -> 2026-05-12',
  ]);
});
