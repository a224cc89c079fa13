import { readFileSync } from 'node:fs';
import { calcola } from '../../domain/calcola/calcola';
import { leggiCasi } from '../../formats/calcola/leggi-casi';
import { condivisa } from '../condivisa';

/** The shared cases of computation for npm run mutation, one test each. */
const CASI = ['rateazione-vectors', 'termini', 'interessi'].flatMap((nome) => {
  const testo = readFileSync(condivisa('cases', `${nome}.json`), 'utf8');
  const { cases } = JSON.parse(testo) as { cases: { id: string; expected: object }[] };
  const { casi, tassi } = leggiCasi(testo);
  return casi.map((caso, i) => ({ id: caso.id, caso, tassi, atteso: cases[i]?.expected }));
});

test.each(CASI)('$id', ({ caso, tassi, atteso }) => {
  if (caso.kind === null) throw new Error(`tipo di caso ignoto: ${caso.id}`);
  expect(JSON.parse(JSON.stringify(calcola(caso, tassi)))).toMatchObject(atteso ?? {});
});
