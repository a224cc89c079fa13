import { ENTE, scrivi } from '../../tests/formati/file290';
import { makeXlsx, makeZip, riga } from '../../tests/formati/xlsx';
import { controllaFoglio } from './fogli';
import { parseMappa } from './mappa';
import { espandiNumero } from './valori';

const MAPPA = parseMappa({
  formato: 'xlsx',
  foglio: 'Lista',
  rigaIntestazione: 2,
  importi: 'numero',
  date: ['seriale', 'GG/MM/AAAA'],
  dataLista: '2024-09-30',
  totali: { colonna: 'A', inizia: 'TOTALE' },
  colonne: [
    'numeroAtto',
    'cognomeDenominazione',
    'codiceFiscale',
    'anno',
    'codiceTributo',
    'dataAtto',
    'importo',
  ].map((campo, i) => ({ colonna: 'ABCDEFG'.charAt(i), intestazione: campo, campo })),
});
const INTESTAZIONE = riga(
  2,
  MAPPA.colonne.map(({ intestazione }) => intestazione),
);
const CF = 'PRVGTN80A01D612D';
const dati = (numero: number, celle: Record<number, string | number> = {}, attributi = '') => {
  const buona = [`A${numero}`, 'PROVA', CF, '2021', '0434', 44232, 123.45];
  return riga(
    numero,
    buona.map((cella, i) => celle[i] ?? cella),
    attributi,
  );
};

async function controlla(
  righe: string[],
  altro: Parameters<typeof makeXlsx>[1] & { cols?: string; fogli?: string[] } = {},
) {
  const fogli = [
    { nome: 'Lista', xml: `${altro.cols ?? ''}<sheetData>${INTESTAZIONE}${righe.join('')}</sheetData>` },
    ...(altro.fogli ?? []).map((xml, i) => ({
      nome: `Altro ${i} &amp; c.`,
      xml: `<sheetData>${xml}</sheetData>`,
    })),
  ];
  const file = scrivi(makeXlsx(fogli, altro), 'prova.xlsx');
  const { rapporto } = await controllaFoglio(file, ENTE, MAPPA, { letture: true });
  const elenco = (rilievi: typeof rapporto.avvisi) =>
    rilievi.map(({ riga, codice, campo }) => `${riga} ${codice.slice(7)} ${campo}`.trim());
  const lette = Object.fromEntries((rapporto.letture ?? []).map((l) => [`${l.riga} ${l.campo}`, l.valore]));
  return { ...rapporto, scarti: elenco(rapporto.partiteRifiutate), avvisi: elenco(rapporto.avvisi), lette };
}

test('numbers, serials and texts', async () => {
  const righe = [
    dati(3),
    dati(4, { 0: 12, 3: 2021, 5: 44232.75, 6: 1234.5600000001 }),
    dati(5, { 5: '05/02/2021', 6: '123,45' }),
    dati(6, { 5: 44232.5, 6: 12.345 }),
    dati(7, { 5: 45566 }),
    dati(8, { 5: '' }),
  ];
  const rapporto = await controlla(righe);
  expect(rapporto.scarti).toEqual(['5 importo importo', '6 importo_decimali importo', '7 data dataAtto']);
  expect(rapporto.lette).toMatchObject({
    '3 dataAtto': '2021-02-05',
    '3 importo': '12345',
    '4 numeroAtto': '12',
    '4 anno': '2021',
    '4 dataAtto': '2021-02-05',
    '4 importo': '123456',
    '5 dataAtto': '2021-02-05',
    '8 dataAtto': null,
  });
});

test('float sums in the totals row', async () => {
  const righe = [
    dati(3, { 6: 0.1 }),
    dati(4, { 6: 0.2 }),
    riga(5, ['Totale', '', '', '', '', '', 0.1 + 0.2]),
  ];
  expect(await controlla(righe)).toMatchObject({ esito: 'accettato', totaleCents: '30', avvisi: [] });
  righe[2] = riga(5, ['Totale', '', '', '', '', '', 0.31]);
  expect((await controlla(righe)).rifiutoFile).toEqual([
    { riga: 5, codice: 'foglio.totale', campo: 'importo' },
  ]);
});

test('hidden rows and columns, other sheets, missing rows', async () => {
  const rapporto = await controlla([dati(3), dati(6, {}, ' hidden="1"')], {
    cols: '<cols><col min="1" max="2" hidden="1"/><col min="6" max="6" hidden="0"/></cols>',
    fogli: [riga(1, ['x']), '<row r="1"><c r="A1" t="inlineStr"><is><t>  </t></is></c></row>', ''],
  });
  expect(rapporto.scarti).toEqual(['6 riga_nascosta']);
  expect(rapporto.avvisi).toEqual([
    '0 altro_foglio Altro 0 & c.',
    '0 colonna_nascosta cognomeDenominazione',
    '0 colonna_nascosta numeroAtto',
    '4 riga_vuota',
    '5 riga_vuota',
  ]);
  expect(rapporto.record).toEqual({ intestazione: 2, dati: 2, totali: 0, note: 0, vuote: 2 });
});

test('shared texts, rich and phonetic, entities, cells without a place, prefixes', async () => {
  const stringhe = `<x:si><x:t>A3</x:t></x:si><si><r><t>PRO</t></r><r><rPr/><t xml:space="preserve">VA &amp; C. </t></r><rPh><t>no</t></rPh></si><si><t><![CDATA[${CF}]]></t></si>`;
  const xml = `<x:row><x:c t="s"><x:v>0</x:v></x:c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c><f>2020+1</f><v>2021</v></c><c t="str"><v>0434</v></c><c/><c><v>1.5E2</v></c></x:row><!-- > -->`;
  const rapporto = await controlla([xml], { stringhe });
  expect(rapporto.scarti).toEqual([]);
  expect(rapporto.lette).toMatchObject({
    '3 numeroAtto': 'A3',
    '3 cognomeDenominazione': 'PROVA & C.',
    '3 importo': '15000',
  });
});

test.each<[string, () => Buffer, string]>([
  ['not a zip', () => Buffer.from('nome;cognome\n'), 'foglio.zip'],
  ['a zip of something else', () => makeZip({ 'a.txt': 'a' }), 'foglio.zip'],
  ['a bomb', () => makeZip({ 'xl/workbook.xml': Buffer.alloc(20_000_000) }), 'foglio.zip'],
  ['no such sheet', () => makeXlsx([{ nome: 'Foglio1', xml: '' }]), 'foglio.manca'],
  [
    'dates from 1904',
    () => makeXlsx([{ nome: 'Lista', xml: '' }], { libro: '<workbookPr date1904="1"/>' }),
    'foglio.date1904',
  ],
  [
    'rows out of order',
    () => makeXlsx([{ nome: 'Lista', xml: '<sheetData><row r="5"/><row r="4"/></sheetData>' }]),
    'foglio.zip',
  ],
])('%s', async (_, makeFile, codice) => {
  const file = scrivi(makeFile(), 'guasto.xlsx');
  await expect(controllaFoglio(file, ENTE, MAPPA)).rejects.toMatchObject({ codice });
});

test.each([
  ['1.5E3', '1500'],
  ['1.2345E2', '123.45'],
  ['1E-3', '0.001'],
  ['-12.50', '-12.5'],
  ['2019.0', '2019'],
  ['7.6435205670000000E10', '76435205670'],
  ['0', '0'],
])('%s is %s', (testo, atteso) => {
  expect(espandiNumero(testo)).toBe(atteso);
});
