import { readdirSync, readFileSync } from 'node:fs';
import { racconta, raccontaOgniGiorno } from '../../domain/racconta/racconta';
import { condivisa } from '../../tests/condivisa';
import { leggiStoria } from './leggi-storia';

const STORIE = readdirSync(condivisa('cases', 'storie'))
  .filter((nome) => /^S\d+\.json$/.test(nome))
  .map((nome) => nome.replace('.json', ''))
  .sort();

/** Rules that a story shows and no smaller test does. */
const MOSTRA: Readonly<Record<string, string>> = {
  S03: 'R-17, R-18, R-48',
  S14: 'R-25',
  S18: 'R-42',
  S22: 'R-19',
  S23: 'R-25',
  S35: 'R-60',
  S36: 'R-92',
  S37: 'R-60, R-92',
};

test('there are shared stories', () => expect(STORIE.length).toBeGreaterThanOrEqual(45));

describe.each(STORIE.map((id) => [id, MOSTRA[id] ?? '']))('storia %s %s', (id) => {
  const testo = readFileSync(condivisa('cases', 'storie', `${id}.json`), 'utf8');

  test('is told as expected', () => {
    expect(racconta(leggiStoria(testo))).toEqual((JSON.parse(testo) as { atteso: unknown }).atteso);
  });

  test('asking every day changes nothing (R-04)', () => {
    const storia = leggiStoria(testo);
    expect(raccontaOgniGiorno(storia)).toEqual(racconta(storia));
  });
});
