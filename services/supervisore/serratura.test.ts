import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identitaDi, vivo } from './identita';
import { lasciaSerratura, prendiSerratura } from './serratura';

let cartella: string;
let file: string;
let altro: ChildProcess;

beforeEach(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'esatto-serratura-'));
  file = path.join(cartella, 'serratura');
  altro = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
});

afterEach(() => {
  altro.kill('SIGKILL');
  rmSync(cartella, { recursive: true, force: true });
});

function pidAltro(): number {
  if (altro.pid === undefined) throw new Error('the other process did not start');
  return altro.pid;
}

test('a living holder keeps it', () => {
  const titolare = identitaDi(pidAltro());
  writeFileSync(file, JSON.stringify(titolare));
  expect(prendiSerratura(file)).toEqual(titolare);
});

test('a dead holder, or another process with its pid, holds nothing', async () => {
  const titolare = identitaDi(pidAltro());
  if (titolare === null) throw new Error('no identity');
  writeFileSync(file, JSON.stringify({ ...titolare, avvio: 'another boot:1' }));
  expect(prendiSerratura(file)).toBeNull();
  writeFileSync(file, JSON.stringify(titolare));
  const morto = new Promise((resolve) => altro.once('exit', resolve));
  altro.kill('SIGKILL');
  await morto;
  expect(vivo(titolare)).toBe(false);
  expect(prendiSerratura(file)).toBeNull();
});

test('a lock cut short while it was written is nobody’s', () => {
  writeFileSync(file, '{"pid":');
  expect(prendiSerratura(file)).toBeNull();
});

test('it is left by its holder only', () => {
  prendiSerratura(file);
  lasciaSerratura(file);
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, JSON.stringify(identitaDi(pidAltro())));
  lasciaSerratura(file);
  expect(existsSync(file)).toBe(true);
});
