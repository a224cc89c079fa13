import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { condivisa } from '../tests/condivisa';
import { civileDi, dataDi, type Giorno, giornoDi, isFestivo, isSabato, MAI } from './calendario';
import { type Intervallo, periodoIn, unione } from './intervalli';
import { PROFILO_LEGGE160 } from './profili/profili';
import {
  contaGiorni,
  type GiorniEsclusi,
  NESSUNO_ESCLUSO,
  primoGiornoDopoDecorso,
  primoGiornoDopoSospensione,
  scorri,
  ultimoGiornoTermine,
} from './termini';
import { decorrenze } from './titolo';

interface Caso {
  id: string;
  kind: string;
  input: Record<string, string>;
  expected: Record<string, string>;
}
const { cases } = JSON.parse(readFileSync(condivisa('cases', 'termini.json'), 'utf8')) as { cases: Caso[] };
const AGOSTO: GiorniEsclusi = { sospesi: [], agosto: true };

const sessanta = cases.filter(({ kind }) => kind === 'term-60');
test('there are shared cases of terms', () => expect(sessanta.length).toBeGreaterThan(3));
test.each(sessanta)('R-06, R-11: $id', ({ input, expected }) => {
  const dal = giornoDi(input.notifiedOn ?? input.notifiedFrom ?? '');
  const al = giornoDi(input.notifiedOn ?? input.notifiedTo ?? '');
  for (let giorno = dal; giorno <= al; giorno += 1) {
    expect(dataDi(contaGiorni(giorno, 60, AGOSTO))).toBe(expected.rawLastDay);
    expect(dataDi(ultimoGiornoTermine(giorno, 60, AGOSTO))).toBe(expected.lastDay);
  }
});

test.each(cases.filter(({ kind }) => kind === 'executive-act-chain'))(
  'R-10..R-14: $id',
  ({ input, expected }) => {
    const titolo = { tipo: 'accertamentoEsecutivo', dellEnte: false, atto: 'A1' } as const;
    const date = decorrenze(
      { ...titolo, notificato: giornoDi(input.notifiedOn ?? '') },
      { affidata: giornoDi('2026-01-01'), natura: 'tributaria', sospesi: [] },
      null,
      PROFILO_LEGGE160,
    );
    if (expected.executiveOn) expect(dataDi(date.esecutivo)).toBe(expected.executiveOn);
    if (expected.takeoverFrom) expect(dataDi(date.disponibile)).toBe(expected.takeoverFrom);
    if (expected.forcedExecutionFromSameSubject)
      expect(dataDi(primoGiornoDopoSospensione(date.disponibile, 120, NESSUNO_ESCLUSO))).toBe(
        expected.forcedExecutionFromSameSubject,
      );
  },
);

test('R-07: 30 days from a sollecito given on S leave S + 31 free; 120 from D leave D + 120', () => {
  expect(primoGiornoDopoDecorso(100, 30, NESSUNO_ESCLUSO)).toBe(131);
  expect(primoGiornoDopoSospensione(100, 120, NESSUNO_ESCLUSO)).toBe(220);
});

test('R-06: a term without end of its suspension never ends', () => {
  expect(ultimoGiornoTermine(100, 30, { sospesi: [{ dal: 110, al: MAI }] })).toBe(MAI);
  expect(ultimoGiornoTermine(100, 5, { sospesi: [{ dal: 110, al: MAI }] })).toBeLessThan(110);
});

const inizio = fc.integer({ min: giornoDi('2024-01-01'), max: giornoDi('2029-12-31') });
const lunghezza = fc.integer({ min: 1, max: 200 });
const periodi = fc
  .array(fc.record({ dal: fc.integer({ min: 0, max: 300 }), giorni: fc.integer({ min: 0, max: 60 }) }), {
    maxLength: 4,
  })
  .map(
    (grezzi) => (da: Giorno) =>
      unione(grezzi.map(({ dal, giorni }) => ({ dal: da + dal, al: da + dal + giorni }))),
  );

/** The rule as it is written, one day at a time. */
function adagio(da: Giorno, giorni: number, esclusi: GiorniEsclusi): Giorno {
  const fuori = (g: Giorno): boolean =>
    periodoIn(esclusi.sospesi, g) !== undefined || (esclusi.agosto === true && civileDi(g).mese === 8);
  let g = da;
  for (let contati = 0; contati < giorni; ) {
    g += 1;
    if (!fuori(g)) contati += 1;
  }
  while (fuori(g) || isSabato(g) || isFestivo(g)) g += 1;
  return g;
}

test('R-06: the same day as counting one day at a time', () => {
  fc.assert(
    fc.property(inizio, lunghezza, periodi, fc.boolean(), (da, giorni, sospesi, agosto) => {
      const esclusi = { sospesi: sospesi(da), agosto };
      expect(ultimoGiornoTermine(da, giorni, esclusi)).toBe(adagio(da, giorni, esclusi));
    }),
  );
});

test('R-06: a later start or a longer term never ends before', () => {
  fc.assert(
    fc.property(inizio, lunghezza, periodi, fc.boolean(), (da, giorni, sospesi, agosto) => {
      const esclusi = { sospesi: sospesi(da), agosto };
      const fine = ultimoGiornoTermine(da, giorni, esclusi);
      expect(ultimoGiornoTermine(da + 1, giorni, esclusi)).toBeGreaterThanOrEqual(fine);
      expect(ultimoGiornoTermine(da, giorni + 1, esclusi)).toBeGreaterThanOrEqual(fine);
      expect(fine).toBeGreaterThanOrEqual(da + giorni);
    }),
  );
});

test('R-31: a sospensione inside a decorso moves it by exactly its days', () => {
  fc.assert(
    fc.property(inizio, lunghezza, periodi, (da, giorni, sospesi) => {
      const esclusi = sospesi(da);
      const fine = primoGiornoDopoDecorso(da, giorni, { sospesi: esclusi });
      const dentro = esclusi.reduce((n, p: Intervallo) => n + giorniDentro(p, da + 1, fine - 1), 0);
      expect(fine).toBe(da + giorni + dentro + 1);
    }),
  );
});

const giorniDentro = (p: Intervallo, dal: Giorno, al: Giorno): number =>
  Math.max(0, Math.min(p.al, al) - Math.max(p.dal, dal) + 1);

test('R-31: a sospensione of k days that falls wholly in a term moves its end by k days, then the roll', () => {
  fc.assert(
    fc.property(inizio, lunghezza, fc.nat(), fc.integer({ min: 1, max: 90 }), (da, giorni, dopo, k) => {
      const dal = da + 1 + (dopo % giorni);
      const esclusi = { sospesi: [{ dal, al: dal + k - 1 }] };
      const mossa = contaGiorni(da, giorni, NESSUNO_ESCLUSO) + k;
      expect(contaGiorni(da, giorni, esclusi)).toBe(mossa);
      expect(ultimoGiornoTermine(da, giorni, esclusi)).toBe(scorri(mossa, NESSUNO_ESCLUSO));
      expect(primoGiornoDopoSospensione(da + 1, giorni, esclusi)).toBe(mossa + 1);
    }),
  );
});

test('R-06, R-11: a term that touches August, or a sospensione on its last day, goes to the first day that counts', () => {
  const fine = (data: string, giorni: number, esclusi: GiorniEsclusi) =>
    dataDi(ultimoGiornoTermine(giornoDi(data), giorni, esclusi));
  // 1/9/2026 is a Tuesday: the day counted after 31 July
  expect(fine('2026-07-30', 2, AGOSTO)).toBe('2026-09-01');
  expect(fine('2026-08-31', 1, AGOSTO)).toBe('2026-09-01');
  // 3/7/2026 is a Friday, the sospensione takes it and the Monday after
  const sospesi = [{ dal: giornoDi('2026-07-06'), al: giornoDi('2026-07-06') }];
  expect(fine('2026-06-30', 4, { sospesi })).toBe('2026-07-07');
});
