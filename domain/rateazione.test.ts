import fc from 'fast-check';
import { dataDi, giornoDi, MAI } from './calendario';
import type { Evento } from './fascicolo';
import type { AttoNoto } from './notificazione';
import { PROFILO_LEGGE160, profiloDi } from './profili/profili';
import {
  fasciaDi,
  giornoDegliOneri,
  importoRata,
  limitiRateazione,
  ostacoloA,
  type Piano,
  pianiDi,
  pianoInCorso,
  primaCoppia,
  rateNonPagate,
  rateSaldate,
  scadenzaRata,
} from './rateazione';
import type { TipoAtto } from './vocabolario';

const il = giornoDi;
const piano = (altro: Partial<Piano> = {}): Piano => ({
  concesso: il('2026-03-10'),
  rate: 4,
  primaScadenza: il('2026-04-15'),
  decaduto: MAI,
  pagate: new Set(),
  ...altro,
});

test('R-62: the parts make the whole, and the cents that remain go one each to the first', () => {
  expect([1, 2, 3].map((k) => Number(importoRata(100_00n, 3, k)))).toEqual([3334, 3333, 3333]);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 1, max: 120 }), (totale, rate) => {
      const parti = Array.from({ length: rate }, (_, i) => importoRata(totale, rate, i + 1));
      expect(parti.reduce((a, b) => a + b, 0n) === totale).toBe(true);
      const [prima = 0n, ultima = 0n] = [parti[0], parti.at(-1)];
      expect(prima - ultima <= 1n).toBe(true);
      parti.forEach((parte, i) => {
        expect(parte <= (parti[i - 1] ?? parte)).toBe(true);
      });
    }),
  );
});

test('R-62: due on the last day of each month, rolled over Saturdays and feasts', () => {
  // 30/4 Thursday, 31/5 Sunday -> 1/6 Monday, 30/6 Tuesday, 31/10 Saturday -> 2/11 (1/11 is Sunday and a feast)
  const date = [1, 2, 3, 7].map((k) => dataDi(scadenzaRata(piano(), k, PROFILO_LEGGE160)));
  expect(date).toEqual(['2026-04-30', '2026-06-01', '2026-06-30', '2026-11-02']);
});

test('R-62: an instalment is unpaid while no payment names it after the grant', () => {
  const pagamento = (giorno: string, rata?: number): Evento => ({
    tipo: 'pagamento',
    il: giorno,
    importo: 1n,
    ...(rata === undefined ? {} : { rata }),
  });
  const eventi: Evento[] = [
    pagamento('2026-03-09', 1),
    { tipo: 'rateazioneConcessa', il: '2026-03-10', rate: 4, primaScadenza: '2026-04-15' },
    pagamento('2026-03-10', 2),
    pagamento('2026-05-01'),
    { tipo: 'pagamento', il: '2026-06-01', importo: 2n, rate: [3, 4] },
  ];
  const [unico] = pianiDi(eventi, []);
  expect(unico && rateNonPagate(unico)).toEqual([1]);
  expect(unico).toMatchObject({ concesso: il('2026-03-10'), primaScadenza: il('2026-04-15'), decaduto: MAI });
});

test('R-63, R-66: the plan in course is the last one, until its decadenza', () => {
  expect(pianoInCorso([])).toBeNull();
  const secondo = piano({ concesso: il('2026-09-01') });
  expect(pianoInCorso([piano(), secondo])).toBe(secondo);
  expect(pianoInCorso([piano(), piano({ decaduto: il('2027-01-02') })])).toBeNull();
});

test('R-64: from the day after the grant to the day before the decadenza the oneri are those of the grant', () => {
  const piani = [piano({ decaduto: il('2026-08-01') })];
  const giorno = (data: string) => dataDi(giornoDegliOneri(piani, il(data)));
  expect(giorno('2026-03-10')).toBe('2026-03-10');
  expect(giorno('2026-03-11')).toBe('2026-03-10');
  expect(giorno('2026-07-31')).toBe('2026-03-10');
  expect(giorno('2026-08-01')).toBe('2026-08-01');
  const due = [piano(), piano({ concesso: il('2026-05-01') })];
  expect(dataDi(giornoDegliOneri(due, il('2026-06-01')))).toBe('2026-03-10');
});

test('R-65: April and October are six months apart, April and November are not; the first pair wins', () => {
  expect(primaCoppia([], 6)).toBeNull();
  expect(primaCoppia([1], 6)).toBeNull();
  expect(primaCoppia([1, 7], 6)).toEqual([1, 7]);
  expect(primaCoppia([1, 8], 6)).toBeNull();
  expect(primaCoppia([1, 8, 10, 11], 6)).toEqual([8, 10]);
});

describe('R-62, R-65: what money paid by a notice of instalments names', () => {
  const sollecito = (emesso = '2026-07-01') => ({
    emesso: il(emesso),
    rate: [
      { numero: 2, cents: 33_33n },
      { numero: 1, cents: 33_34n },
    ],
  });
  test('all it asks for, or as many as it covers, in order', () => {
    const nomina = (versato: bigint) => rateSaldate(sollecito(), [piano()], versato);
    expect([66_67n, 66_66n, 33_34n, 33_33n, 100_00n].map(nomina)).toEqual([[1, 2], [1], [1], [], [1, 2]]);
  });
  test('what somebody paid meanwhile is not paid twice', () => {
    expect(rateSaldate(sollecito(), [piano({ pagate: new Set([1]) })], 66_67n)).toEqual([2]);
    expect(rateSaldate(sollecito(), [piano({ pagate: new Set([1, 2]) })], 66_67n)).toEqual([]);
  });
  test('nothing once the plan is lost, or another has taken its place', () => {
    expect(rateSaldate(sollecito(), [], 66_67n)).toEqual([]);
    expect(rateSaldate(sollecito(), [piano({ decaduto: il('2026-08-01') })], 66_67n)).toEqual([]);
    const dopo = [piano(), piano({ concesso: il('2026-07-02') })];
    expect(rateSaldate(sollecito(), dopo, 66_67n)).toEqual([]);
    expect(rateSaldate(sollecito('2026-07-02'), dopo, 66_67n)).toEqual([1, 2]);
  });
});

const limiti = (profilo: string, residuo: bigint, decaduta = false) => {
  const { maxRate, garanzia } = limitiRateazione(residuo, decaduta, profiloDi(profilo), il('2026-03-10'));
  return garanzia ? `${maxRate} con garanzia` : maxRate;
};

test('R-61: law bands; none under the minimum or after a decadenza', () => {
  const euro = [100_00n, 100_01n, 500_00n, 500_01n, 3000_00n, 3000_01n, 6000_01n, 20_000_00n, 20_000_01n];
  expect(euro.map((residuo) => limiti('legge160', residuo))).toEqual([0, 4, 4, 12, 12, 24, 36, 36, 72]);
  expect(limiti('legge160', 5000_00n, true)).toBe(0);
});

test('R-61, seed B-40, B-41, B-43..B-48: Trentino bands, no part under 30 euro, a surety over 20.000', () => {
  const euro = [59_99n, 60_00n, 119_99n, 120_00n, 540_00n, 1000_00n, 1000_01n, 2000_01n, 3500_01n];
  expect(euro.map((residuo) => limiti('trentino', residuo))).toEqual([0, 2, 3, 4, 18, 18, 33, 60, 72]);
  expect(limiti('trentino', 1080_00n)).toBe(36);
  expect(limiti('trentino', 20_000_00n)).toBe(72);
  expect(limiti('trentino', 20_000_01n)).toBe('120 con garanzia');
  expect(limiti('trentino', 20_000_01n, true)).toBe('0 con garanzia');
});

test('R-63: a plan falls with the first decadenza from its grant on, not with that of a former plan', () => {
  const decadenza = (giorno: string, tipo: TipoAtto = 'comunicazioneDecadenza') =>
    ({ tipo, emesso: il(giorno) }) as AttoNoto;
  const concessa: Evento = {
    tipo: 'rateazioneConcessa',
    il: '2026-03-10',
    rate: 4,
    primaScadenza: '2026-04-15',
  };
  const altri: Evento[] = [
    { tipo: 'eredi', il: '2026-05-01' },
    { tipo: 'pagamento', il: '2026-05-01', importo: 1n },
    { tipo: 'pagamento', il: '2026-05-02', importo: 1n, rata: 3 },
  ];
  const decaduto = (...atti: AttoNoto[]) => pianiDi([concessa, ...altri], atti)[0]?.decaduto;
  expect(decaduto(decadenza('2026-03-09'))).toBe(MAI);
  expect(decaduto(decadenza('2026-03-09'), decadenza('2026-03-10'))).toBe(il('2026-03-10'));
  expect(decaduto(decadenza('2026-05-01', 'sollecitoRate'), decadenza('2026-06-01'))).toBe(il('2026-06-01'));
  expect(pianiDi([concessa, ...altri], [])[0]?.pagate).toEqual(new Set([3]));
});

test('R-64: a plan says nothing of the days before its grant', () => {
  expect(dataDi(giornoDegliOneri([piano()], il('2026-03-01')))).toBe('2026-03-01');
});

test('c. 796: with no band there are no instalments', () => {
  expect(fasciaDi([], 1n)).toEqual({ minRate: 0, maxRate: 0 });
});

test('R-61, A17: a refusal says which figure fails', () => {
  const ostacolo = (profilo: string, richieste: number, residuo: bigint, decaduta = false) =>
    ostacoloA(richieste, residuo, decaduta, profiloDi(profilo), il('2026-03-10'));
  expect(ostacolo('legge160', 12, 3000_00n)).toBeNull();
  expect(ostacolo('legge160', 13, 3000_00n)).toEqual({ tipo: 'FASCIA', maxRate: 12 });
  expect(ostacolo('legge160', 1, 100_00n)).toEqual({ tipo: 'MINIMO', cents: 100_01n });
  expect(ostacolo('legge160', 2, 3000_00n, true)).toEqual({ tipo: 'DECADENZA' });
  expect(ostacolo('trentino', 4, 119_99n)).toEqual({ tipo: 'RATA_MINIMA', cents: 30_00n });
  fc.assert(
    fc.property(
      fc.constantFrom('legge160', 'trentino'),
      fc.integer({ min: 1, max: 130 }),
      fc.bigInt({ min: 1n, max: 30_000_00n }),
      fc.boolean(),
      (profilo, richieste, residuo, decaduta) => {
        const { maxRate } = limitiRateazione(residuo, decaduta, profiloDi(profilo), il('2026-03-10'));
        expect(ostacolo(profilo, richieste, residuo, decaduta) === null).toBe(richieste <= maxRate);
      },
    ),
  );
});
