import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONSEGNATA, componi, notificaDiProva, voci } from '../../tests/banco/fascicolo-di-prova';
import { TESTO_PROVA } from './codici';

/** The pack opened in a folder, as who receives it does. */
let cartella: string;
let leggimi: string;
const pagina = readFileSync(path.resolve(__dirname, '../../docs/prova.md'), 'utf8');
beforeAll(async () => {
  cartella = mkdtempSync(path.join(os.tmpdir(), 'esatto-fascicolo-'));
  for (const [percorso, bytes] of await voci(await componi(await notificaDiProva(CONSEGNATA)))) {
    mkdirSync(path.dirname(path.join(cartella, percorso)), { recursive: true });
    writeFileSync(path.join(cartella, percorso), bytes);
  }
  leggimi = readFileSync(path.join(cartella, 'LEGGIMI.txt'), 'utf8');
});

const bash = (script: string): string =>
  execFileSync('bash', ['--norc', '-euo', 'pipefail', '-c', `{ ${script}\n} 2>&1`], {
    cwd: cartella,
    encoding: 'utf8',
  });

const blocchi = [...pagina.matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1] ?? '');

test('the commands of docs/prova.md, given as they are written', () => {
  expect(blocchi).toHaveLength(3);
  const [impronte = '', ricevuta = '', contenuto = ''] = blocchi;
  expect(bash(impronte)).toMatch(/messaggio\.eml: OK[\s\S]*SHA2-256\(atto\/atto\.pdf\)= [0-9a-f]{64}/);
  const firma = bash(ricevuta);
  expect(firma.match(/Verification successful/g)).toHaveLength(2);
  expect(firma).toContain('firmatario.pem: OK');
  expect(firma).toContain('email:posta-certificata@pec.dest-esempio.it');
  expect(bash(contenuto)).toBe('1\n1\n');
});

test('every command of LEGGIMI, for every receipt', () => {
  const comandi = leggimi.split('\n').filter((r) => /^ {2}(openssl|sha256sum) /.test(r));
  expect(comandi.filter((c) => c.includes('cms -verify'))).toHaveLength(4);
  const detto = bash(comandi.join('\n'));
  expect(detto.match(/Verification successful/g)).toHaveLength(4);
  const atteso = /atteso: ([0-9a-f]{64})/.exec(leggimi)?.[1] ?? 'manca';
  expect(detto).toContain(`SHA2-256(atto/atto.pdf)= ${atteso}`);
});

test('a line that ends with LF alone: LEGGIMI gives only the command that openssl can do', async () => {
  const [accettazione, consegna] = CONSEGNATA;
  if (!accettazione || !consegna) throw new Error('no receipts');
  const lf = await voci(await componi(await notificaDiProva([accettazione, { ...consegna, soloLf: true }])));
  const testo = lf.get('LEGGIMI.txt')?.toString('utf8') ?? '';
  expect(testo).toContain('-in tentativo-1-pec/01-accettazione/messaggio.eml');
  expect(testo).not.toContain('-in tentativo-1-pec/02-avvenuta-consegna/messaggio.eml');
  expect(testo).toContain('-content tentativo-1-pec/02-avvenuta-consegna/firmato.bin');
});

test('openssl refuses a signed byte that was changed, and so does the list of hashes', () => {
  const firmato = path.join(cartella, 'tentativo-1-pec/02-avvenuta-consegna/firmato.bin');
  const bytes = readFileSync(firmato);
  const posto = bytes.length - 40;
  const altri = Buffer.from(bytes);
  altri[posto] = (altri[posto] ?? 0) ^ 1;
  writeFileSync(firmato, altri);
  const righe = (blocchi[1] ?? '').split('\n').filter((r) => !r.includes('messaggio.eml'));
  expect(() => bash(righe.join('\n'))).toThrow();
  expect(() => bash(blocchi[0] ?? '')).toThrow();
  writeFileSync(firmato, bytes);
  expect(bash(righe.join('\n'))).toContain('Verification successful');
});

test('the page names every code', () => {
  expect(Object.keys(TESTO_PROVA).filter((codice) => !pagina.includes(`\`${codice}\``))).toEqual([]);
});
