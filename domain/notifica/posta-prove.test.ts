import { profiloCon } from '../pratica/fascicoli-di-prova';
import { arCad, cad, codice, documento, esamina, evento, perfezionata, spedito } from './posta-di-prova';
import type { EventoPosta } from './posta-eventi';
import type { CasoPostale } from './posta-lettura';

const stampato = codice('CON080', '2026-03-01');
/** The order of the ids is not that of the days. */
const conId = (id: string, e: EventoPosta): EventoPosta => ({ ...e, id });

test('what proves: the acceptance, the visit, the closed outcome; not a pre-outcome, a discard, the return', () => {
  const visita = codice('RECRN010', '2026-03-05');
  const chiusa = codice('RECRN001C', '2026-03-06');
  const avviso = evento({ tipo: 'giacenza', il: '2026-03-05' });
  const nulla = [
    stampato,
    codice('RECRN001A', '2026-03-06'),
    codice('RECRN001B', '2026-03-06'),
    evento({ tipo: 'scartato', evento: 'altro', il: '2026-03-07' }),
    evento({ tipo: 'restituita', il: '2026-03-08' }),
  ];
  const prove = [spedito, visita, chiusa, avviso].map((e) => e.id).sort();
  expect(esamina('AR', [chiusa, ...nulla, avviso, visita, spedito]).perfezionamento?.prove).toEqual(prove);
});

test('the date of the sender is the earliest acceptance of the carrier', () => {
  const due = [conId('b', { ...spedito, il: '2026-03-02' }), conId('a', { ...spedito, il: '2026-03-03' })];
  expect(esamina('AR', [...due, codice('RECRN001C', '2026-03-05')]).perfezionamento?.mittenteIl).toBe(
    '2026-03-02',
  );
});

test('of two notices of storage the later counts: it never anticipates a term', () => {
  const avvisi = (...giorni: string[]) =>
    giorni.map((il, i) => conId(`${i}`, evento({ tipo: 'giacenza', il })));
  const chiusa = codice('RECRN005C', '2026-04-07');
  for (const giorni of [
    ['2026-03-08', '2026-03-06'],
    ['2026-03-06', '2026-03-08'],
  ])
    expect(esamina('AR', [...avvisi(...giorni), chiusa]).perfezionamento?.destinatarioIl).toBe('2026-03-18');
});

test('without a notice and a visit the storage begins at the arrival at the office', () => {
  const eventi = [spedito, codice('RECRN011', '2026-03-06'), codice('RECRN005C', '2026-03-16')];
  expect(esamina('AR', eventi).perfezionamento).toMatchObject(
    perfezionata('AR_COMPIUTA_GIACENZA', '2026-03-16'),
  );
});

test('each product has its own days', () => {
  const profilo = profiloCon({ 'posta.giacenzaGiorni': 9, 'posta.cadGiorni': 12 });
  const ar = [codice('RECRN010', '2026-03-05'), codice('RECRN005C', '2026-04-07')];
  expect(esamina('AR', ar, profilo).perfezionamento?.destinatarioIl).toBe('2026-03-14');
  const ag = [
    codice('RECAG010', '2026-03-05'),
    cad('2026-03-07'),
    arCad('2026-03-20'),
    codice('RECAG008C', '2026-09-10'),
  ];
  expect(esamina('AG', ag, profilo).perfezionamento?.destinatarioIl).toBe('2026-03-19');
});

test('the ten days of the CAD are for L. 890/1982, and begin with a visit', () => {
  const passati = [
    documento('23L', '2026-03-10'),
    cad('2026-03-07'),
    arCad('2026-03-20'),
    evento({ tipo: 'decorso', il: '2026-03-31' }),
  ];
  expect(esamina('AR', [spedito, codice('RECRN010', '2026-03-05'), ...passati]).perfezionamento).toBeNull();
  expect(esamina('AG', [spedito, ...passati]).perfezionamento).toBeNull();
  expect(
    esamina('AG', [spedito, codice('RECAG010', '2026-03-05'), ...passati]).perfezionamento,
  ).toMatchObject(perfezionata('AG_DEPOSITO_CAD', '2026-03-17'));
});

test('a card written before the tenth day concludes once the day has passed', () => {
  const carta = [
    spedito,
    codice('RECAG010', '2026-03-05'),
    cad('2026-03-07'),
    arCad('2026-03-20'),
    codice('RECAG012', '2026-03-10'),
  ];
  const decorso = evento({ tipo: 'decorso', il: '2026-03-17' });
  expect(esamina('AG', carta).perfezionamento).toBeNull();
  expect(esamina('AG', [...carta, decorso]).perfezionamento).toMatchObject({ destinatarioIl: '2026-03-17' });
});

test('not delivered at the counter, and nobody knows since when: the notice is waited for', () => {
  expect(esamina('AR', [spedito, codice('RECRN004C', '2026-03-18', { causa: 'M04' })])).toMatchObject({
    perfezionamento: null,
    manca: [{ cosa: 'INIZIO_GIACENZA', entro: '2026-04-17' }],
    persona: [],
  });
});

describe('who looks at what no rule decides', () => {
  const persona = (...eventi: EventoPosta[]) => esamina('AG', eventi).persona;
  const caso = (nome: CasoPostale, ...eventi: EventoPosta[]) => [
    { caso: nome, eventi: eventi.map((e) => e.id) },
  ];
  const busta = evento({ tipo: 'busta_tornata', il: '2026-04-20' });
  test.each(['RECAG001C', 'RECAG002C', 'RECAG005C'])('%s, and the envelope came back', (nome) => {
    const consegnata = codice(nome, '2026-03-05');
    expect(persona(spedito, consegnata, busta)).toEqual(caso('BUSTA_DOPO_CONSEGNA', busta, consegnata));
  });

  test('refused by the provider: only what it refused, and only while nothing says that it left', () => {
    const scartato = codice('CON996', '2026-03-02');
    expect(persona(stampato)).toEqual([]);
    expect(persona(stampato, scartato)).toEqual(caso('PEZZO_SCARTATO', scartato));
    expect(persona(scartato, codice('RECAG001C', '2026-03-05'))).toEqual([]);
  });
});
