import fc from 'fast-check';
import {
  CHIUSO,
  chiediPermesso,
  dopoInvio,
  type EsitoProvato,
  type Interruttore,
  type SoglieInterruttore,
} from './interruttore';

const SOGLIE: SoglieInterruttore = { falliti: 3, pausaMs: 1_000 };

/** The state after those sends, one after the other, at those instants. */
function dopo(i: Interruttore, ...invii: [id: string, esito: EsitoProvato, ora: number][]): Interruttore {
  return invii.reduce((stato, [id, esito, ora]) => dopoInvio(stato, id, esito, ora, SOGLIE), i);
}
const APERTO = dopo(CHIUSO, ['a', 'fallito', 10], ['b', 'fallito', 20], ['c', 'fallito', 30]);
const passa = (i: Interruttore, id: string, ora: number) => chiediPermesso(i, id, ora, SOGLIE);
function inProva(id: string, ora: number): Interruttore {
  const permesso = passa(APERTO, id, ora);
  if (!permesso.passa) throw new Error('not yet');
  return permesso.poi;
}

test('failures in a row open it, an answer in between begins again', () => {
  expect(APERTO).toEqual({ stato: 'aperto', falliti: 3, dal: 30, fino: 1_030 });
  const spezzata = dopo(
    CHIUSO,
    ['a', 'fallito', 10],
    ['b', 'fallito', 20],
    ['c', 'risposto', 25],
    ['d', 'fallito', 30],
  );
  expect(spezzata).toEqual({ stato: 'chiuso', falliti: 1 });
});

test('what never reached the provider says nothing of it', () => {
  expect(dopo(CHIUSO, ['a', 'fallito', 1], ['b', 'non_tentato', 2])).toEqual({ stato: 'chiuso', falliti: 1 });
});

test('open: nothing passes before the end of the pause, then one, and one only', () => {
  expect(passa(APERTO, 'd', 1_029)).toEqual({ passa: false, fino: 1_030 });
  const prova = inProva('d', 1_030);
  expect(prova).toEqual({ stato: 'in_prova', falliti: 3, dal: 30, fino: 2_030, provaDi: 'd' });
  expect(passa(prova, 'e', 1_031)).toEqual({ passa: false, fino: 2_030 });
});

test('the probe that is answered closes it, the one that fails opens it again and keeps the day it began', () => {
  expect(dopo(inProva('d', 1_030), ['d', 'risposto', 1_040])).toEqual(CHIUSO);
  expect(dopo(inProva('d', 1_030), ['d', 'fallito', 1_040])).toEqual({
    ...{ stato: 'aperto', falliti: 4, dal: 30, fino: 2_040 },
  });
});

test('a probe that was stopped by something else leaves its place at once', () => {
  const libero = dopo(inProva('d', 1_030), ['d', 'non_tentato', 1_040]);
  expect(passa(libero, 'e', 1_040)).toMatchObject({ passa: true, poi: { provaDi: 'e' } });
});

test('a probe that died is replaced after a pause, and when it speaks after all it is not heard', () => {
  const perduta = inProva('d', 1_030);
  const altra = passa(perduta, 'e', 2_030);
  expect(altra).toMatchObject({ passa: true, poi: { stato: 'in_prova', provaDi: 'e', dal: 30 } });
  if (altra.passa) expect(dopo(altra.poi, ['d', 'risposto', 2_040])).toEqual(altra.poi);
});

test('sends that left before the fault neither close it nor make the pause longer', () => {
  expect(dopo(APERTO, ['x', 'risposto', 40], ['y', 'fallito', 50])).toEqual(APERTO);
  expect(dopo(inProva('d', 1_030), ['x', 'risposto', 1_035])).toEqual(inProva('d', 1_030));
});

const passo = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  esito: fc.constantFrom<EsitoProvato>('risposto', 'fallito', 'non_tentato'),
  attesa: fc.nat(1_500),
});

test('whatever happens: never two probes in one pause, and whoever waits long enough passes', () => {
  fc.assert(
    fc.property(fc.array(passo, { maxLength: 60 }), (passi) => {
      let ora = 0;
      let i: Interruttore = CHIUSO;
      let ultima = -SOGLIE.pausaMs;
      for (const { id, esito, attesa } of passi) {
        ora += attesa;
        const permesso = passa(i, id, ora);
        if (!permesso.passa) {
          expect(permesso.fino).toBeGreaterThan(ora);
          expect(permesso.fino - ora).toBeLessThanOrEqual(SOGLIE.pausaMs);
          expect(passa(i, id, permesso.fino).passa).toBe(true);
          continue;
        }
        if (permesso.poi.stato === 'in_prova' && esito !== 'non_tentato') {
          expect(ora - ultima).toBeGreaterThanOrEqual(SOGLIE.pausaMs);
          ultima = ora;
        }
        i = dopoInvio(permesso.poi, id, esito, ora, SOGLIE);
        if (esito === 'risposto' && permesso.poi.stato !== 'chiuso') ultima = -SOGLIE.pausaMs;
      }
    }),
  );
});
