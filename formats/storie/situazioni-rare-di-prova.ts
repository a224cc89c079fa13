import { pianoSollecitato } from './piano-sollecitato-di-prova';
import { beni, entrata, eventi, multa, tributo, un } from './storie-di-prova';

/** What seldom happens, or two things at once. */
export const SITUAZIONI_RARE: [nome: string, il: string, storia: Record<string, unknown>][] = [
  [
    'sospese-in-parte',
    '2026-03-10',
    {
      partite: [tributo('P1', '800.00'), tributo('P2', '400.00'), entrata('P3', '900.00')],
      ...eventi({ il: '2026-02-02', tipo: 'sospensione', partite: ['P1', 'P2'] }),
    },
  ],
  [
    'una-sospesa',
    '2026-03-10',
    {
      partite: [multa('P1', '800.00'), tributo('P2', '400.00')],
      ...eventi({ il: '2026-02-02', tipo: 'sospensione', partite: ['P1'], al: '2026-12-31' }),
    },
  ],
  [
    'due-in-allarme',
    '2026-03-10',
    {
      partite: [
        entrata('P1', '900.00', { prescrizione: { dal: '2021-06-30', anni: 5 } }),
        entrata('P2', '400.00', { prescrizione: { dal: '2021-05-31', anni: 5 } }),
        entrata('P3', '300.00', { prescrizione: { dal: '2024-05-31', anni: 5 } }),
        entrata('P4', '200.00', { prescrizione: { dal: '2023-05-31', anni: 5 } }),
      ],
      ...eventi({ il: '2026-02-02', tipo: 'sospensione' }),
    },
  ],
  [
    'giorno-dell-allarme',
    '2026-02-28',
    {
      partite: [
        entrata('P1', '900.00', { prescrizione: { dal: '2021-06-28', anni: 5 } }),
        entrata('P2', '400.00', { prescrizione: { dal: '2021-06-29', anni: 5 } }),
      ],
      ...eventi({ il: '2026-02-02', tipo: 'sospensione' }),
    },
  ],
  [
    'insinuata-con-aggiunta',
    '2026-04-10',
    {
      ...un(entrata('P1', '4000.00')),
      ...eventi(
        { il: '2026-02-20', tipo: 'insolvenza', udienza: '2026-06-20' },
        { il: '2026-03-20', tipo: 'insinuazioneDepositata' },
        { il: '2026-04-01', tipo: 'partitaAggiunta', partita: entrata('P2', '500.00') },
      ),
    },
  ],
  [
    'negativa-e-in-attesa',
    '2026-03-01',
    {
      partite: [tributo('P1', '800.00'), entrata('P2', '90.00')],
      debitore: { id: 'D', domicilioDigitale: false },
      notifiche: [
        { atto: 'accertamentoEsecutivo', esito: 'fallita', giorni: 20 },
        { atto: 'accertamentoEsecutivo', tentativo: 2, esito: 'perfezionata', giorni: 40 },
        { atto: 'intimazioneEsecutiva', esito: 'perfezionata', giorni: 55 },
      ],
    },
  ],
  [
    'oltre-il-tempo-massimo',
    '2026-04-20',
    {
      partite: [tributo('P1', '800.00')],
      debitore: { id: 'D', domicilioDigitale: false },
      notifiche: [{ atto: 'accertamentoEsecutivo', esito: 'perfezionata', giorni: 90 }],
    },
  ],
  [
    'piano-trentino',
    '2026-03-10',
    {
      ...un(entrata('P1', '1200.00')),
      profilo: 'trentino',
      ...eventi(
        { il: '2026-02-09', tipo: 'richiestaRateazione', rate: 10 },
        { il: '2026-02-10', tipo: 'rateazioneConcessa', rate: 10, primaScadenza: '2026-02-28' },
        { il: '2026-02-20', tipo: 'pagamento', rata: 1, importo: 'rata' },
      ),
    },
  ],
  [
    'piano-trentino-in-ritardo',
    '2026-06-10',
    {
      ...un(entrata('P1', '1200.00')),
      profilo: 'trentino',
      ...eventi(
        { il: '2026-02-09', tipo: 'richiestaRateazione', rate: 10 },
        { il: '2026-02-10', tipo: 'rateazioneConcessa', rate: 10, primaScadenza: '2026-02-28' },
        { il: '2026-02-20', tipo: 'pagamento', rata: 1, importo: 'rata' },
      ),
    },
  ],
  [
    'nuova-richiesta-nel-piano',
    '2026-03-10',
    pianoSollecitato({ il: '2026-03-05', tipo: 'richiestaRateazione', rate: 12 }),
  ],
  ['ipoteca-iscritta', '2027-01-20', { ...un(tributo('P1', '30000.00')), ...beni('immobile') }],
  ['pignoramento-finito', '2026-12-20', { ...un(tributo('P1', '3000.00')), ...beni('conto') }],
  [
    'pignoramento-senza-esito',
    '2026-09-20',
    {
      ...un(tributo('P1', '3000.00')),
      ...beni('conto', 'veicolo'),
      debitore: { id: 'D', domicilioDigitale: false },
      notifiche: [{ atto: 'pignoramento72bis', esito: 'perfezionata', giorni: 200 }],
    },
  ],
  [
    'pagata-quasi-tutta',
    '2026-09-15',
    {
      ...un(tributo('P1', '1500.00')),
      ...beni('veicolo', 'conto'),
      ...eventi({ il: '2026-05-20', tipo: 'pagamento', importo: '1490.00' }),
    },
  ],
  [
    'ricorso-su-una',
    '2026-08-20',
    {
      partite: [tributo('P1', '3000.00'), tributo('P2', '60.00')],
      ...beni('conto'),
      ...eventi({ il: '2026-02-20', tipo: 'ricorso', partita: 'P1' }),
    },
  ],
  ['solo-una-pensione', '2026-09-15', { ...un(tributo('P1', '30000.00')), ...beni('pensione') }],
  ['firenze-sollecito', '2026-06-01', { partite: [multa('P1', '300.00')], profilo: 'firenze' }],
  [
    'silenzio-dell-ente',
    '2026-12-01',
    {
      partite: [entrata('P1', '400.00')],
      profilo: 'trentino',
      ...beni('veicolo', 'conto'),
    },
  ],
];
