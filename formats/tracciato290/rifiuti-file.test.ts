import { conTotali, ENTE, metti, n3, n4, righeBuone, scrivi, scriviRighe } from '../../tests/formati/file290';
import { PrecedentiInMemoria } from '../claims/precedenti';
import { controlla290 } from './tracciato290';

const buone = conTotali(righeBuone());

/** The good file with one line (from 1) made by `cambia`. */
function con(riga: number, cambia: (record: string) => string): string[] {
  return buone.map((record, i) => (i === riga - 1 ? cambia(record) : record));
}

function senza(riga: number): string[] {
  return buone.filter((_, i) => i !== riga - 1);
}

function piu(dopo: number, ...righe: string[]): string[] {
  return [...buone.slice(0, dopo), ...righe, ...buone.slice(dopo)];
}

async function rifiuti(contenuto: string[] | string | Buffer): Promise<string[]> {
  const file = Array.isArray(contenuto) ? scriviRighe(contenuto) : scrivi(contenuto);
  const { rapporto } = await controlla290(file, ENTE, { letture: true });
  if (rapporto.rifiutoFile.length > 0)
    expect(rapporto).toMatchObject({ esito: 'rifiutato', partiteAccettate: 0, avvisi: [], totaleCents: '0' });
  return rapporto.rifiutoFile.map(({ riga, codice, campo }) => `${riga} ${codice} ${campo}`.trim());
}

test('the good file is good', async () => {
  const { rapporto } = await controlla290(scriviRighe(buone), ENTE);
  expect(rapporto).toMatchObject({
    esito: 'accettato',
    partiteAccettate: 3,
    avvisi: [],
    totaleCents: '41545',
  });
});

const N5 = 11;
const N9 = 12;

test.each<[string, string[] | string | Buffer, string[]]>([
  ['vuoto', '', ['0 290.vuoto']],
  ['vuoto, blank lines only', '   \r\n \n', ['0 290.vuoto']],
  [
    'codifica: UTF-8 padded by bytes',
    Buffer.from(con(6, (r) => metti(r, 210, 'PERÒ ').slice(0, 289)).join('\n'), 'utf8'),
    ['6 290.codifica'],
  ],
  [
    'codifica: a byte that windows-1252 has not',
    con(6, (r) => metti(r, 210, 'PER\u0081')),
    ['6 290.codifica'],
  ],
  [
    'codifica: a piece of UTF-8',
    [...con(6, (r) => metti(r, 210, 'PER\u00c3\u0092')), '\u00e0'],
    ['6 290.codifica'],
  ],
  ['carattere: 00-1F', con(6, (r) => metti(r, 60, '\t')), ['6 290.carattere']],
  ['carattere: 7F', con(6, (r) => metti(r, 60, '\u007f')), ['6 290.carattere']],
  ['carattere: CR alone', con(6, (r) => metti(r, 290, '\r').concat('\r')), ['6 290.carattere']],
  ['n0_mancante', senza(1), ['1 290.n0_mancante']],
  ['n9_mancante', senza(N9), ['11 290.n9_mancante']],
  ['piu_flussi', [...buone, ...buone], ['13 290.piu_flussi']],
  ['tipo_record', piu(5, 'N7'.padEnd(290)), ['6 290.tipo_record']],
  ['tipo_record: lower case', con(5, (r) => metti(r, 1, 'n4')), ['5 290.tipo_record']],
  ['lunghezza: too short', con(3, (r) => r.slice(0, 209)), ['3 290.lunghezza']],
  ['lunghezza: too long', con(3, (r) => `${r} `), ['3 290.lunghezza']],
  [
    'lunghezza: an N4 of 291 whose date is after N0',
    con(10, (r) => `${metti(r, 147, 'VV/000123    13062024AB123CD     ')} `),
    ['10 290.lunghezza'],
  ],
  [
    'lunghezza: an N4 of 291 with text at the end',
    con(10, (r) => `${metti(r, 147, 'VV/000123    05022021AB123CD     ')}X`),
    ['10 290.lunghezza'],
  ],
  ['sequenza: only the first break', piu(5, n3('P1'), n3('P1')), ['6 290.sequenza']],
  ['sequenza: N4 without N2', piu(2, n4('P1')), ['3 290.sequenza']],
  [
    'campo_testata: ente',
    con(1, (r) => metti(r, 3, '00000')),
    ['1 290.campo_testata codiceEnte', '12 290.ente_discorde codiceEnte'],
  ],
  ['campo_testata: date', con(1, (r) => metti(r, 8, '20230229')), ['1 290.campo_testata dataFornitura']],
  [
    'campo_testata: before 1950',
    con(1, (r) => metti(r, 8, '19491231')),
    ['1 290.campo_testata dataFornitura'],
  ],
  [
    'campo_testata: N1',
    buone.map((r, i) => (i > 0 && i < N9 - 1 ? metti(r, 3, '00000000') : r)),
    ['2 290.campo_testata comune', '2 290.campo_testata progressivoMinuta'],
  ],
  [
    'ente_diverso',
    con(1, (r) => metti(r, 3, '09124')).map((r, i) => (i === N9 - 1 ? metti(r, 3, '09124') : r)),
    ['1 290.ente_diverso codiceEnte'],
  ],
  ['ente_discorde', con(N9, (r) => metti(r, 3, '09124')), ['12 290.ente_discorde codiceEnte']],
  [
    'comune_estraneo',
    buone.map((r, i) => (i > 0 && i < N9 - 1 ? metti(r, 3, '091231') : r)),
    ['2 290.comune_estraneo comune'],
  ],
  ['minuta_doppia', [...buone.slice(0, N5), ...buone.slice(1)], ['12 290.minuta_doppia progressivoMinuta']],
  [
    'chiave_ruolo',
    con(N5, (r) => metti(r, 3, '09123102')),
    ['11 290.chiave_ruolo comune', '11 290.chiave_ruolo progressivoMinuta'],
  ],
  ['chiave: minuta', con(7, (r) => metti(r, 9, '02')), ['7 290.chiave progressivoMinuta']],
  ['chiave: comune of an NR', piu(2, 'NR09123101'.padEnd(290)), ['3 290.chiave comune']],
  ['chiave: partita of an N3', con(4, (r) => metti(r, 11, 'P9')), ['4 290.chiave codicePartita']],
  ['chiave: blanks on the left are no difference', con(5, (r) => metti(r, 11, '            P1')), []],
  [
    'totale_ruolo: counts',
    con(N5, (r) => metti(r, 18, '      400000020000009')),
    ['11 290.totale_ruolo totaleN2', '11 290.totale_ruolo totaleN3', '11 290.totale_ruolo totaleN4'],
  ],
  [
    'totale_ruolo: blank and wrong',
    con(N5, (r) => metti(r, 11, '       ').slice(0, 38).concat('000000000041546').padEnd(290)),
    ['11 290.totale_ruolo totaleImposta', '11 290.totale_ruolo totaleRecord'],
  ],
  [
    'totale_trailer',
    con(N9, (r) => `${r.slice(0, 7)}000001300000020000004000000200000050000002`.padEnd(290)),
    [
      '12 290.totale_trailer totaleN1',
      '12 290.totale_trailer totaleN2',
      '12 290.totale_trailer totaleN3',
      '12 290.totale_trailer totaleN4',
      '12 290.totale_trailer totaleN5',
      '12 290.totale_trailer totaleRecord',
    ],
  ],
])('%s', async (_, contenuto, attesi) => {
  expect(await rifiuti(contenuto)).toEqual(attesi);
});

test('gia_inviato goes before everything', async () => {
  const file = scriviRighe(senza(1));
  const precedenti = new PrecedentiInMemoria();
  precedenti.registraFile((await controlla290(file, ENTE)).sha256);
  const { rapporto } = await controlla290(file, ENTE, { precedenti });
  expect(rapporto).toMatchObject({
    righe: 11,
    rifiutoFile: [{ riga: 0, codice: '290.gia_inviato', campo: '' }],
  });
});

test('a phase hides those after it', async () => {
  const guasto = con(1, (r) => metti(r, 8, '00000000')).map((r, i) => (i === 9 ? metti(r, 60, '\t') : r));
  expect(await rifiuti(guasto.slice(0, -1))).toEqual(['10 290.carattere']);
  expect(await rifiuti(con(1, (r) => metti(r, 8, '00000000')).slice(0, -1))).toEqual(['11 290.n9_mancante']);
});

test('a file without line ends that is not a multiple of 290 is one long line', async () => {
  const { rapporto } = await controlla290(scrivi(`${buone.join('')} `), ENTE);
  expect(rapporto).toMatchObject({ righe: 1, record: { N0: 1 } });
  expect(rapporto.rifiutoFile.map(({ codice }) => codice)).toEqual(['290.lunghezza', '290.n9_mancante']);
});

test('a file that is not there', async () => {
  await expect(controlla290('/non/esiste.290', ENTE)).rejects.toMatchObject({ codice: 'file.illeggibile' });
});
