import { readFileSync } from 'node:fs';
import { racconta, raccontaOgniGiorno } from '../../domain/racconta/racconta';
import { condivisa } from '../../tests/condivisa';
import { leggiStoria } from './leggi-storia';

const STORIE = ['S01', 'S15', 'S17', 'S20', 'S21', 'S23', 'S24', 'S27', 'S28', 'S45'];

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
