import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codiceDi } from '../configurazione/errore';
import { apriCartellaDati, chiudiCartellaDati, dentro, segnaCompleta } from './cartella-dati';

let base: string;
let dati: string;
const TUTTE = { postgres: null, temporal: true } as const;
const ALTRO = { nome: 'dbuser', uid: 4_000_000, gid: 4_000_000 };

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'esatto-dati-'));
  chmodSync(base, 0o755);
  dati = path.join(base, 'a', 'dati');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function codiceApertura(parti: Parameters<typeof apriCartellaDati>[1] = TUTTE): string | null {
  try {
    apriCartellaDati(dati, parti);
    return null;
  } catch (errore) {
    return codiceDi(errore);
  }
}

test('the folders that we make can be crossed by the database user, whatever the umask', () => {
  const prima = process.umask(0o077);
  try {
    expect(codiceApertura({ ...TUTTE, postgres: ALTRO })).toBeNull();
  } finally {
    process.umask(prima);
  }
  expect(statSync(dati).mode & 0o001).toBe(1);
  chiudiCartellaDati(dati);
  expect(codiceApertura({ ...TUTTE, postgres: ALTRO })).toBeNull();
});

test('a closed folder on the way is named before anything is made', () => {
  chmodSync(base, 0o700);
  expect(codiceApertura({ ...TUTTE, postgres: ALTRO })).toBe('dati.irraggiungibili');
  expect(() => apriCartellaDati(dati, { ...TUTTE, postgres: ALTRO })).toThrow(base);
  expect(existsSync(path.join(base, 'a'))).toBe(false);
});

test('a file where the folder should be', () => {
  mkdirSync(path.dirname(dati));
  writeFileSync(dati, '');
  expect(codiceApertura()).toBe('dati.inaccessibili');
});

test('a PostgreSQL folder without PG_VERSION is half-made, and the lock is left', () => {
  mkdirSync(dentro(dati).postgres, { recursive: true });
  writeFileSync(path.join(dentro(dati).postgres, 'postgresql.conf'), '');
  expect(codiceApertura()).toBe('dati.incompleti');
  expect(existsSync(dentro(dati).serratura)).toBe(false);
});

test('after a whole first start a missing part is a loss; before, it is still to be made', () => {
  mkdirSync(dentro(dati).postgres, { recursive: true });
  writeFileSync(path.join(dentro(dati).postgres, 'PG_VERSION'), '18\n');
  expect(codiceApertura()).toBeNull();
  segnaCompleta(dati);
  chiudiCartellaDati(dati);
  expect(codiceApertura()).toBe('dati.incompleti');
  expect(codiceApertura({ postgres: false, temporal: false })).toBeNull();
});
