import fc from 'fast-check';
import { civileDi, dataDi, type Giorno, giornoDi as il } from '../calendario';
import { divideHalfUp } from '../denaro';
import { ppmDi, tabellaTassi } from '../interessi';
import { calcola } from './calcola';
import type { IngressiDi, IngressoInteressi, TipoCaso } from './ingressi';

/** The fields of an answer, as a test looks at them. */
function risposta<K extends TipoCaso>(kind: K, input: IngressiDi[K], tassi?: Parameters<typeof calcola>[1]) {
  return calcola({ id: 'X', kind, input } as never, tassi);
}

const RIGHE = [
  { dal: '2019-01-01', percento: '0.8' },
  { dal: '2020-01-01', percento: '0.05' },
  { dal: '2021-01-01', percento: '1.25' },
  { dal: '2024-01-01', percento: '2.5' },
];
const TASSI = tabellaTassi(RIGHE);
const ingresso = fc
  .record({
    baseCents: fc.bigInt({ min: 0n, max: 10n ** 11n }),
    da: fc.integer({ min: il('2019-01-01'), max: il('2025-12-31') }),
    giorni: fc.integer({ min: 0, max: 1200 }),
    plusPct: fc.constantFrom('0', '2', '0.50'),
  })
  .map(
    ({ baseCents, da, giorni, plusPct }): IngressoInteressi => ({
      baseCents,
      fromExclusive: da,
      toInclusive: da + giorni,
      plusPct,
    }),
  );

/** The rule as it is written, one day at a time: the rate of each day in parts per million. */
function tassiGiornoPerGiorno({
  fromExclusive,
  toInclusive,
  plusPct,
}: IngressoInteressi): [Giorno, bigint][] {
  const giorni: [Giorno, bigint][] = [];
  for (let g = fromExclusive + 1; g <= toInclusive; g += 1) {
    const riga = RIGHE.findLast(({ dal }) => dal <= dataDi(g));
    giorni.push([g, BigInt(ppmDi(riga?.percento ?? '') + ppmDi(plusPct))]);
  }
  return giorni;
}

describe('interest', () => {
  test('the same as day by day, in every convention', () => {
    fc.assert(
      fc.property(ingresso, (input) => {
        const avuto = risposta('interest', input, TASSI);
        const giorni = tassiGiornoPerGiorno(input);
        const bisestile = (g: Giorno) => new Date(Date.UTC(civileDi(g).anno, 1, 29)).getUTCMonth() === 1;
        const somma = giorni.reduce((a, [, ppm]) => a + ppm, 0n);
        const actAct = giorni.reduce((a, [g, ppm]) => a + ppm * (bisestile(g) ? 365n : 366n), 0n);
        expect(avuto.days).toBe(giorni.length);
        expect(avuto.interestCents).toBe(Number(divideHalfUp(input.baseCents * somma, 365_000_000n)));
        expect(avuto.A_single_rounding_act365).toBe(avuto.interestCents);
        expect(avuto.C_single_rounding_actact).toBe(
          Number(divideHalfUp(input.baseCents * actAct, 365n * 366n * 1_000_000n)),
        );
        const [num = '', den = '1'] = String(avuto.exactCents).split('/');
        expect(BigInt(num) * 365_000_000n).toBe(input.baseCents * somma * BigInt(den));
        const tratti = avuto.segments as readonly {
          days: number;
          rounded: number;
          from: string;
          to: string;
        }[];
        expect(tratti.reduce((a, { days }) => a + days, 0)).toBe(giorni.length);
        expect(tratti.reduce((a, { rounded }) => a + rounded, 0)).toBe(avuto.B_per_segment_rounding_act365);
        for (const [i, tratto] of tratti.entries()) {
          const prossimo = tratti[i + 1];
          expect(il(tratto.to) + 1).toBe(prossimo ? il(prossimo.from) : input.toInclusive + 1);
        }
      }),
    );
  });

  test('half a cent goes to the even one only in the comparison', () => {
    const unGiorno = (baseCents: bigint) =>
      risposta(
        'interest',
        { baseCents, fromExclusive: il('2024-03-01'), toInclusive: il('2024-03-02'), plusPct: '-0.5' },
        TASSI,
      );
    const valori = [9_125n, 27_375n, 27_376n].map((base) => {
      const { exactCents, A_half_even, A_single_rounding_act365 } = unGiorno(base);
      return [exactCents, A_half_even, A_single_rounding_act365];
    });
    expect(valori).toEqual([
      ['1/2', 0, 1],
      ['3/2', 2, 2],
      ['13688/9125', 2, 2],
    ]);
  });

  test('the rate of a segment is written as the file writes it, with what was added', () => {
    const segmenti = (plusPct: string) => {
      const input = {
        baseCents: 1n,
        fromExclusive: il('2020-12-30'),
        toInclusive: il('2021-01-01'),
        plusPct,
      };
      return (risposta('interest', input, TASSI).segments as { ratePct: string }[]).map(
        ({ ratePct }) => ratePct,
      );
    };
    expect([segmenti('0'), segmenti('2'), segmenti('0.500')]).toEqual([
      ['0.05', '1.25'],
      ['2.05', '3.25'],
      ['0.550', '1.750'],
    ]);
  });
});

describe('decadence', () => {
  const scadenze = Array.from({ length: 12 }, (_, i) => il(`2026-${String(i + 1).padStart(2, '0')}-28`));
  const plan = { principalCents: 100_000n, n: 12, dueDates: scadenze };
  const chiedi = (missedInstalments: number[], reminderSent = true, paidInstalments = [1, 5]) =>
    risposta('decadence', { plan, paidInstalments, missedInstalments, reminderSent });

  test('c. 800: two within six months, after a sollecito', () => {
    expect([[2], [2, 8], [2, 9], [9, 2], [2, 9, 12]].map((rate) => chiedi(rate).decayed)).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(chiedi([2, 3], false).decayed).toBe(false);
  });

  test('what is left is the principal of what nobody paid, cents included', () => {
    // 100000 / 12: four cents go to the first four
    expect(chiedi([2, 3]).residualPrincipalCents).toBe(100_000 - 8_334 - 8_333);
    expect(
      chiedi(
        [2, 3],
        true,
        scadenze.map((_, i) => i + 1),
      ).residualPrincipalCents,
    ).toBe(0);
    expect(chiedi([9, 2]).missedDueDates).toEqual(['2026-09-28', '2026-02-28']);
  });
});

test('sgravio: the money goes in the order of art. 31, however the file orders the components', () => {
  const input = {
    beforeCents: {
      spese_notifica: 500n,
      interessi: 300n,
      imposta: 1_000n,
      oneri: 60n,
      sanzione: 400n,
      mora: 50n,
    },
    paidCents: { imposta: 1_000n, interessi: 300n },
    sgravioCents: { imposta: 600n, sanzione: 900n },
  };
  expect(risposta('sgravio-after-payment', input)).toEqual({
    afterCents: { spese_notifica: 500, interessi: 300, imposta: 400, oneri: 60, sanzione: 0, mora: 50 },
    reallocationCents: {
      imposta: 400,
      sanzione: 0,
      interessi: 300,
      mora: 50,
      oneri: 60,
      spese_notifica: 490,
    },
    paidTotalCents: 1_300,
    dueAfterCents: 1_310,
    creditCents: 0,
  });
});

test('imputation: an item of the order that is not owed gets nothing', () => {
  const input = { policy: 'LOCAL', order: ['b', 'a'], debtCents: { a: 5n }, paymentCents: 7n };
  expect(risposta('imputation', input)).toEqual({ allocationCents: { b: 0, a: 5 }, overpaymentCents: 2 });
});

test('oneri: nothing before E, 3 on E and on the 60th day, 6 from the 61st', () => {
  const oneri = (paidOn: string) =>
    risposta('oneri-c803', { baseCents: 1_050n, enforceableOn: il('2026-01-10'), paidOn: il(paidOn) });
  expect(oneri('2026-01-09')).toEqual({
    days: -1,
    pct: 0,
    capCents: 30_000,
    uncappedCents: 0,
    oneriCents: 0,
  });
  expect(oneri('2026-01-10')).toMatchObject({ days: 0, pct: 3, oneriCents: 32 });
  expect(oneri('2026-03-11')).toMatchObject({ days: 60, pct: 3 });
  expect(oneri('2026-03-12')).toEqual({
    days: 61,
    pct: 6,
    capCents: 60_000,
    uncappedCents: 63,
    oneriCents: 63,
  });
});

test('chain: every date that follows from a notification', () => {
  expect(risposta('executive-act-chain', { notifiedOn: il('2026-06-15') })).toEqual({
    executiveOn: '2026-09-15',
    takeoverFrom: '2026-10-15',
    moraFrom: '2026-10-16',
    oneri3UntilIncluded: '2026-11-14',
    forcedExecutionFromSameSubject: '2027-02-12',
    forcedExecutionFromOtherSubject: '2027-04-13',
  });
});

test('chain: a later notification never brings a date forward', () => {
  const giorno = fc.integer({ min: il('2024-01-01'), max: il('2029-12-31') });
  fc.assert(
    fc.property(giorno, (notifiedOn) => {
      const prima = risposta('executive-act-chain', { notifiedOn });
      const dopo = risposta('executive-act-chain', { notifiedOn: notifiedOn + 1 });
      for (const [nome, data] of Object.entries(prima)) expect(String(dopo[nome]) >= String(data)).toBe(true);
    }),
  );
});

test('data matrix: read, account and amount keep their digits', () => {
  const scritta = risposta('data-matrix', {
    nav: '301000000000000144',
    conto: '77',
    cents: 15_000n,
    codiceFiscaleEnte: '12345678903',
    codiceFiscaleDebitore: '12345678903',
    nome: 'Ditta',
    causale: 'Avviso',
  });
  expect(scritta.length).toBe(256);
  expect(risposta('data-matrix', { value: String(scritta.value) })).toEqual({
    nav: '301000000000000144',
    postalAccount: '000000000077',
    amountCents: '0000015000',
    docType: '896',
    creditorTaxCode: '12345678903',
    debtorTaxCode: '12345678903',
  });
});

test('an error says which case', () => {
  const input = {
    baseCents: 1n,
    fromExclusive: il('2018-12-30'),
    toInclusive: il('2019-01-01'),
    plusPct: '0',
  };
  expect(() => risposta('legal-interest', input, TASSI)).toThrow(
    'caso "X" (legal-interest): interessi.tasso_mancante: nessun tasso legale per il 2018-12-31',
  );
});

test('an amount that would lose a cent is refused', () => {
  const input = { residualCents: 0n, paidCents: 2n ** 53n };
  expect(() => risposta('overpayment', input)).toThrow('calcola.troppo_grande');
});
