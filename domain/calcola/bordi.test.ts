import { giornoDi as il } from '../calendario';
import { tabellaTassi } from '../interessi';
import { calcola } from './calcola';
import type { IngressiDi, TipoCaso } from './ingressi';

function risposta<K extends TipoCaso>(kind: K, input: IngressiDi[K], tassi?: Parameters<typeof calcola>[1]) {
  return calcola({ id: 'X', kind, input } as never, tassi);
}

test('R-06: a range of notifications has an answer when its ends have the same, raw day and last day', () => {
  const termine = (da: string, a: string) => risposta('term-60', { notifiedFrom: il(da), notifiedTo: il(a) });
  // 60 days from 3 June fall on 2 August, which does not count: the term goes to 2 September
  expect(termine('2026-06-03', '2026-06-03')).toEqual({ rawLastDay: '2026-09-02', lastDay: '2026-09-02' });
  expect(() => termine('2026-02-02', '2026-02-04')).toThrow(
    'calcola.intervallo: input.notifiedFrom e input.notifiedTo danno termini diversi (2026-04-03 e 2026-04-07)',
  );
  // 60 days from 10 and 11 February end on Saturday 11 and Sunday 12 April: one Monday, two raw days
  expect(() => termine('2026-02-10', '2026-02-11')).toThrow('calcola.intervallo');
});

test('a plan without interest says neither the days nor what was owed before', () => {
  const piano = (altro: Partial<IngressiDi['plan']>) =>
    risposta('plan', {
      principalCents: 100_00n,
      n: 2,
      firstDue: il('2026-03-31'),
      method: 'NONE',
      pennyRule: 'EXTRA_CENTS_FIRST',
      ratePct: '2',
      ...altro,
    });
  expect(piano({})).toEqual({
    rows: [
      { k: 1, due: '2026-03-31', principal: 5000, interest: 0, total: 5000 },
      { k: 2, due: '2026-04-30', principal: 5000, interest: 0, total: 5000 },
    ],
    totals: { principal: 10_000, interest: 0, total: 10_000 },
  });
  const { rows } = piano({ method: 'FRENCH' }) as { rows: object[] };
  expect(Object.keys(rows[0] ?? {})).toEqual([
    'k',
    'due',
    'residualBefore',
    'principal',
    'interest',
    'total',
  ]);
  const senzaTasso = {
    principalCents: 100_00n,
    n: 2,
    firstDue: il('2026-03-31'),
    pennyRule: 'EXTRA_CENTS_FIRST',
  } as const;
  expect(risposta('plan', { ...senzaTasso, method: 'RESIDUAL' }).totals).toMatchObject({ interest: 0 });
});

test('c. 800: six months over the end of a year, in whatever order they are named; an instalment out of the plan has no date', () => {
  const dueDates = ['2026-07-31', '2026-11-30', '2027-01-31', '2027-06-30'].map(il);
  const decade = (...missedInstalments: number[]) =>
    risposta('decadence', {
      plan: { principalCents: 400n, n: 4, dueDates },
      paidInstalments: [],
      missedInstalments,
      reminderSent: true,
    });
  expect([decade(1, 3), decade(3, 1), decade(1, 4), decade(2, 3)].map(({ decayed }) => decayed)).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(decade(2, 9)).toMatchObject({ missedDueDates: ['2026-11-30'], decayed: false });
});

test('a rate below zero is refused, zero is not', () => {
  const tassi = tabellaTassi([{ dal: '2026-01-01', percento: '1.60' }]);
  const interesse = (plusPct: string) =>
    risposta(
      'legal-interest',
      { baseCents: 100_00n, fromExclusive: il('2026-01-31'), toInclusive: il('2026-02-10'), plusPct },
      tassi,
    );
  expect(interesse('-1.60')).toMatchObject({ interestCents: 0 });
  expect(() => interesse('-1.61')).toThrow(
    'interessi.tasso_negativo: il tasso del 2026-02-01 è 1.60 più -1.61',
  );
});

test('a component that is not of the debt is told with those that are', () => {
  const input = {
    beforeCents: { bolli: 10n },
    paidCents: {},
    sgravioCents: {},
  } as unknown as IngressiDi['sgravio-after-payment'];
  expect(() => risposta('sgravio-after-payment', input)).toThrow(
    'calcola.componente: "bolli" non è una voce del debito; sono: imposta, capitale, sanzione,',
  );
});
