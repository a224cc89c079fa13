import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { trovaTemporal, VERSIONE_TEMPORAL } from './trova-temporal';

let cartella: string;
const { PATH } = process.env;

beforeEach(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'esatto-temporal-'));
  process.env.PATH = '/usr/bin:/bin';
});

afterEach(() => {
  process.env.PATH = PATH;
  rmSync(cartella, { recursive: true, force: true });
});

function programma(file: string, dice: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "${dice}"\n`);
  chmodSync(file, 0o755);
  return file;
}

const BUONO = 'temporal version 1.8.2 (Server 1.31.2)';

test('the configured program comes before the one on PATH', async () => {
  const scelto = programma(path.join(cartella, 'mio'), BUONO);
  process.env.PATH = `${path.dirname(programma(path.join(cartella, 'path', 'temporal'), BUONO))}:/usr/bin:/bin`;
  await expect(trovaTemporal({ configurato: scelto, cache: cartella })).resolves.toBe(scelto);
  await expect(trovaTemporal({ configurato: null, cache: cartella })).resolves.toBe(
    path.join(cartella, 'path', 'temporal'),
  );
});

test('a configured program that is not Temporal is an error, not a reason to look elsewhere', async () => {
  const altro = programma(path.join(cartella, 'altro'), 'qualcosa d’altro');
  await expect(trovaTemporal({ configurato: altro, cache: cartella })).rejects.toMatchObject({
    codice: 'temporal.eseguibile',
    message: expect.stringContaining(altro),
  });
});

test('the one built before is used, a broken one on PATH is passed over', async () => {
  process.env.PATH = `${path.dirname(programma(path.join(cartella, 'path', 'temporal'), 'rotto'))}:/usr/bin:/bin`;
  const costruito = programma(path.join(cartella, 'temporal', `temporal-${VERSIONE_TEMPORAL}`), BUONO);
  await expect(trovaTemporal({ configurato: null, cache: cartella })).resolves.toBe(costruito);
});
