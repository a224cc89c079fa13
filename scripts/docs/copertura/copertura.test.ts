import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { condivisa } from '../../../tests/condivisa';
import { etichetteDi } from './etichette';
import { paginaCopertura, sconosciute, scoperti } from './pagina';
import { REGOLE } from './regole';
import { REQUISITI_A_B } from './requisiti-a-b';
import { REQUISITI_D_E } from './requisiti-d-e';

const RADICE = path.resolve(__dirname, '../../..');

test('an id is found alone, in a list and in a range', () => {
  const testo =
    'Source: R-16, R-47..R-49; seed B-29, B-30; seed B-43..B-45 and D-085..D-087. Not B-99 nor R-7.';
  expect([...etichetteDi(testo)].sort()).toEqual(
    [
      'R-16',
      'R-47',
      'R-48',
      'R-49',
      'B-29',
      'B-30',
      'B-43',
      'B-44',
      'B-45',
      'D-085',
      'D-086',
      'D-087',
    ].sort(),
  );
});

test('every rule and every row of the seeds has a place or a reason, every rule a test', () => {
  expect(scoperti(RADICE)).toEqual([]);
});

test('no tag names a rule that does not exist', () => expect(sconosciute(RADICE)).toEqual([]));

test('the rules are those of decisione.md, each once', () => {
  const testo = readFileSync(condivisa('domain', 'decisione.md'), 'utf8');
  const scritte = [...testo.matchAll(/^\| (R-\d\d) \|/gm)].map(([, id]) => id);
  // R-80 is the title of section 12
  expect(REGOLE.map(([id]) => id)).toEqual([...scritte, 'R-80'].sort());
});

test('the rows of the seeds exist and appear once', () => {
  const testo = readFileSync(condivisa('domain', 'seed-matrix.md'), 'utf8');
  const righe = [...REQUISITI_A_B, ...REQUISITI_D_E].map(([id]) => id);
  expect(new Set(righe).size).toBe(righe.length);
  for (const id of righe) expect(testo).toContain(`| ${id} |`);
});

test('every file the page names exists', () => {
  const nomi = [...paginaCopertura(RADICE).matchAll(/`([a-z][\w./-]+\.ts)`/g)].map(([, nome]) => nome ?? '');
  expect(nomi.length).toBeGreaterThan(100);
  expect(nomi.filter((nome) => !existsSync(path.join(RADICE, nome)))).toEqual([]);
});
