import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ErroreEsatto } from '../configurazione/errore';
import { Custode } from './custode';
import type { RicettaProcesso } from './figlio';
import { vivo } from './identita';
import { Registro, rimasti, terminaRimasti } from './registro';

let cartella: string;
let registro: Registro;
let perdute: ErroreEsatto[];
let avvisi: string[];

beforeEach(() => {
  cartella = mkdtempSync(path.join(tmpdir(), 'esatto-custode-'));
  registro = new Registro(path.join(cartella, 'processi.json'));
  perdute = [];
  avvisi = [];
});

afterEach(async () => {
  await terminaRimasti(rimasti(path.join(cartella, 'processi.json')), () => {});
  rmSync(cartella, { recursive: true, force: true });
});

function custodeDi(codice: string): Custode {
  const segno = path.join(cartella, 'pronto');
  const ricetta: RicettaProcesso = {
    nome: 'prova',
    programma: process.execPath,
    argomenti: ['-e', codice.replace('SEGNO', JSON.stringify(segno))],
    env: {},
    nostro: false,
    pronto: () => Promise.resolve(existsSync(segno)),
    segnale: 'SIGTERM',
    attesaMs: 20_000,
    fileLog: path.join(cartella, 'prova.log'),
  };
  const notizie = { progresso: () => {}, avviso: (testo: string) => avvisi.push(testo) };
  const tenacia = { riavvii: 5, stabileMs: 60_000, attesaMs: 20 };
  return new Custode(ricetta, registro, notizie, (errore) => perdute.push(errore), tenacia);
}

const VIVE = 'require("fs").writeFileSync(SEGNO, ""); setInterval(() => {}, 1000)';
const pid = () => registro.elenco()[0]?.pid ?? 0;

async function finche(condizione: () => boolean): Promise<void> {
  while (!condizione()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('what is killed is started again, and stopping leaves nothing', async () => {
  const custode = custodeDi(VIVE);
  await custode.avvia();
  const primo = pid();
  process.kill(primo, 'SIGKILL');
  await finche(() => pid() !== primo && pid() !== 0);
  expect(avvisi).toEqual([expect.stringContaining('prova è terminato (segnale SIGKILL): riavvio 1 di 5')]);
  await custode.ferma();
  expect(registro.elenco()).toEqual([]);
  expect(rimasti(path.join(cartella, 'processi.json'))).toEqual([]);
});

test('what does not start says its last words', async () => {
  const custode = custodeDi('console.error("manca la chiave"); process.exit(3)');
  await expect(custode.avvia()).rejects.toMatchObject({
    codice: 'processo.non_parte',
    message: expect.stringMatching(/prova non parte \(codice 3\)[\s\S]*manca la chiave/),
  });
});

test('what keeps dying is given up with one error', async () => {
  const contatore = path.join(cartella, 'volte');
  // the first time it lives long enough to be seen ready
  const custode = custodeDi(`
    const fs = require("fs");
    fs.appendFileSync(${JSON.stringify(contatore)}, "x");
    const volta = fs.readFileSync(${JSON.stringify(contatore)}, "utf8").length;
    fs.writeFileSync(SEGNO, "");
    setTimeout(() => process.exit(1), volta === 1 ? 2000 : 50);`);
  await custode.avvia();
  await finche(() => perdute.length > 0);
  expect(perdute.map(({ codice }) => codice)).toEqual(['processo.perduto']);
  expect(readFileSync(contatore, 'utf8')).toHaveLength(6);
  expect(avvisi.map((testo) => / fra (\d+) ms$/.exec(testo)?.[1])).toEqual(['20', '40', '80', '160', '320']);
  await custode.ferma();
});

test('the next start finds what was left, not who took its pid since', async () => {
  const custode = custodeDi(VIVE);
  await custode.avvia();
  const file = path.join(cartella, 'processi.json');
  const voci = rimasti(file);
  expect(voci).toMatchObject([{ nome: 'prova', pid: pid() }]);
  writeFileSync(file, JSON.stringify(voci.map((voce) => ({ ...voce, avvio: 'another' }))));
  expect(rimasti(file)).toEqual([]);
  await custode.ferma();
  expect(voci.some(vivo)).toBe(false);
});
