import { pianoSollecitato } from './piano-sollecitato-di-prova';
import { beni, entrata, eventi, multa, titolo, tributo, un } from './storie-di-prova';

/** A pratica on a day, told as a story: what a clerk reads then is kept in `attese`. */
export const SITUAZIONI: [nome: string, il: string, storia: Record<string, unknown>][] = [
  ['titolo-notificato', '2026-02-20', { partite: [tributo('P1', '800.00'), multa('P2', '200.00')] }],
  [
    'notifica-in-attesa',
    '2026-02-20',
    {
      partite: [tributo('P1', '800.00'), entrata('P2', '90.00')],
      debitore: { id: 'D', domicilioDigitale: false },
      notifiche: [
        { atto: 'accertamentoEsecutivo', esito: 'perfezionata', giorni: 90 },
        { atto: 'intimazioneEsecutiva', esito: 'perfezionata', giorni: 90 },
      ],
    },
  ],
  ['sotto-soglia', '2026-03-20', un(multa('P1', '7.00'))],
  ['presa-in-carico-attesa', '2026-04-10', un(tributo('P1', '800.00'))],
  ['sollecito-in-corso', '2026-06-01', un(tributo('P1', '3000.00'))],
  ['piccolo-credito', '2026-06-01', un(multa('P1', '300.00'))],
  ['preavviso-fermo', '2026-08-20', { ...un(tributo('P1', '2000.00')), ...beni('veicolo') }],
  ['fermo-iscritto', '2026-10-15', { ...un(tributo('P1', '2000.00')), ...beni('veicolo') }],
  ['ipoteca', '2026-11-20', { ...un(tributo('P1', '30000.00')), ...beni('immobile', 'veicolo') }],
  ['pignoramento', '2026-08-20', { ...un(tributo('P1', '3000.00')), ...beni('conto') }],
  [
    'pignoramento-con-ricorso',
    '2026-08-20',
    {
      partite: [tributo('P1', '3000.00'), tributo('P2', '2000.00')],
      ...beni('stipendio', 'veicolo'),
      ...eventi({ il: '2026-02-20', tipo: 'ricorso', partita: 'P1' }),
    },
  ],
  [
    'veicolo-strumentale',
    '2026-08-20',
    {
      ...un(tributo('P1', '2000.00')),
      ...beni('veicolo'),
      ...eventi({ il: '2026-06-20', tipo: 'veicoloStrumentale' }),
    },
  ],
  [
    'veicolo-strumentale-da-subito',
    '2026-05-20',
    {
      ...un(tributo('P1', '2000.00')),
      ...beni('veicolo'),
      ...eventi({ il: '2026-05-10', tipo: 'veicoloStrumentale' }),
    },
  ],
  [
    'veicolo-strumentale-tardi',
    '2026-08-20',
    {
      ...un(tributo('P1', '2000.00')),
      ...beni('veicolo'),
      ...eventi({ il: '2026-07-07', tipo: 'veicoloStrumentale' }),
    },
  ],
  ['lista-davanti-all-ente', '2026-09-15', un(tributo('P1', '1500.00'))],
  ['lista-trentino', '2027-02-01', { ...un(tributo('P1', '1500.00')), profilo: 'trentino' }],
  [
    'sospesa-senza-fine',
    '2026-03-10',
    { ...un(tributo('P1', '1500.00')), ...eventi({ il: '2026-03-01', tipo: 'sospensione' }) },
  ],
  [
    'rateazione-chiesta',
    '2026-02-20',
    {
      ...un(entrata('P1', '1200.00')),
      ...eventi({ il: '2026-02-15', tipo: 'richiestaRateazione', rate: 30 }),
    },
  ],
  [
    'rateazione-in-corso',
    '2026-03-10',
    pianoSollecitato({ il: '2026-02-27', tipo: 'pagamento', rata: 1, importo: 'rata' }),
  ],
  ['rate-sollecitate', '2026-04-05', pianoSollecitato()],
  ['rateazione-decaduta', '2026-04-25', pianoSollecitato()],
  [
    'morto-prima-del-titolo',
    '2026-03-10',
    {
      partite: [multa('P1', '200.00'), tributo('P2', '400.00')],
      ...eventi({ il: '2026-02-20', tipo: 'decesso', dal: '2026-02-10' }),
    },
  ],
  [
    'eredi-intimati',
    '2026-04-10',
    {
      ...un(tributo('P1', '4000.00', titolo('2025-01-10'))),
      ...eventi(
        { il: '2026-02-20', tipo: 'decesso', dal: '2026-01-05' },
        { il: '2026-03-16', tipo: 'eredi' },
      ),
    },
  ],
  [
    'procedura-concorsuale',
    '2026-03-10',
    {
      ...un(tributo('P1', '4000.00')),
      ...eventi({ il: '2026-02-20', tipo: 'insolvenza', udienza: '2026-06-20' }),
    },
  ],
  [
    'prescrizione-vicina',
    '2026-03-10',
    {
      partite: [
        tributo('P1', '900.00', { prescrizione: { dal: '2021-05-31', anni: 5 } }),
        tributo('P2', '700.00'),
      ],
    },
  ],
  [
    'titolo-vecchio',
    '2027-08-20',
    {
      ...un(tributo('P1', '4000.00', titolo('2025-03-10'))),
      ...eventi({ il: '2026-03-01', tipo: 'sospensione', al: '2027-08-01' }),
      ...beni('conto'),
    },
  ],
  [
    'pagata',
    '2026-05-10',
    { ...un(tributo('P1', '800.00')), ...eventi({ il: '2026-03-10', tipo: 'pagamento', importo: '900.00' }) },
  ],
  [
    'fermo-da-revocare',
    '2026-12-20',
    {
      ...un(tributo('P1', '2000.00')),
      ...beni('veicolo'),
      ...eventi({ il: '2026-12-10', tipo: 'sgravio', partita: 'P1', totale: true }),
    },
  ],
  [
    'opposizione',
    '2026-03-10',
    { ...un(multa('P1', '200.00')), ...eventi({ il: '2026-03-01', tipo: 'chiusuraPerOpposizione' }) },
  ],
  [
    'allarme-dato',
    '2026-03-10',
    {
      partite: [
        entrata('P1', '900.00', { prescrizione: { dal: '2021-05-31', anni: 5 } }),
        entrata('P2', '400.00', { prescrizione: { dal: '2022-12-31', anni: 5 } }),
      ],
      ...eventi({ il: '2026-02-02', tipo: 'sospensione' }),
    },
  ],
  [
    'interruzione-gia-partita',
    '2026-03-10',
    {
      partite: [
        entrata('P1', '900.00', { prescrizione: { dal: '2021-05-31', anni: 5 } }),
        entrata('P2', '400.00', { prescrizione: { dal: '2021-07-31', anni: 5 } }),
      ],
      debitore: { id: 'D', domicilioDigitale: false },
      notifiche: [{ atto: 'intimazioneEsecutiva', esito: 'perfezionata', giorni: 58 }],
    },
  ],
  [
    'insinuata',
    '2026-04-10',
    {
      ...un(entrata('P1', '4000.00')),
      ...eventi(
        { il: '2026-02-20', tipo: 'insolvenza', udienza: '2026-06-20' },
        { il: '2026-03-20', tipo: 'insinuazioneDepositata' },
      ),
    },
  ],
  [
    'due-notifiche-in-attesa',
    '2026-03-01',
    {
      partite: [tributo('P1', '800.00')],
      debitore: { id: 'D', domicilioDigitale: false },
      notifiche: [
        { atto: 'accertamentoEsecutivo', n: 2, esito: 'perfezionata', giorni: 50 },
        { atto: 'accertamentoEsecutivo', n: 1, esito: 'perfezionata', giorni: 55 },
      ],
      ...eventi({ il: '2026-02-10', tipo: 'partitaAggiunta', partita: tributo('P3', '600.00') }),
    },
  ],
  ['residuo-minimo-trentino', '2026-06-01', { ...un(entrata('P1', '90.00')), profilo: 'trentino' }],
  [
    'trentino-in-corso',
    '2026-03-01',
    { partite: [entrata('P1', '1200.00'), multa('P2', '300.00')], profilo: 'trentino' },
  ],
  ['firenze-precoattivo', '2026-03-01', { partite: [multa('P1', '300.00')], profilo: 'firenze' }],
  [
    'vasto-in-corso',
    '2026-06-10',
    { partite: [tributo('P1', '2500.00')], profilo: 'vasto', ...beni('veicolo', 'conto') },
  ],
  [
    'credito-dopo-sgravio',
    '2026-03-05',
    {
      partite: [tributo('P1', '800.00'), tributo('P2', '300.00')],
      ...eventi(
        { il: '2026-02-20', tipo: 'pagamento', importo: '900.00' },
        { il: '2026-03-01', tipo: 'sgravio', partita: 'P1', totale: true },
      ),
    },
  ],
  [
    'ricorso-su-tutte',
    '2026-08-20',
    {
      ...un(tributo('P1', '3000.00')),
      ...beni('conto'),
      ...eventi({ il: '2026-02-20', tipo: 'ricorso', partita: 'P1' }),
    },
  ],
  [
    'indagine-scaduta',
    '2027-07-20',
    {
      ...un(tributo('P1', '3000.00')),
      ...beni('veicolo'),
      ...eventi({ il: '2026-06-20', tipo: 'sospensione', al: '2027-06-30' }),
    },
  ],
  ['rata-in-ritardo', '2026-03-20', pianoSollecitato()],
];
