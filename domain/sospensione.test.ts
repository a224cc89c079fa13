import { giornoDi, MAI } from './calendario';
import type { Evento } from './fascicolo';
import { periodiSospesi, sospesiInsieme } from './sospensione';

const il = giornoDi;
const sospesa = (dal: string, al?: string, partite?: string[]): Evento => ({
  tipo: 'sospensione',
  il: '2026-03-02',
  dal,
  ...(al ? { al } : {}),
  ...(partite ? { partite } : {}),
});
const revoca = (giorno: string, partite?: string[]): Evento => ({
  tipo: 'revocaSospensione',
  il: giorno,
  ...(partite ? { partite } : {}),
});

test('R-30: from `dal`, else from the day of the event, to `al` included; none listed = all', () => {
  expect(periodiSospesi('P1', [sospesa('2026-03-10', '2026-03-20')])).toEqual([
    { dal: il('2026-03-10'), al: il('2026-03-20') },
  ]);
  expect(periodiSospesi('P1', [{ tipo: 'sospensione', il: '2026-03-02' }])).toEqual([
    { dal: il('2026-03-02'), al: MAI },
  ]);
  expect(periodiSospesi('P1', [sospesa('2026-03-10', undefined, ['P2'])])).toEqual([]);
  expect(periodiSospesi('P1', [sospesa('2026-03-10', undefined, [])])).toHaveLength(1);
  expect(periodiSospesi('P1', [sospesa('2026-03-10', undefined, ['P2', 'P1'])])).toHaveLength(1);
});

test('R-32: a revoca on R ends on R - 1 what is in course on R', () => {
  const dopo = (giorno: string, partite?: string[]) =>
    periodiSospesi('P1', [sospesa('2026-03-10', '2026-03-20'), revoca(giorno, partite)]);
  const intero = [{ dal: il('2026-03-10'), al: il('2026-03-20') }];
  expect(dopo('2026-03-15')).toEqual([{ dal: il('2026-03-10'), al: il('2026-03-14') }]);
  expect(dopo('2026-03-20')).toEqual([{ dal: il('2026-03-10'), al: il('2026-03-19') }]);
  // begun that very day: nothing is left; not begun yet or over: it stays; of another partita: it stays
  expect(dopo('2026-03-10')).toEqual([]);
  expect(dopo('2026-03-09')).toEqual(intero);
  expect(dopo('2026-03-21')).toEqual(intero);
  expect(dopo('2026-03-15', ['P2'])).toEqual(intero);
  // made known on the day of the revoca: it was known by then
  expect(
    periodiSospesi('P1', [
      { tipo: 'sospensione', il: '2026-03-15', dal: '2026-03-10', al: '2026-03-20' },
      revoca('2026-03-15'),
    ]),
  ).toEqual([{ dal: il('2026-03-10'), al: il('2026-03-14') }]);
  // made known after the revoca, and the earliest of two revoche
  expect(dopo('2026-03-01')).toEqual(intero);
  expect(
    periodiSospesi('P1', [
      sospesa('2026-02-01'),
      revoca('2026-02-20'),
      revoca('2026-04-01'),
      revoca('2026-03-05'),
    ]),
  ).toEqual([{ dal: il('2026-02-01'), al: il('2026-03-04') }]);
});

test('R-32: a sospensione of one day that is revoked on it disappears, one of two keeps the first', () => {
  expect(periodiSospesi('P1', [sospesa('2026-03-10', '2026-03-10'), revoca('2026-03-10')])).toEqual([]);
  expect(periodiSospesi('P1', [sospesa('2026-03-10', '2026-03-11'), revoca('2026-03-11')])).toEqual([
    { dal: il('2026-03-10'), al: il('2026-03-10') },
  ]);
  expect(periodiSospesi('P1', [sospesa('2026-03-10', '2026-03-10')])).toHaveLength(1);
});

test('R-31: the days on which every partita is sospesa', () => {
  const partita = (...sospesi: { dal: number; al: number }[]) => ({ sospesi });
  expect(sospesiInsieme([])).toEqual([]);
  expect(sospesiInsieme([partita({ dal: 1, al: 9 })])).toEqual([{ dal: 1, al: 9 }]);
  const due = [partita({ dal: 1, al: 9 }), partita({ dal: 5, al: 20 })];
  expect(sospesiInsieme(due)).toEqual([{ dal: 5, al: 9 }]);
  expect(sospesiInsieme([...due, partita({ dal: 7, al: 7 })])).toEqual([{ dal: 7, al: 7 }]);
  expect(sospesiInsieme([...due, partita()])).toEqual([]);
});
