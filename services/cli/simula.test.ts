import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simula } from '../../activities/simulazione/simula';
import { COMPORTAMENTO } from '../../domain/dati/comportamento';
import { profiloDi } from '../../domain/profili/profili';
import { componiModello } from '../../domain/simulazione/modello';
import type { Risultato } from '../../domain/simulazione/risultato';
import { condivisa } from '../../tests/condivisa';
import { comandoSimula } from './simula';

const cartella = mkdtempSync(path.join(tmpdir(), 'esatto-simula-'));
afterAll(() => rmSync(cartella, { recursive: true, force: true }));
afterEach(() => jest.restoreAllMocks());

async function esegui(...args: string[]): Promise<{ codice: number; fuori: string; errore: string }> {
  const detto = { fuori: '', errore: '' };
  const prendi = (dove: 'fuori' | 'errore') => (testo: unknown) => {
    detto[dove] += String(testo);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(prendi('fuori'));
  jest.spyOn(process.stderr, 'write').mockImplementation(prendi('errore'));
  const json = args.includes('--json');
  const codice = await comandoSimula(
    args.filter((arg) => arg !== '--json'),
    { json },
  );
  return { codice, ...detto };
}

const SINTETICA = ['--profilo', 'firenze', '--confronta', 'legge160', '--debitori', '60', '--json'];

test('the same seed gives the same bytes, with one thread or two', async () => {
  const uno = await esegui(...SINTETICA, '--thread', '1');
  const due = await esegui(...SINTETICA, '--thread', '2');
  expect(uno).toEqual({ codice: 0, fuori: due.fuori, errore: '' });
  const { profili, confronto } = JSON.parse(uno.fuori) as Risultato;
  expect(profili.map(({ nome, pratiche }) => [nome, pratiche])).toEqual([
    ['firenze', 60],
    ['legge160', 60],
  ]);
  expect(confronto?.secondo).toBe('legge160');
  const altro = await esegui(...SINTETICA, '--seme', '2');
  expect(altro.fuori).not.toBe(uno.fuori);
});

test('slices on threads sum to the same, whatever their number', async () => {
  const s = {
    portafoglio: { seme: 3, anni: 2, dal: '2026-01-01' },
    debitori: 1100,
    profili: [profiloDi('vasto')],
    modello: componiModello('predefinito', COMPORTAMENTO),
  };
  expect(await simula(s, { thread: 1 })).toEqual(await simula(s, { thread: 3 }));
});

test('a real list is read as `controlla` reads it', async () => {
  const { codice, fuori } = await esegui(
    '--profilo',
    'trentino',
    '--carico',
    condivisa('cases', '290', '02-sporco.290'),
    '--ente',
    condivisa('cases', '290', 'ente.json'),
    '--json',
  );
  const atteso = JSON.parse(readFileSync(condivisa('cases', '290', '02-sporco.atteso.json'), 'utf8')) as {
    totaleCents: string;
    partiteRifiutate: unknown[];
  };
  const { profili, carico } = JSON.parse(fuori) as Risultato & { carico: Record<string, number> };
  expect(codice).toBe(0);
  expect(profili[0]?.affidato).toBe(atteso.totaleCents);
  expect(Object.values(carico).reduce((t, n) => t + n, 0)).toBe(atteso.partiteRifiutate.length);
});

test('the page stands alone and has a table beside each chart', async () => {
  const html = path.join(cartella, 'pagina.html');
  const csv = path.join(cartella, 'cifre.csv');
  await esegui(...SINTETICA, '--html', html, '--csv', csv);
  const pagina = readFileSync(html, 'utf8');
  expect(pagina).toMatch(/^<!doctype html>\n<html lang="it">/);
  expect(pagina).not.toMatch(/<script|https?:|src=|url\(|@import/);
  const grafici = pagina.match(/<svg role="img" aria-labelledby="(\w+)-titolo \1-testo"/g) ?? [];
  expect(grafici).toHaveLength(2);
  expect(pagina.match(/<title id=/g)).toHaveLength(2);
  expect(pagina).toContain('<caption>Incassato per tempo di arrivo</caption>');
  expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(1 + 2 * 6);
});

test('what stands in the page is escaped', async () => {
  const modello = path.join(cartella, '<b>modello.json');
  const html = path.join(cartella, 'modello.html');
  writeFileSync(
    modello,
    '{"ente.accetta": [{"dal": "2020-01-01", "valore": 10, "fonte": "esiti dell\'Ente"}]}',
  );
  await esegui('--profilo', 'firenze', '--debitori', '5', '--modello', modello, '--html', html);
  expect(readFileSync(html, 'utf8')).toContain('&lt;b&gt;modello.json');
});

test.each([
  [['--debitori', '5'], /^uso\.errato|manca --profilo/],
  [['--profilo', 'roma', '--debitori', '5'], /^profilo\.sconosciuto: "roma"/],
  [['--profilo', 'firenze', '--debitori', '0'], /--debitori 0/],
  [['--profilo', 'firenze'], /--debitori N oppure --carico/],
  [['--profilo', 'firenze', '--carico', 'non-c-e.290', '--ente', 'non-c-e.json'], /file\.illeggibile/],
])('%j is refused in one line', async (args, messaggio) => {
  const esito = await esegui(...args).catch((errore: Error) => ({
    codice: 2,
    fuori: '',
    errore: errore.message,
  }));
  expect(esito.errore).toMatch(messaggio);
  expect(esito).toMatchObject({ codice: 2, fuori: '' });
});
