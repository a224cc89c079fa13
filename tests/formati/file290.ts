import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EnteConfig } from '../../formats/ente';

/** An Ente of two tributi of each kind of start, and of two nature. */
export const ENTE: EnteConfig = {
  codiceEnte: '09123',
  comuniIscrizione: ['091230'],
  tributi: [
    tributo('0434', 'tributaria', 'capitale', 'fineAnno'),
    tributo('2R60', 'tributaria', 'capitale', 'decorrenza'),
    tributo('5242', 'cds', 'sanzioni', 'dataTitolo'),
    tributo('9000', 'patrimoniale', 'capitale', 'decorrenza', 2),
  ],
};

function tributo(
  codice: string,
  natura: 'tributaria' | 'patrimoniale' | 'cds',
  componente: 'capitale' | 'sanzioni',
  dal: 'decorrenza' | 'fineAnno' | 'dataTitolo',
  anni = 5,
): EnteConfig['tributi'][number] {
  return { codice, descrizione: `tributo ${codice}`, natura, componente, prescrizione: { anni, dal } };
}

/** Writes `testo` from column `colonna` (from 1), in place of what stands there. */
export function metti(record: string, colonna: number, testo: string): string {
  return record.slice(0, colonna - 1) + testo + record.slice(colonna - 1 + testo.length);
}

const riempi = (inizio: string) => inizio.padEnd(290);
const testa = (tipo: string, partita: string) => `${tipo}09123001${partita.padEnd(14)}`;

export function n2(partita: string): string {
  let record = riempi(`${testa('N2', partita)}PRVGTN80A01D612D`);
  for (const [colonna, testo] of [
    [57, 'VIA DELLE PROVE'],
    [87, '00012'],
    [100, '50122'],
    [105, 'D612'],
    [109, 'FIRENZE'],
    [209, '1'],
    [210, 'PROVA'],
    [234, 'GAETANO'],
    [254, 'M01011980D612'],
  ] as const)
    record = metti(record, colonna, testo);
  return record;
}

export function n3(partita: string): string {
  let record = riempi(`${testa('N3', partita)}07643520567`);
  for (const [colonna, testo] of [
    [47, 'VIA DELLE PROVE'],
    [90, '50122'],
    [95, 'D612'],
    [199, '2'],
    [200, 'PROVA SRL'],
  ] as const)
    record = metti(record, colonna, testo);
  return record;
}

export function n4(partita: string, codice = '0434', cents = 12345): string {
  const importo = String(cents).padStart(13, '0');
  const record = riempi(`${testa('N4', partita)}2021${codice}${'0'.repeat(13)}${importo}0013032022`);
  return metti(record, 71, `AVVISO ${partita}`);
}

/** An N4 of type S with a verbale of 5 February 2021. */
export function n4s(partita: string, cents = 8700): string {
  return metti(n4(partita, '5242', cents), 146, 'SVEV/000123    050221AB123CD');
}

/** Three partite: a person with a coobbligato (lines 3-5), a person (6-8), a fine (9-10). */
export function righeBuone(): string[] {
  return [
    riempi('N00912320240612R02'),
    riempi('N1091230011000001100000'),
    n2('P1'),
    n3('P1'),
    n4('P1'),
    n2('P2'),
    n4('P2', '2R60', 20000),
    n4('P2', '2R60', 500),
    n2('P3'),
    n4s('P3'),
    '',
    '',
  ];
}

/** Puts right N5 and N9 at the end of a file with one ruolo. */
export function conTotali(righe: readonly string[]): string[] {
  const corpo = righe.slice(0, -2);
  const conta = (tipo: string) => corpo.filter((riga) => riga.startsWith(tipo)).length;
  const n = (valore: number | bigint, cifre: number) => String(valore).padStart(cifre, '0');
  const somma = corpo
    .filter((riga) => riga.startsWith('N4'))
    .map((riga) => /^0*(-?\d+)$/.exec(riga.slice(45, 58).trim())?.[1] ?? '0')
    .reduce((totale, cents) => totale + BigInt(cents), 0n);
  const conti = ['N2', 'N3', 'N4'].map((tipo) => n(conta(tipo), 7)).join('');
  const record = corpo.filter((riga) => riga.trim() !== '').length;
  const n5 = riempi(`N509123001${n(record, 7)}${conti}${n(somma, 15)}`);
  return [...corpo, n5, riempi(`N909123${n(record + 2, 7)}${n(1, 7)}${conti}${n(1, 7)}`)];
}

const CARTELLA = mkdtempSync(path.join(tmpdir(), 'esatto-formati-'));
let scritti = 0;

/** Writes bytes (a text becomes latin1) to a file of its own. */
export function scrivi(contenuto: string | Buffer, nome = 'prova.290'): string {
  scritti += 1;
  const file = path.join(CARTELLA, `${scritti}-${nome}`);
  writeFileSync(file, typeof contenuto === 'string' ? Buffer.from(contenuto, 'latin1') : contenuto);
  return file;
}

export function scriviRighe(righe: readonly string[]): string {
  return scrivi(righe.map((riga) => `${riga}\n`).join(''));
}
