import type { Fascicolo } from '../fascicolo';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { marginiPrescrizione, prossimaPrescrizione } from './margini';
import { decidi } from './prossimo-passo';

const fascicolo: Fascicolo = {
  inizio: '2026-02-02',
  debitore: { domicilioDigitale: true },
  partite: ['2020-06-30', '2024-12-31'].map((dal, i) => ({
    id: `P${i + 1}`,
    natura: 'patrimoniale',
    importi: { capitale: 50_000n, sanzioni: 0n, interessi: 0n, spese: 0n },
    prescrizione: { dal, anni: i === 0 ? 6 : 5 },
    affidataIl: '2026-02-02',
  })),
  atti: [
    {
      id: 'A1',
      tipo: 'intimazioneEsecutiva',
      motivo: 'FORMAZIONE_TITOLO_792',
      partite: ['P2'],
      dispacci: [
        {
          il: '2026-02-02',
          canale: 'raccomandata',
          esito: { tipo: 'perfezionata', legaleIl: '2026-02-10', notoIl: '2026-02-20' },
        },
      ],
    },
  ],
  eventi: [{ tipo: 'richiestaRateazione', il: '2026-07-10', rate: 5 }],
  proposte: [],
  indagini: [],
};
const al = (oggi: string) => marginiPrescrizione(fascicolo, PROFILO_LEGGE160, oggi);

test('R-70, R-71: the soonest first, with date, alarm, margin and what interrupted', () => {
  expect(al('2026-03-10')).toMatchObject([
    {
      partita: 'P1',
      prescriveIl: '2026-06-30',
      allarmeIl: '2026-03-02',
      margineGiorni: 112,
      stato: 'allarme',
    },
    {
      partita: 'P2',
      prescriveIl: '2031-02-10',
      stato: 'viva',
      interruzioni: [
        {
          il: '2026-02-10',
          notaIl: '2026-02-20',
          fonte: 'atto',
          atto: 'intimazioneEsecutiva',
          attoId: 'A1',
          vale: true,
        },
      ],
    },
  ]);
  expect(al('2026-02-19')[1]).toMatchObject({ prescriveIl: '2029-12-31', interruzioni: [] });
});

test('R-70: what comes after the prescription interrupts nothing, and says so', () => {
  expect(al('2026-07-10')).toMatchObject([
    {
      partita: 'P1',
      margineGiorni: -10,
      stato: 'prescritta',
      interruzioni: [{ fonte: 'richiestaRateazione', atto: null, vale: false }],
    },
    { partita: 'P2', prescriveIl: '2031-07-10', interruzioni: [{ vale: true }, { vale: true }] },
  ]);
});

test('R-72: the dates of a worklist are the earliest of what is owed', () => {
  const { quadro } = decidi(fascicolo, PROFILO_LEGGE160, '2026-03-10');
  expect(prossimaPrescrizione(quadro)).toEqual({ prescriveIl: '2026-06-30', allarmeIl: '2026-03-02' });
});
