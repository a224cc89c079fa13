import { readdirSync, readFileSync } from 'node:fs';
import { racconta } from '../../domain/racconta/racconta';
import { leggiStoria } from '../../formats/storie/leggi-storia';
import { condivisa } from '../condivisa';

/** The shared stories for npm run mutation: one test each, and no comparison to print when a broken rule fails. */
const STORIE = readdirSync(condivisa('cases', 'storie')).filter((nome) => /^S\d+\.json$/.test(nome));

test.each(STORIE)('%s', (nome) => {
  const testo = readFileSync(condivisa('cases', 'storie', nome), 'utf8');
  const { atteso } = JSON.parse(testo) as { atteso: unknown };
  expect(inOrdine(racconta(leggiStoria(testo))) === inOrdine(atteso)).toBe(true);
});

/** As text, keys in order. */
const inOrdine = (valore: unknown): string =>
  JSON.stringify(valore, (_chiave, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
