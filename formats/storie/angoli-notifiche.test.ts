import { partitaDiProva, righe } from './storie-di-prova';

const canone = partitaDiProva('P1', 'patrimoniale', { capitale: '450.00' });

test('R-28: a perfection known after everything is free makes the later acts leave at once', () => {
  expect(
    righe({
      debitore: { domicilioDigitale: false },
      partite: [canone],
      notifiche: [{ atto: 'intimazioneEsecutiva', esito: 'perfezionata', giorni: 12, notoDopo: 110 }],
      fino: '2026-06-30',
    }),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva raccomandata P1 FORMAZIONE_TITOLO_792 450.00 m0.00 o0.00 s7.83',
    '2026-02-02 attendi ATTESA_NOTIFICA -> 2026-04-03',
    '2026-04-03 proponi notifica intimazioneEsecutiva NOTIFICA_SENZA_ESITO',
    '2026-04-03 attendi ATTESA_NOTIFICA -> 2030-03-02',
    '2026-05-23 emetti presaInCarico P1 PRESA_IN_CARICO 450.00 m0.14 o13.50 s14.34',
    '2026-05-23 emetti sollecito795 P1 SOLLECITO_795 450.00 m0.14 o13.50 s15.67',
    '2026-05-23 attendi ATTESA_544 -> 2026-07-23',
  ]);
});

test('R-27: a negative outcome with no rung left is told at once, once', () => {
  expect(
    righe({
      debitore: { domicilioDigitale: false },
      partite: [canone],
      notifiche: [
        { atto: 'intimazioneEsecutiva', tentativo: 1, esito: 'fallita', giorni: 9 },
        { atto: 'intimazioneEsecutiva', tentativo: 2, esito: 'fallita', giorni: 3 },
      ],
      fino: '2026-06-30',
    }),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva raccomandata P1 FORMAZIONE_TITOLO_792 450.00 m0.00 o0.00 s7.83',
    '2026-02-02 attendi ATTESA_NOTIFICA -> 2026-04-03',
    '2026-02-11 emetti intimazioneEsecutiva albo P1 SECONDO_CANALE 450.00 m0.00 o0.00 s11.55',
    '2026-02-11 attendi ATTESA_NOTIFICA -> 2026-04-12',
    '2026-02-14 proponi notifica intimazioneEsecutiva NOTIFICA_SENZA_ESITO',
    '2026-02-14 attendi ATTESA_NOTIFICA -> 2030-03-02',
  ]);
});

test('R-26: the albo takes 8, 20 and 1 days; three titles on one date, none held by the others (R-24)', () => {
  expect(
    righe({
      partite: [
        partitaDiProva('M', 'cds', { sanzioni: '100.00' }),
        partitaDiProva('C', 'patrimoniale', { capitale: '200.00' }),
        partitaDiProva('T', 'tributaria', { capitale: '300.00' }),
      ],
      notifiche: [
        { atto: 'accertamentoEsecutivo', tentativo: 1, esito: 'irreperibile', giorni: 0 },
        { atto: 'intimazioneEsecutiva', tentativo: 1, esito: 'irreperibile', giorni: 0 },
        { atto: 'ingiunzione', tentativo: 1, esito: 'irreperibile', giorni: 0 },
      ],
      fino: '2026-03-01',
    }).map((riga) => riga.replace(/ \d+\.\d\d m.*/, '')),
  ).toEqual([
    '2026-02-02 emetti accertamentoEsecutivo pec T FORMAZIONE_TITOLO_792',
    '2026-02-02 emetti accertamentoEsecutivo albo T SECONDO_CANALE',
    '2026-02-02 emetti intimazioneEsecutiva pec C FORMAZIONE_TITOLO_792',
    '2026-02-02 emetti intimazioneEsecutiva albo C SECONDO_CANALE',
    '2026-02-02 emetti ingiunzione pec M FORMAZIONE_INGIUNZIONE',
    '2026-02-02 emetti ingiunzione albo M SECONDO_CANALE',
    '2026-02-02 attendi ATTESA_NOTIFICA -> 2026-04-03',
    '2026-02-22 attendi TERMINE_PAGAMENTO_792 -> 2026-04-24',
  ]);
});

test('R-27: an open act that covers only a paid partita holds nothing', () => {
  expect(
    righe({
      debitore: { domicilioDigitale: false },
      partite: [partitaDiProva('M', 'cds', { sanzioni: '100.00' }), canone],
      notifiche: [{ atto: 'ingiunzione', esito: 'fallita', giorni: 30, notoDopo: 30 }],
      eventi: [
        { il: '2026-02-03', tipo: 'sgravio', partita: 'M', totale: true },
        { il: '2026-03-20', tipo: 'pagamento', importo: 'saldo' },
      ],
    }).map((riga) => riga.replace(/ \d+\.\d\d m.*/, '')),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva raccomandata P1 FORMAZIONE_TITOLO_792',
    '2026-02-02 emetti ingiunzione raccomandata M FORMAZIONE_INGIUNZIONE',
    '2026-02-02 attendi ATTESA_NOTIFICA -> 2026-04-03',
    '2026-02-12 attendi TERMINE_PAGAMENTO_792 -> 2026-04-14',
    '2026-03-20 chiudi PAGATA',
  ]);
});

test('R-30: while everything is sospeso neither a second channel nor a signal leaves', () => {
  expect(
    righe({
      debitore: { domicilioDigitale: false },
      partite: [canone],
      notifiche: [{ atto: 'intimazioneEsecutiva', esito: 'fallita', giorni: 10 }],
      eventi: [{ il: '2026-02-05', tipo: 'sospensione', al: '2026-05-10' }],
      fino: '2026-05-20',
    }),
  ).toEqual([
    '2026-02-02 emetti intimazioneEsecutiva raccomandata P1 FORMAZIONE_TITOLO_792 450.00 m0.00 o0.00 s7.83',
    '2026-02-02 attendi ATTESA_NOTIFICA -> 2026-04-03',
    '2026-02-05 attendi SOSPESA -> 2026-05-11',
    '2026-05-11 emetti intimazioneEsecutiva albo P1 SECONDO_CANALE 450.00 m0.00 o0.00 s11.55',
    '2026-05-11 attendi ATTESA_NOTIFICA -> 2026-07-10',
  ]);
});
