import { ENTE, scrivi } from '../../tests/formati/file290';
import { claimsFoglio, controllaFoglio } from './fogli';
import { parseMappa } from './mappa';

const MAPPA = {
  formato: 'csv',
  codifica: 'windows-1252',
  separatore: ';',
  virgolette: '"',
  rigaIntestazione: 1,
  importi: 'virgola',
  date: ['GG/MM/AAAA', 'GG/MM/AA'],
  dataLista: '2024-09-30',
  totali: { colonna: 'A', inizia: 'TOTALE' },
  colonne: [
    { colonna: 'A', intestazione: 'Atto', campo: 'numeroAtto' },
    { colonna: 'B', intestazione: 'Chi', campo: 'cognomeDenominazione' },
    { colonna: 'C', intestazione: 'CF', campo: 'codiceFiscale' },
    { colonna: 'D', intestazione: 'IVA', campo: 'partitaIva' },
    { colonna: 'E', intestazione: 'Cap', campo: 'cap' },
    { colonna: 'F', intestazione: 'Anno', campo: 'anno' },
    { colonna: 'G', intestazione: 'Tributo', campo: 'codiceTributo' },
    { colonna: 'H', intestazione: 'Data', campo: 'dataAtto' },
    { colonna: 'I', intestazione: 'Notifica', campo: 'dataNotifica' },
    { colonna: 'J', intestazione: 'Importo', campo: 'importo' },
    { colonna: 'K', intestazione: 'CDS', campo: 'importo', codiceTributo: '5242' },
  ],
};
const INTESTAZIONE = 'Atto;Chi;CF;IVA;Cap;Anno;Tributo;Data;Notifica;Importo;CDS';
const BUONA = [
  'A1',
  'PROVA GAETANO',
  'PRVGTN80A01D612D',
  '',
  '50122',
  '2021',
  '0434',
  '05/02/2021',
  '',
  '123,45',
  '',
];

/** The good row with some of its cells changed. */
function riga(celle: Record<number, string> = {}): string {
  return BUONA.map((cella, i) => celle[i] ?? cella).join(';');
}

function elenco(rilievi: readonly { riga: number; codice: string; campo: string }[]): string[] {
  return rilievi.map(({ riga, codice, campo }) => `${riga} ${codice.slice(7)} ${campo}`.trim());
}

async function controlla(corpo: string[], mappa: object = MAPPA) {
  const file = scrivi([INTESTAZIONE, ...corpo].join('\r\n'), 'prova.csv');
  const { rapporto } = await controllaFoglio(file, ENTE, parseMappa(mappa), { letture: true });
  const { partiteRifiutate, avvisi, rifiutoFile, letture = [] } = rapporto;
  const lette = Object.fromEntries(letture.map(({ riga, campo, valore }) => [`${riga} ${campo}`, valore]));
  return {
    ...rapporto,
    scarti: elenco(partiteRifiutate),
    avvisi: elenco(avvisi),
    file: elenco(rifiutoFile),
    lette,
  };
}

test('the good row is good', async () => {
  const { esito, totaleCents, avvisi, record } = await controlla([riga()]);
  expect([esito, totaleCents, avvisi]).toEqual(['accettato', '12345', []]);
  expect(record).toEqual({ intestazione: 1, dati: 1, totali: 0, note: 0, vuote: 0 });
});

const CDS = { 6: '5242', 9: '', 10: '87,00' };

test.each<[Record<number, string>, string[], string[]]>([
  [{ 0: '' }, ['campo_obbligatorio numeroAtto'], []],
  [{ 1: ' ' }, ['campo_obbligatorio cognomeDenominazione'], []],
  [{ 2: '' }, ['campo_obbligatorio codiceFiscale'], []],
  [{ 5: '' }, ['campo_obbligatorio anno'], []],
  [{ 6: '' }, ['campo_obbligatorio codiceTributo'], []],
  [{ 9: '' }, ['campo_obbligatorio importo'], []],
  [{ 2: 'PRVGTN80A01D61' }, ['cf_formato codiceFiscale'], []],
  [{ 2: 'PRVGTN80A01D612X' }, ['cf_controllo codiceFiscale'], []],
  [{ 2: '07643520568' }, ['piva_controllo codiceFiscale'], []],
  [{ 2: '7643520568' }, ['piva_controllo codiceFiscale'], []],
  [{ 2: '7643520567' }, [], ['zeri_persi codiceFiscale']],
  [{ 2: '', 3: '7643520567' }, [], ['zeri_persi partitaIva']],
  [{ 2: '', 3: '07643520567' }, [], []],
  [{ 3: 'PRVGTN80A01D612D' }, ['cf_formato partitaIva'], []],
  [{ 3: '1234567' }, ['cf_formato partitaIva'], []],
  [{ 3: '7,64352E+10' }, ['notazione_scientifica partitaIva'], []],
  [{ 2: '1.23457e+10' }, ['notazione_scientifica codiceFiscale'], []],
  [{ 9: '1,2E+3' }, ['notazione_scientifica importo'], []],
  [{ 5: '1949' }, ['anno anno'], []],
  [{ 5: '2025' }, ['anno anno'], []],
  [{ 5: '21' }, ['anno anno'], []],
  [{ 7: '31/02/2021' }, ['data dataAtto'], []],
  [{ 7: '2021-02-05' }, ['data dataAtto'], []],
  [{ 8: '01/10/2024' }, ['data dataNotifica'], []],
  [{ 8: '31/12/1949' }, ['data dataNotifica'], []],
  [{ 8: '01/03/21' }, [], []],
  [{ 9: '1.23,00' }, ['importo importo'], []],
  [{ 9: '1234.56' }, ['importo importo'], []],
  [{ 9: 'dodici' }, ['importo importo'], []],
  [{ 9: '12,345' }, ['importo_decimali importo'], []],
  [{ 9: '0,00' }, ['importo_non_positivo importo'], []],
  [{ 9: '-1,00' }, ['importo_non_positivo importo'], ['importo_negativo importo']],
  [{ 6: '7777' }, ['tributo_sconosciuto codiceTributo'], []],
  [{ 10: '87,00' }, ['natura_mista codiceTributo'], []],
  [CDS, [], []],
  [{ ...CDS, 7: '' }, [], ['prescrizione_stimata dataAtto']],
  [{ 7: '' }, [], []],
  [{ 1: '=1+1' }, [], ['formula cognomeDenominazione']],
  [{ 1: ' \t@SUM(A1)' }, [], ['formula cognomeDenominazione']],
  [{ 4: '"=""50122"""' }, [], ['testo_forzato cap']],
  [{ 4: '185' }, [], ['zeri_persi cap']],
  [{ 4: '' }, [], ['cap cap']],
  [{ 4: '00000' }, [], ['cap cap']],
  [{ 4: '501220' }, [], ['cap cap']],
  [{ 2: 'prvgtn80a01d612d' }, [], ['minuscole codiceFiscale']],
])('row with %j', async (celle, scarti, avvisi) => {
  const rapporto = await controlla([riga(celle)]);
  expect(rapporto.scarti).toEqual(scarti.map((motivo) => `2 ${motivo}`));
  expect(rapporto.avvisi).toEqual(avvisi.map((motivo) => `2 ${motivo}`));
});

test.each([
  ['1.234,5', '123450'],
  // The euro of windows-1252 is byte 80.
  ['\u0080 1.234,56', '123456'],
  ['1234,56 \u0080', '123456'],
  ['12', '1200'],
])('%s is %s cents', async (testo, cents) => {
  expect((await controlla([riga({ 9: testo })])).totaleCents).toBe(cents);
});

test('amounts with a point', async () => {
  const mappa = { ...MAPPA, importi: 'punto' };
  expect((await controlla([riga({ 9: '1,234.56' })], mappa)).totaleCents).toBe('123456');
  expect((await controlla([riga({ 9: '1,234' })], mappa)).totaleCents).toBe('123400');
  expect((await controlla([riga({ 9: '12,34' })], mappa)).scarti).toEqual(['2 importo importo']);
});

test('two-digit years take the latest century not after the list', async () => {
  const { lette } = await controlla([riga({ 7: '01/03/21', 8: '01/10/24' })]);
  expect(lette).toMatchObject({ '2 dataAtto': '2021-03-01', '2 dataNotifica': null });
  expect((await controlla([riga({ 7: '01/03/60' })])).lette).toMatchObject({ '2 dataAtto': '1960-03-01' });
});

test('colonne, partita_doppia, atto_ripetuto, righe vuote, note', async () => {
  const corpo = [
    riga(),
    `${riga()};x`,
    riga(),
    riga({ 9: '1,00' }),
    ';;',
    riga({ 0: 'A2' }),
    'TOTALE;;;;;;;;;370,35;',
    '',
    'Il responsabile',
    ';;;',
  ];
  const rapporto = await controlla(corpo);
  expect(rapporto.scarti).toEqual(['3 colonne', '4 partita_doppia numeroAtto']);
  expect(rapporto.avvisi).toEqual([
    '5 atto_ripetuto numeroAtto',
    '6 riga_vuota',
    '8 totale_non_verificabile importo',
    '9 riga_vuota',
    '10 dopo_totale',
  ]);
  expect(rapporto.righe).toBe(10);
  expect(rapporto.record).toEqual({ intestazione: 1, dati: 5, totali: 1, note: 1, vuote: 2 });
});

test('totals count refused rows, column by column, and are once refused', async () => {
  const corpo = [riga(), riga({ 0: 'A2', 2: 'X' }), riga({ ...CDS, 0: 'A3' })];
  const totale = (importo: string, cds: string) =>
    controlla([...corpo, `Totale generale;;;;;;;;;${importo};${cds}`]);
  expect((await totale('246,90', '87,00')).esito).toBe('accettato_con_scarti');
  expect((await totale('246,91', '86,00')).file).toEqual(['5 totale importo']);
  expect((await totale('246,90', '')).file).toEqual(['5 totale importo']);
  expect((await totale('246,90', 'boh')).file).toEqual(['5 totale importo']);
});

test('header, quotes, encoding: the first kind alone', async () => {
  const altra = {
    ...MAPPA,
    colonne: MAPPA.colonne.map((c) => ({
      ...c,
      intestazione: c.intestazione.replace(/^(CF|Importo|CDS)$/, 'Altro'),
    })),
  };
  expect((await controlla([riga(), 'TOTALE;;;;;;;;;1,00;'], altra)).file).toEqual([
    '1 intestazione codiceFiscale',
    '1 intestazione importo',
    '1 intestazione importo',
  ]);
  const virgolette = await controlla([riga(), riga({ 1: '"PROVA"X' })], altra);
  expect(virgolette.file).toEqual(['3 virgolette']);
  expect(virgolette).toMatchObject({ righe: 0, record: { intestazione: 0, dati: 0 } });
  expect((await controlla([riga({ 1: '"PROVA' }), riga()])).file).toEqual(['2 virgolette']);
  expect((await controlla([riga({ 1: 'PERÒ\u0081"' })])).file).toEqual(['0 codifica']);
  const utf8 = { ...MAPPA, codifica: 'utf-8' };
  expect((await controlla([riga({ 1: 'PER\u00d2' })], utf8)).file).toEqual(['0 codifica']);
});

test('an empty file has not the header', async () => {
  const { rapporto } = await controllaFoglio(scrivi('', 'vuoto.csv'), ENTE, parseMappa(MAPPA));
  expect(rapporto).toMatchObject({ righe: 0, esito: 'rifiutato' });
  expect(rapporto.rifiutoFile).toHaveLength(11);
});

test('claims with and without a notified title', async () => {
  const corpo = [
    riga(),
    riga({ 0: 'A2', 8: '01/03/2021' }),
    riga({ 0: 'A3', ...CDS, 8: '01/03/2021' }),
    riga({ 0: 'A4', 2: 'X' }),
  ];
  const file = scrivi([INTESTAZIONE, ...corpo].join('\n'), 'claims.csv');
  const claims = [];
  for await (const claim of claimsFoglio(file, ENTE, parseMappa(MAPPA))) claims.push(claim);
  expect(claims).toHaveLength(3);
  expect(claims[0]).toMatchObject({
    codice: 'A1',
    natura: 'tributaria',
    importi: { capitale: 12345n, sanzioni: 0n },
    prescrizione: { dal: '2021-12-31', anni: 5 },
    affidataIl: '2024-09-30',
    debitore: { natura: 'fisica', cognome: 'PROVA GAETANO', nome: null, cap: '50122' },
  });
  expect(claims[0]).not.toHaveProperty('titolo');
  expect(claims[1]?.titolo).toEqual({
    tipo: 'accertamentoEsecutivo',
    notificatoIl: '2021-03-01',
    numero: 'A2',
  });
  expect(claims[2]).toMatchObject({
    titolo: { tipo: 'ingiunzione' },
    importi: { sanzioni: 8700n },
    prescrizione: { dal: '2021-02-05', anni: 5 },
  });
});

test.each<[string, object, string]>([
  ['a column twice', { colonne: [...MAPPA.colonne, MAPPA.colonne[0]] }, 'colonna A ripetuta'],
  ['a field missing', { colonne: MAPPA.colonne.slice(1) }, 'nessuna colonna per numeroAtto'],
  [
    'an amount of no tributo',
    { colonne: MAPPA.colonne.filter(({ campo }) => campo !== 'codiceTributo') },
    'importo senza codiceTributo',
  ],
  ['serials in a CSV', { date: ['seriale'] }, 'date.0'],
  ['a date that is none', { dataLista: '2024-02-30' }, 'dataLista'],
  ['a format that is none', { formato: 'ods' }, 'formato'],
])('mapping with %s', (_, guasto, dove) => {
  expect(() => parseMappa({ ...MAPPA, ...guasto })).toThrow(
    expect.objectContaining({ codice: 'mappa.non_valida', message: expect.stringContaining(dove) }),
  );
});
