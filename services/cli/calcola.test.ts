import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { condivisa } from '../../tests/condivisa';
import { calcola } from './calcola';

interface Caso {
  id: string;
  kind: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
}

let cartella: string;
let uscita: string;
let errori: string;
beforeEach(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'calcola-'));
  uscita = '';
  errori = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((testo) => {
    uscita += String(testo);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((testo) => {
    errori += String(testo);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(cartella, { recursive: true });
});

function scrivi(contenuto: unknown): string {
  const file = path.join(cartella, 'casi.json');
  writeFileSync(file, typeof contenuto === 'string' ? contenuto : JSON.stringify(contenuto));
  return file;
}
const unCaso = (kind: string, input: unknown, meta?: unknown): string =>
  scrivi({ meta, cases: [{ id: 'X-1', kind, input }] });

describe.each(['rateazione-vectors', 'termini', 'interessi'])('shared cases: %s', (nome) => {
  const file = condivisa('cases', `${nome}.json`);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Caso[] };

  test('there are cases', () => expect(cases.length).toBeGreaterThanOrEqual(4));

  test.each(cases)('$id', async ({ id, expected }) => {
    expect(await calcola([file], { json: true })).toBe(0);
    const risposte = JSON.parse(uscita) as { id: string; result: Record<string, unknown> }[];
    const avuto = risposte.find((risposta) => risposta.id === id)?.result ?? {};
    expect(Object.fromEntries(Object.keys(expected).map((chiave) => [chiave, avuto[chiave]]))).toEqual(
      expected,
    );
  });
});

test('a kind that is not known is said of that case only', async () => {
  const file = scrivi({
    cases: [
      { id: 'A', kind: 'toString', input: 3 },
      { id: 'B', kind: 'overpayment', input: { residualCents: 10, paidCents: 7 } },
    ],
  });
  expect(await calcola([file], { json: true })).toBe(0);
  expect(JSON.parse(uscita)).toEqual([
    { id: 'A', error: 'kind_unknown' },
    { id: 'B', result: { creditCents: 0 } },
  ]);
});

const UN_ANNO = { baseCents: 100_000, fromExclusive: '2025-12-31', toInclusive: '2026-12-31', plusPct: '0' };

test('the rates of the file take the place of the table', async () => {
  const file = unCaso('legal-interest', UN_ANNO, { legalRates: [{ from: '2026-01-01', pct: '3.0' }] });
  expect(await calcola([file], { json: true })).toBe(0);
  expect(JSON.parse(uscita)).toEqual([
    { id: 'X-1', result: { days: 365, interestCents: 3000, exactCents: '3000' } },
  ]);
});

const PIANO = { principalCents: 1000, n: 3, firstDue: '2026-02-28', method: 'NONE' };
const DECADENZA = {
  plan: { principalCents: 300, n: 3, dueDates: ['2026-01-31', '2026-02-28', '2026-03-31'] },
  paidInstalments: [1],
  missedInstalments: [2, 3],
  reminderSent: true,
};
const DATA_MATRIX = {
  nav: '301000000000000144',
  postalAccount: '1',
  amountCents: 1,
  creditorTaxCode: '12345678903',
  debtorTaxCode: 'X',
  debtorName: '',
  causale: '',
};
test.each<[string, unknown, string]>([
  ['interest', { ...UN_ANNO, toInclusive: '2026-02-30' }, 'input.toInclusive: data impossibile'],
  ['interest', { ...UN_ANNO, toInclusive: '2025-12-30' }, 'input.toInclusive: viene prima'],
  ['interest', { ...UN_ANNO, baseCents: -1 }, 'input.baseCents: importo'],
  ['interest', { ...UN_ANNO, baseCents: 1.5 }, 'input.baseCents: importo'],
  ['interest', { ...UN_ANNO, plusPct: 2 }, 'input.plusPct: percentuale'],
  ['interest', { ...UN_ANNO, plusPct: '-2' }, 'interessi.tasso_negativo: il tasso del 2026-01-01'],
  [
    'mora-c802',
    { ...UN_ANNO, fromExclusive: '1941-01-01' },
    'interessi.tasso_mancante: nessun tasso legale per il 1941-01-02',
  ],
  ['interest', null, 'input: '],
  ['plan', { ...PIANO, n: 0 }, 'input.n: numero di rata'],
  ['plan', { ...PIANO, n: 601 }, 'input.n: numero di rata'],
  ['plan', { ...PIANO, method: 'RESIDUAL', grantDate: '2026-01-01' }, 'input.ratePct: manca'],
  ['plan', { ...PIANO, method: 'PER_SHARE', ratePct: '1' }, 'input.grantDate: manca'],
  ['plan', { ...PIANO, grantDate: '2026-03-01' }, 'input.grantDate: viene dopo'],
  ['plan', { ...PIANO, method: 'GERMAN' }, 'input.method: '],
  ['band-c796', { amountCents: '5' }, 'input.amountCents: importo'],
  [
    'oneri-c803',
    { baseCents: 1, enforceableOn: '2026-1-1', paidOn: '2026-01-01' },
    'input.enforceableOn: data',
  ],
  ['imputation', { policy: 'P', order: ['a', 'a'], debtCents: {}, paymentCents: 1 }, 'input.order: una voce'],
  [
    'imputation',
    { policy: 'P', order: ['a'], debtCents: { b: 1 }, paymentCents: 1 },
    'input.order: manca la voce "b"',
  ],
  ['prorata', { totalCents: 1, weights: { a: 0 } }, 'input.weights: serve almeno'],
  ['prorata', { totalCents: 1, weights: { a: -1 } }, 'input.weights.a: peso'],
  ['decadence', { ...DECADENZA, missedInstalments: [4] }, 'input.missedInstalments: una rata supera 3'],
  ['decadence', { ...DECADENZA, missedInstalments: [1] }, 'input.missedInstalments: una rata è anche'],
  ['decadence', { ...DECADENZA, paidInstalments: [1, 1] }, 'input.paidInstalments: una rata è ripetuta'],
  ['decadence', { ...DECADENZA, plan: { ...DECADENZA.plan, n: 4 } }, 'input.plan.dueDates: ha 3 date'],
  [
    'decadence',
    { ...DECADENZA, plan: { ...DECADENZA.plan, principalPerRowCents: 99 } },
    'input.plan.principalPerRowCents',
  ],
  [
    'sgravio-after-payment',
    { beforeCents: { imposta: 1 }, paidCents: {}, sgravioCents: { mora: 1 } },
    'input.sgravioCents.mora',
  ],
  [
    'sgravio-after-payment',
    { beforeCents: { pippo: 1 }, paidCents: {}, sgravioCents: {} },
    'calcola.componente: "pippo"',
  ],
  ['nav', { segregationCode: '1', iuvBase: '0000000000001' }, 'input.segregationCode: servono 2 cifre'],
  [
    'qr',
    { nav: '301000000000000144', creditorTaxCode: '12345678903', amountCents: 0 },
    'input.amountCents: importo',
  ],
  ['data-matrix', { ...DATA_MATRIX, postalAccount: '1234567890123' }, 'input.postalAccount: servono'],
  ['data-matrix', { value: 'codfase=NBPA;' }, 'data_matrix.lunghezza: 13 caratteri'],
  ['data-matrix', { value: 'x'.repeat(256) }, 'data_matrix.forma'],
  ['causale', {}, 'input.text: '],
  ['term-60', {}, 'input.notifiedOn: serve'],
  ['term-60', { notifiedFrom: '2026-01-02', notifiedTo: '2026-01-01' }, 'input.notifiedTo: viene prima'],
  [
    'term-60',
    { notifiedFrom: '2026-01-01', notifiedTo: '2026-01-09' },
    'calcola.intervallo: input.notifiedFrom',
  ],
  ['executive-act-chain', { notifiedOn: '2026-02-29' }, 'input.notifiedOn: data impossibile'],
])('%s %j: exit code 2, one line that names case and field', async (kind, input, dove) => {
  expect(await calcola([unCaso(kind, input)], { json: true })).toBe(2);
  expect(uscita).toBe('');
  expect(errori.trim().split('\n')).toHaveLength(1);
  expect(errori).toContain('"X-1"');
  expect(errori).toContain(dove);
});

test.each<[string, unknown, string]>([
  ['no JSON', '{', 'calcola.json'],
  ['no cases', {}, 'calcola.forma: cases'],
  ['no id', { cases: [{ kind: 'nav' }] }, 'calcola.forma: cases[0].id'],
  [
    'rates out of order',
    {
      cases: [],
      meta: {
        legalRates: [
          { from: '2026-01-01', pct: '1' },
          { from: '2025-01-01', pct: '1' },
        ],
      },
    },
    'meta.legalRates[1].from',
  ],
  [
    'a rate that is no number',
    { cases: [], meta: { legalRates: [{ from: '2026-01-01', pct: 'x' }] } },
    'meta.legalRates[0].pct',
  ],
])('%s: exit code 2, one line', async (_nome, contenuto, dove) => {
  expect(await calcola([scrivi(contenuto)], { json: true })).toBe(2);
  expect(uscita).toBe('');
  expect(errori.trim().split('\n')).toHaveLength(1);
  expect(errori).toContain(dove);
});

test('no file, two files, a file that is not there', async () => {
  expect(await calcola([], { json: true })).toBe(2);
  expect(await calcola(['a', 'b'], { json: true })).toBe(2);
  expect(await calcola([path.join(cartella, 'manca.json')], { json: true })).toBe(2);
  expect(errori.trim().split('\n')).toHaveLength(3);
});
