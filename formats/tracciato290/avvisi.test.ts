import {
  conTotali,
  ENTE,
  metti,
  n2,
  n3,
  n4,
  righeBuone,
  scrivi,
  scriviRighe,
} from '../../tests/formati/file290';
import { controlla290 } from './tracciato290';

const buone = conTotali(righeBuone());

async function avvisi(contenuto: string[] | string | Buffer): Promise<string[]> {
  const file = Array.isArray(contenuto) ? scriviRighe(contenuto) : scrivi(contenuto);
  const { rapporto } = await controlla290(file, ENTE);
  expect(rapporto.rifiutoFile).toEqual([]);
  return rapporto.avvisi.map(({ riga, codice, campo }) => `${riga} ${codice.slice(4)} ${campo}`.trim());
}

const CRLF = (righe: readonly string[]) => righe.map((riga) => `${riga}\r\n`).join('');

test.each<[string, string | Buffer, string[]]>([
  ['CRLF', CRLF(buone), []],
  ['bom', `\u00ef\u00bb\u00bf${CRLF(buone)}`, ['0 bom']],
  ['utf8', Buffer.from(CRLF(buone).replace('GAETANO ', 'NICOLÒ  '), 'utf8'), ['0 utf8']],
  ['windows-1252', CRLF(buone).replace('GAETANO ', 'NICOL\u00d2  '), []],
  ['eof_1a', `${CRLF(buone)}\u001a\u001a`, ['0 eof_1a']],
  ['fine_riga_mista', CRLF(buone).replace('\r\n', '\n'), ['0 fine_riga_mista']],
  [
    'senza_fine_riga',
    CRLF(buone)
      .trimEnd()
      .padEnd(292 * 12 - 2),
    ['0 senza_fine_riga'],
  ],
  ['senza_terminatori', buone.join(''), ['0 senza_terminatori']],
  [
    'senza_terminatori, UTF-8',
    Buffer.from(buone.join('').replaceAll('GAETANO ', 'NICOLÒ  '), 'utf8'),
    ['0 senza_terminatori', '0 utf8'],
  ],
  ['lunghezza_uniforme', buone.map((riga) => `${riga} \n`).join(''), ['0 lunghezza_uniforme']],
  ['riga_vuota', CRLF(buone).replace('\r\n', '\r\n   \r\n'), ['2 riga_vuota']],
  ['riga_corta, once', CRLF(buone.map((riga) => riga.trimEnd())), ['1 riga_corta']],
])('%s', async (_, contenuto, attesi) => {
  expect(await avvisi(contenuto)).toEqual(attesi);
});

test.each<[number, number, string, string[]]>([
  [1, 19, 'X', ['1 filler filler']],
  [2, 24, 'X', ['2 filler filler']],
  [2, 46, 'ROSSI', []],
  [2, 106, 'X', ['2 filler filler']],
  [2, 16, '00', ['2 numero_rate numeroRate']],
  [2, 16, ' X', ['2 numero_rate numeroRate']],
  [3, 267, 'X', ['3 filler filler']],
  [3, 287, '0  X', ['3 filler filler']],
  [4, 257, 'X', []],
  [4, 276, 'X', ['4 filler filler']],
  [5, 147, 'X', ['5 filler filler']],
  [10, 179, 'X', ['10 filler filler']],
  [11, 54, 'X', ['11 filler filler']],
  [12, 50, 'X', ['12 filler filler']],
  [3, 286, 'X', ['3 tipo_debitori tipoDebitori']],
  [3, 286, 'C', []],
  [3, 25, 'prvGTN80A01D612D', ['3 minuscole codiceFiscale']],
  [3, 105, 'd612', ['3 minuscole belfiore']],
  [3, 263, 'd612', ['3 minuscole belfioreNascita']],
  [7, 29, '2r60', ['7 minuscole codiceTributo']],
  [3, 25, '07643520567     ', ['3 cf_numerico_persona codiceFiscale', '4 coobbligato_uguale codiceFiscale']],
  [3, 254, 'F', ['3 cf_incoerente sesso']],
  [3, 255, '02', ['3 cf_incoerente dataNascita']],
  [3, 259, '1880', []],
  [3, 263, 'H501', ['3 cf_incoerente belfioreNascita']],
  [3, 254, 'm', ['3 sesso sesso']],
  [3, 255, '31021980', ['3 data_nascita dataNascita']],
  [3, 255, '01011879', ['3 data_nascita dataNascita']],
  [3, 255, '13062024', ['3 data_nascita dataNascita']],
  [3, 255, '00000000', []],
  [3, 234, 'GAET*NO', ['3 nome_caratteri nome']],
  [3, 210, "D'AL\u00d2-A.`", []],
  [3, 210, 'PROVA2', ['3 nome_caratteri cognome']],
  [3, 105, '    ', ['3 belfiore belfiore']],
  [3, 263, '    ', []],
  [3, 263, '1234', ['3 belfiore belfioreNascita']],
  [4, 95, 'D61X', ['4 belfiore belfiore']],
  [3, 100, '00000', ['3 cap cap']],
  [3, 100, '5012 ', ['3 cap cap']],
  [5, 33, '0000000012,50', ['5 imponibile imponibile']],
  [5, 33, ' '.repeat(13), []],
  [8, 46, '00000000-0500', ['8 importo_negativo importo']],
  [8, 46, '0000000000000', ['8 importo_zero importo']],
  [8, 46, '          500', ['8 riempimento importo']],
  [5, 61, '00000000', ['5 decorrenza_assente dataDecorrenza']],
  [5, 61, '        ', ['5 decorrenza_assente dataDecorrenza']],
])('line %i, column %i, "%s"', async (riga, colonna, testo, attesi) => {
  const righe = righeBuone();
  if (riga <= righe.length - 2) {
    righe[riga - 1] = metti(righe[riga - 1] ?? '', colonna, testo);
    expect(await avvisi(conTotali(righe))).toEqual(attesi);
  } else
    expect(await avvisi(buone.map((r, i) => (i === riga - 1 ? metti(r, colonna, testo) : r)))).toEqual(
      attesi,
    );
});

test('cap is not looked at abroad', async () => {
  const righe = righeBuone();
  righe[2] = metti(righe[2] ?? '', 100, '00000Z110');
  expect(await avvisi(conTotali(righe))).toEqual([]);
});

test('nr and totali_variante', async () => {
  const nr = 'NR09123001NOTA'.padEnd(290);
  const righe = conTotali([...righeBuone().slice(0, 2), nr, ...righeBuone().slice(2)]);
  expect(await avvisi(righe)).toEqual(['3 nr']);
  const conConti = (n5: string, n9: string) => [
    ...righe.slice(0, -2),
    metti(righe.at(-2) ?? '', 11, n5),
    metti(righe.at(-1) ?? '', 8, n9),
  ];
  const attesi = ['3 nr', '12 totali_variante totaleRecord', '13 totali_variante totaleRecord'];
  expect(await avvisi(conConti('0000010', '0000012'))).toEqual(attesi);
  expect(await avvisi(conConti('0000008', '0000011'))).toEqual(attesi);
  expect(await avvisi(conConti('0000009', '0000010'))).toEqual(attesi);
});

test('totale_non_verificabile', async () => {
  const righe = righeBuone();
  righe[4] = metti(righe[4] ?? '', 46, '            X');
  const file = conTotali(righe);
  file[10] = metti(file[10] ?? '', 39, '               ');
  expect(await avvisi(file)).toEqual(['11 totale_non_verificabile totaleImposta']);
});

test('prescrizione_stimata: the record carries no title', async () => {
  const righe = righeBuone();
  righe[9] = n4('P3', '5242', 8700);
  expect(await avvisi(conTotali(righe))).toEqual(['10 prescrizione_stimata dataTitolo']);
  righe[9] = metti(n4('P3', '5242', 8700), 146, 'M0000012345');
  expect(await avvisi(conTotali(righe))).toEqual(['10 prescrizione_stimata dataTitolo']);
});

test('variante_s291', async () => {
  const righe = righeBuone();
  righe[9] = `${metti(n4('P3', '5242', 8700), 146, 'SVV/000123    05022021AB123CD     ')} `;
  const { rapporto } = await controlla290(scriviRighe(conTotali(righe)), ENTE, { letture: true });
  expect(rapporto.avvisi).toEqual([{ riga: 10, codice: '290.variante_s291', campo: 'dataTitolo' }]);
  const lette = rapporto.letture
    ?.filter(({ riga }) => riga === 10)
    .map(({ campo, valore }) => [campo, valore]);
  expect(Object.fromEntries(lette ?? [])).toMatchObject({
    tipoTitolo: 'VE',
    numeroTitolo: 'V/000123',
    dataTitolo: '2021-02-05',
    targa: 'AB123CD',
  });
});

test('an omocode is compared once its digits are back', async () => {
  const righe = [
    ...righeBuone().slice(0, 2),
    metti(n2('P1'), 25, 'PRVGTN80A01D61NQ'),
    n3('P1'),
    n4('P1'),
    '',
    '',
  ];
  const rapporto = (await controlla290(scriviRighe(conTotali(righe)), ENTE)).rapporto;
  expect(rapporto.partiteRifiutate.filter(({ codice }) => codice === '290.cf_formato')).toEqual([]);
  expect(rapporto.avvisi).toEqual([]);
});
