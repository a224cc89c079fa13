import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { condivisa } from '../../tests/condivisa';
import { racconta } from './racconta';

let cartella: string;
let uscita: string;
let errori: string;
beforeEach(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'racconta-'));
  uscita = '';
  errori = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((testo) => {
    uscita += String(testo);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((testo) => {
    errori += String(testo);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(cartella, { recursive: true });
});

test('prints the entries of every story, as JSON only', async () => {
  const file = ['S01', 'S24'].map((id) => condivisa('cases', 'storie', `${id}.json`));
  expect(await racconta(file, { json: true })).toBe(0);
  const attesi = file.map(
    (nome) => JSON.parse(readFileSync(nome, 'utf8')) as { id: string; atteso: unknown },
  );
  expect(JSON.parse(uscita)).toEqual(attesi.map(({ id, atteso }) => ({ id, ottenuto: atteso })));
  expect(errori).toBe('');
});

test('a file that cannot be read or told: exit code 2, one line, nothing on standard output', async () => {
  const rotto = path.join(cartella, 'rotto.json');
  writeFileSync(rotto, '{"id": 3}');
  expect(await racconta([rotto], { json: true })).toBe(2);
  expect(await racconta([path.join(cartella, 'manca.json')], { json: true })).toBe(2);
  expect(await racconta([], { json: true })).toBe(2);
  expect(uscita).toBe('');
  expect(errori.trim().split('\n')).toHaveLength(3);
  expect(errori).toContain('rotto.json: storia.forma');
});
