import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { puntoDaAmbiente } from './punti';

let cartella: string;
beforeEach(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'esatto-punti-'));
});
afterEach(() => rmSync(cartella, { recursive: true, force: true }));

/** Passes the point so many times, as a process that starts again each time it dies. */
async function passa(nome: string, volte: number, caos: string): Promise<number[]> {
  const morti: number[] = [];
  let attuale = 0;
  const apri = () => {
    const processo = ++attuale;
    return puntoDaAmbiente(caos, cartella, () => morti.push(processo));
  };
  let punto = apri();
  for (let n = 1; n <= volte; n++) {
    const prima = morti.length;
    const passaggio = punto?.(nome);
    if (morti.length > prima) punto = apri();
    else await passaggio;
  }
  return morti;
}

test('without a drill there is no hook', () => {
  expect(puntoDaAmbiente(null, cartella)).toBeUndefined();
});

test('the process dies at the passages named, once each, and counts on when it comes back', async () => {
  expect(await passa('dopo-numero', 9, 'dopo-numero:2,dopo-data:1,dopo-numero:5')).toEqual([1, 2]);
  expect(readFileSync(path.join(cartella, 'dopo-numero.colpi'), 'utf8')).toBe('2\n5\n');
});

test('a point that is not named costs nothing', async () => {
  expect(await passa('dopo-archivio', 3, 'dopo-data:1')).toEqual([]);
});
