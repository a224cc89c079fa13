import { leggiStoria } from './leggi-storia';
import { partitaDiProva, storiaDiProva } from './storie-di-prova';

const multa = partitaDiProva('P1', 'cds', { sanzioni: '10.00' });
const leggi = (parti: object) => () => leggiStoria(storiaDiProva({ partite: [multa], ...parti }));

test('amounts become cents, absent components zero, partite are entrusted on the start', () => {
  expect(leggi({})()).toMatchObject({
    inizio: '2026-02-02',
    partite: [{ id: 'P1', affidataIl: '2026-02-02', importi: { capitale: 0n, sanzioni: 1000n } }],
    parametri: {},
  });
});

test('death and insolvency of the debtor are events; a partita added is entrusted on the day', () => {
  const storia = leggi({
    debitore: { id: 'D', domicilioDigitale: false, decedutoIl: '2026-03-01', insolventeDal: '2026-04-01' },
    eventi: [{ il: '2026-05-01', tipo: 'partitaAggiunta', partita: { ...multa, id: 'P2' } }],
  })();
  expect(storia.eventi).toMatchObject([
    { tipo: 'decesso', il: '2026-03-01' },
    { tipo: 'insolvenza', il: '2026-04-01' },
    { tipo: 'partitaAggiunta', partita: { affidataIl: '2026-05-01' } },
  ]);
});

test.each([
  ['an impossible date', { inizio: '2026-02-30' }, 'storia.forma: inizio: data impossibile'],
  ['an unknown key', { colore: 'blu' }, 'storia.forma: radice'],
  ['an unknown event', { eventi: [{ il: '2026-03-01', tipo: 'festa' }] }, 'storia.forma: eventi[0].tipo'],
  [
    'an unknown key in a row',
    { eventi: [{ il: '2026-03-01', tipo: 'eredi', quanti: 2 }] },
    'storia.forma: eventi[0]',
  ],
  [
    'a number for an amount',
    { eventi: [{ il: '2026-03-01', tipo: 'pagamento', importo: 10 }] },
    'storia.forma: eventi[0].importo',
  ],
  ['a partita twice', { partite: [multa, multa] }, 'storia.partita_doppia: partite[1]'],
  [
    'a partita that is not there',
    { eventi: [{ il: '2026-03-01', tipo: 'ricorso', partita: 'P9' }] },
    'storia.partita_ignota: eventi[0]: la partita "P9"',
  ],
  ['an unknown profile', { profilo: 'milano' }, 'storia.forma: profilo'],
])('%s is refused with its place', (_che, parti, messaggio) => {
  expect(leggi(parti)).toThrow(messaggio);
});

test('a text that is not JSON is refused', () => {
  expect(() => leggiStoria('{')).toThrow('storia.json');
});
