import type { Evento } from '../fascicolo';
import { attoDi, fascicoloDi, invioDi } from '../pratica/fascicoli-di-prova';
import { PROFILO_LEGGE160 } from '../profili/profili';
import type { EventoStoria } from './storia';
import { accade, fascicoloNuovo, prossimaDomanda, type Vita } from './vita';

const vita = (...eventi: Evento[]): Vita => ({
  profilo: PROFILO_LEGGE160,
  fascicolo: fascicoloDi({ eventi: [...eventi] }),
  mondo: { beni: () => [], spedisce: (_atto, _canale, il) => ({ il }) },
});
const concessa: Evento = {
  tipo: 'rateazioneConcessa',
  il: '2026-03-02',
  rate: 4,
  primaScadenza: '2026-03-31',
};
const dopo = (evento: EventoStoria, ...prima: Evento[]) => {
  const v = vita(...prima);
  accade(v, evento);
  return v.fascicolo.eventi.at(-1);
};
const pagamento = (altro: object) =>
  ({ tipo: 'pagamento', il: '2026-03-10', ...altro }) as unknown as EventoStoria;

test('a new fascicolo knows nothing yet', () => {
  const { inizio, debitore, partite } = fascicoloDi();
  expect(fascicoloNuovo({ inizio, debitore, partite })).toEqual(fascicoloDi());
});

test('R-62: a payment may be an instalment of the plan, all that is due, or a sum', () => {
  expect(dopo({ tipo: 'eredi', il: '2026-03-10' })).toEqual({ tipo: 'eredi', il: '2026-03-10' });
  expect(dopo(pagamento({ importo: 7_00n }))).toEqual({
    tipo: 'pagamento',
    il: '2026-03-10',
    importo: 7_00n,
  });
  expect(dopo(pagamento({ importo: 'saldo' }))).toMatchObject({ importo: 500_00n });
  expect(dopo(pagamento({ importo: 'rata', rata: 1 }), concessa)).toMatchObject({
    importo: 125_00n,
    rata: 1,
  });
  expect(dopo(pagamento({ importo: 'rata', rata: 4 }), concessa)).toMatchObject({
    importo: 125_00n,
    rata: 4,
  });
});

test('an instalment of no plan is told with the day of the payment', () => {
  const detto = (n: string) =>
    `storia.rata_senza_piano: pagamento del 2026-03-10: non c’è la rata ${n} di un piano`;
  expect(() => dopo(pagamento({ importo: 'rata', rata: 1 }))).toThrow(detto('1'));
  expect(() => dopo(pagamento({ importo: 'rata', rata: 5 }), concessa)).toThrow(detto('5'));
  expect(() => dopo(pagamento({ importo: 'rata' }), concessa)).toThrow(detto('-'));
});

test('the next question is on the first outcome to come or on the date that is waited for', () => {
  const noto = (giorno: string) =>
    invioDi('2026-03-01', 'pec', { tipo: 'fallita', legaleIl: giorno, notoIl: giorno });
  const chiedi = (fino: string | null, ...giorni: string[]) =>
    prossimaDomanda(
      fascicoloDi({
        atti: giorni.map((giorno, i) => attoDi(`A${i}`, 'ingiunzione', ['P1'], [noto(giorno)])),
      }),
      '2026-03-10',
      fino,
    );
  expect([chiedi(null), chiedi('2026-03-10'), chiedi('2026-03-09'), chiedi('2026-03-11')]).toEqual([
    null,
    null,
    null,
    '2026-03-11',
  ]);
  expect([
    chiedi('2026-03-20', '2026-03-15'),
    chiedi('2026-03-12', '2026-03-15'),
    chiedi(null, '2026-03-15'),
  ]).toEqual(['2026-03-15', '2026-03-12', '2026-03-15']);
  expect(chiedi(null, '2026-03-18', '2026-03-10', '2026-03-14')).toBe('2026-03-14');
});
