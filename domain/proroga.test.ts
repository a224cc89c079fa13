import { giornoDi } from './calendario';
import { profiloDi } from './profili/profili';
import { parametro } from './profili/profilo';
import { fasceControRegolamento, limitiProroga } from './proroga';
import { fasciaDi, limitiRateazione } from './rateazione';

const OGGI = giornoDi('2026-06-01');
const LEGGE160 = profiloDi('legge160');
const TRENTINO = profiloDi('trentino');
const fasce = (nome: string) => parametro(profiloDi(nome), 'rateazione.fasce', OGGI);

test('c. 796: from the fewest to the most of each band, at its first and last cent', () => {
  const attese: [bigint, number, number][] = [
    [0n, 0, 0],
    [10_000n, 0, 0],
    [10_001n, 1, 4],
    [50_000n, 1, 4],
    [50_001n, 5, 12],
    [300_000n, 5, 12],
    [300_001n, 13, 24],
    [600_000n, 13, 24],
    [600_001n, 25, 36],
    [2_000_000n, 25, 36],
    [2_000_001n, 37, 72],
  ];
  expect(attese.map(([importo]) => fasciaDi(fasce('legge160'), importo))).toEqual(
    attese.map(([, minRate, maxRate]) => ({ minRate, maxRate })),
  );
});

test('c. 797: over 6.000,01 a regulation leaves at least 36 instalments', () => {
  for (const nome of ['legge160', 'trentino', 'firenze', 'vasto'])
    expect(fasceControRegolamento(fasce(nome), LEGGE160, OGGI)).toEqual([]);
  const corte = [
    { fino: 600_001n, rate: 10 },
    { fino: 600_002n, rate: 35 },
    { fino: 1_000_000n, rate: 36 },
    { fino: null, rate: 35 },
  ];
  expect(fasceControRegolamento(corte, LEGGE160, OGGI)).toEqual([corte[1], corte[3]]);
});

const richiesta = { residuo: 500_000n, peggioramentoProvato: true, decaduta: false, giaProrogata: false };

test('c. 798: as many instalments again as the law or the regulation allows at most', () => {
  expect(limitiProroga(richiesta, LEGGE160, OGGI)).toEqual({ maxRate: 72, rifiuto: null });
  expect(limitiProroga(richiesta, TRENTINO, OGGI)).toEqual({ maxRate: 120, rifiuto: null });
  expect(limitiProroga({ ...richiesta, residuo: 6_100n }, TRENTINO, OGGI).maxRate).toBe(2);
});

test('c. 798: once only, for a proven worsening, with no decadenza', () => {
  const rifiuto = (altro: object) => limitiProroga({ ...richiesta, ...altro }, LEGGE160, OGGI);
  expect(rifiuto({ decaduta: true, giaProrogata: true })).toEqual({ maxRate: 0, rifiuto: 'DECADUTA' });
  expect(rifiuto({ giaProrogata: true })).toEqual({ maxRate: 0, rifiuto: 'GIA_PROROGATA' });
  expect(rifiuto({ peggioramentoProvato: false })).toEqual({
    maxRate: 0,
    rifiuto: 'PEGGIORAMENTO_NON_PROVATO',
  });
});

test('seed B-48: a surety above the amount of the profile, and none where it has no amount', () => {
  const garanzia = (residuo: bigint, profilo = TRENTINO) =>
    limitiRateazione(residuo, false, profilo, OGGI).garanzia;
  expect([garanzia(2_000_000n), garanzia(2_000_001n), garanzia(9_000_000n, LEGGE160)]).toEqual([
    false,
    true,
    false,
  ]);
});
