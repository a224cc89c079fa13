import { readdirSync, readFileSync } from 'node:fs';
import { racconta, raccontaOgniGiorno } from '../../domain/racconta/racconta';
import { condivisa } from '../../tests/condivisa';
import { leggiStoria } from './leggi-storia';

const STORIE = readdirSync(condivisa('cases', 'storie'))
  .filter((nome) => /^S\d+\.json$/.test(nome))
  .map((nome) => nome.replace('.json', ''))
  .sort();

test('there are shared stories', () => expect(STORIE.length).toBeGreaterThanOrEqual(45));

describe.each(STORIE)('storia %s', (id) => {
  const testo = readFileSync(condivisa('cases', 'storie', `${id}.json`), 'utf8');

  test('is told as expected', () => {
    expect(racconta(leggiStoria(testo))).toEqual((JSON.parse(testo) as { atteso: unknown }).atteso);
  });

  test('asking every day changes nothing (R-04)', () => {
    const storia = leggiStoria(testo);
    expect(raccontaOgniGiorno(storia)).toEqual(racconta(storia));
  });
});
