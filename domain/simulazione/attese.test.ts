import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giornoDi } from '../calendario';
import { COMPORTAMENTO } from '../dati/comportamento';
import { profiloDi } from '../profili/profili';
import { PROFILI } from '../vocabolario';
import { inventaDebitore, type PraticaReale } from './debitore';
import { type SommeFetta, viviFetta } from './fetta';
import { componiModello } from './modello';
import { rapportoDi } from './rapporto';
import { verificaStudio } from './studio';

const DAL = '2026-01-01';
const modello = componiModello('predefinito', COMPORTAMENTO);
const portafoglio = { seme: 3, anni: 4, dal: DAL };

/** The figures of a seed are kept: whoever changes one sees it, and says why. */
function custodite(nome: string, valore: unknown): void {
  const file = path.join(__dirname, 'attese', `${nome}.json`);
  const testo = `${JSON.stringify(valore, (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v), 1)}\n`;
  if (process.env.ESATTO_ATTESE === 'scrivi') writeFileSync(file, testo);
  expect(testo).toBe(readFileSync(file, 'utf8'));
}
const rapporto = (somme: SommeFetta, nomi: string[], debitori: number | null) =>
  rapportoDi(somme, { portafoglio, nomi, modello, debitori, scarti: null });

test.each(PROFILI)('the figures of 30 debtors under %s are those of the file', (nome) => {
  custodite(
    nome,
    rapporto(viviFetta(portafoglio, { da: 0, quanti: 30 }, [profiloDi(nome)], modello), [nome], 30),
  );
});

test('the comparison of two profiles on the same debtors is that of the file', () => {
  const nomi = ['legge160', 'trentino'];
  const somme = viviFetta(portafoglio, { da: 100, quanti: 30 }, nomi.map(profiloDi), modello);
  custodite('confronto', rapporto(somme, nomi, 30));
});

const importi = (capitale: bigint, sanzioni = 0n) => ({
  capitale,
  sanzioni,
  interessi: 10_00n,
  spese: 5_00n,
});
const LISTA: PraticaReale[] = [120_00n, 700_00n, 2_500_00n, 9_000_00n, 40_000_00n].map((capitale, i) => ({
  giuridica: i % 2 === 1,
  inizio: `2026-0${i + 2}-10`,
  partite: [
    {
      id: `P${i}1`,
      natura: i % 2 === 0 ? 'tributaria' : 'patrimoniale',
      importi: importi(capitale),
      prescrizione: { dal: '2025-12-31', anni: 5 },
      affidataIl: `2026-0${i + 2}-10`,
    },
    {
      id: `P${i}2`,
      natura: 'cds',
      importi: importi(0n, capitale / 4n),
      prescrizione: { dal: '2023-06-30', anni: 5 },
      affidataIl: `2026-0${i + 2}-10`,
    },
  ],
}));

test('a list is lived from the entrusting of each pratica', () => {
  const fetta = { da: 0, quanti: LISTA.length, pratiche: LISTA };
  custodite(
    'lista',
    rapporto(viviFetta(portafoglio, fetta, [profiloDi('legge160')], modello), ['legge160'], null),
  );
});

test('the debtors of a seed are those of the file', () => {
  custodite(
    'debitori',
    Array.from({ length: 12 }, (_, n) => inventaDebitore(3, n, modello, giornoDi(DAL))),
  );
});

test('the study of Firenze, line by line, is that of the file', () => {
  custodite('studio', verificaStudio());
});
