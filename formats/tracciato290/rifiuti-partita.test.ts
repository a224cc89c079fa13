import {
  conTotali,
  ENTE,
  metti,
  n2,
  n3,
  n4,
  n4s,
  righeBuone,
  scriviRighe,
} from '../../tests/formati/file290';
import { PrecedentiInMemoria } from '../claims/precedenti';
import { claims290, controlla290 } from './tracciato290';

async function controlla(righe: string[]) {
  const { rapporto } = await controlla290(scriviRighe(conTotali(righe)), ENTE, { letture: true });
  expect(rapporto.rifiutoFile).toEqual([]);
  return rapporto;
}

/** Reasons of the good file with a text put at a column of a line. */
async function scarti(riga: number, colonna: number, testo: string): Promise<string[]> {
  const righe = righeBuone().map((record, i) => (i === riga - 1 ? metti(record, colonna, testo) : record));
  const rapporto = await controlla(righe);
  const motivi = rapporto.partiteRifiutate.map((r) => `${r.riga} ${r.codice.slice(4)} ${r.campo}`.trim());
  expect(rapporto.partiteAccettate).toBe(motivi.length > 0 ? 2 : 3);
  return motivi;
}

const B = (n: number) => ' '.repeat(n);

test.each<[number, number, string, string]>([
  [3, 25, B(16), '3 campo_obbligatorio codiceFiscale'],
  [3, 57, B(30), '3 campo_obbligatorio indirizzo'],
  [3, 210, B(24), '3 campo_obbligatorio cognome'],
  [3, 234, B(20), '3 campo_obbligatorio nome'],
  [4, 200, B(76), '4 campo_obbligatorio denominazione'],
  [4, 47, B(30), '4 campo_obbligatorio indirizzo'],
  [5, 29, B(4), '5 campo_obbligatorio codiceTributo'],
  [5, 71, B(75), '5 campo_obbligatorio informazioni'],
  [5, 146, 'E', '5 campo_obbligatorio titolo'],
  [10, 149, B(12), '10 campo_obbligatorio numeroTitolo'],
  [10, 161, B(6), '10 campo_obbligatorio dataTitolo'],
  [10, 161, '000000', '10 campo_obbligatorio dataTitolo'],
  [3, 209, '3', '3 natura natura'],
  [4, 199, ' ', '4 natura natura'],
  [3, 25, 'PRVGTN80A01D61DX', '3 cf_formato codiceFiscale'],
  [3, 25, 'PRVGTN81B29D612D', '3 cf_formato codiceFiscale'],
  [4, 25, '00000000000', '4 cf_formato codiceFiscale'],
  [3, 25, 'PRVGTN80A01D612X', '3 cf_controllo codiceFiscale'],
  [4, 25, '07643520568', '4 piva_controllo codiceFiscale'],
  [4, 25, 'PRVGTN80A01D612D', '4 natura_cf codiceFiscale'],
  [5, 25, '1949', '5 anno anno'],
  [5, 25, '2025', '5 anno anno'],
  [5, 25, ' 202', '5 anno anno'],
  [5, 29, '7777', '5 tributo_sconosciuto codiceTributo'],
  [5, 46, B(13), '5 importo importo'],
  [5, 46, '0000000123,45', '5 importo importo'],
  [5, 46, '0000000012345', ''],
  [5, 46, '000000012345-', '5 importo importo'],
  [5, 61, '30022022', '5 data_decorrenza dataDecorrenza'],
  [5, 61, '01011949', '5 data_decorrenza dataDecorrenza'],
  [5, 61, '01012100', '5 data_decorrenza dataDecorrenza'],
  [5, 61, '31122099', ''],
  [5, 146, 'X', '5 tipo_informazioni tipoInformazioni'],
  [10, 147, 'XX', '10 tipo_titolo tipoTitolo'],
  [10, 147, B(2), '10 tipo_titolo tipoTitolo'],
  [10, 161, '310221', '10 data_titolo dataTitolo'],
  [10, 161, '120624', ''],
  [10, 161, '130624', ''],
  [10, 161, '2902 1', '10 data_titolo dataTitolo'],
  [7, 29, '9000', '6 natura_mista codiceTributo'],
  [7, 46, '0000000-20000', '6 partita_non_positiva importo'],
])('line %i, column %i, "%s": %s', async (riga, colonna, testo, atteso) => {
  expect(await scarti(riga, colonna, testo)).toEqual(atteso === '' ? [] : [atteso]);
});

test('codicePartita blank', async () => {
  const righe = righeBuone().map((record, i) => (i === 8 || i === 9 ? metti(record, 11, B(14)) : record));
  const { partiteRifiutate } = await controlla(righe);
  expect(partiteRifiutate).toEqual([{ riga: 9, codice: '290.campo_obbligatorio', campo: 'codicePartita' }]);
});

test('a partita has every reason, and its warnings', async () => {
  const righe = righeBuone();
  righe[2] = metti(metti(n2('P1'), 209, '1'), 25, `${B(16)}`).replace('VIA DELLE PROVE', B(15));
  righe[4] = metti(n4('P1'), 100, ' ').replace('0434', '2r60');
  const { partiteRifiutate, avvisi, totaleCents } = await controlla(righe);
  expect(partiteRifiutate.map(({ campo }) => campo)).toEqual(['codiceFiscale', 'indirizzo']);
  expect(avvisi).toEqual([{ riga: 5, codice: '290.minuscole', campo: 'codiceTributo' }]);
  expect(totaleCents).toBe('29200');
});

test('partita_senza_n4', async () => {
  const righe = righeBuone();
  righe.splice(4, 1);
  expect((await controlla(righe)).partiteRifiutate).toEqual([
    { riga: 3, codice: '290.partita_senza_n4', campo: '' },
  ]);
});

test('partita_doppia, also of a refused one and under another minuta; partita_ripetuta with other content', async () => {
  const righe = righeBuone();
  const rotta = metti(n4('P4'), 61, '30022022');
  righe.splice(10, 0, n2('P4'), rotta, n2('P4'), rotta, n2('P2'), n4('P2', '2R60', 1), n2('P3'), n4s('P3'));
  const { partiteRifiutate, avvisi } = await controlla(righe);
  expect(partiteRifiutate.map((r) => `${r.riga} ${r.codice}`)).toEqual([
    '12 290.data_decorrenza',
    '13 290.partita_doppia',
    '14 290.data_decorrenza',
    '17 290.partita_doppia',
  ]);
  expect(avvisi).toEqual([{ riga: 15, codice: '290.partita_ripetuta', campo: 'codicePartita' }]);
});

test('partita_gia_caricata takes the place of partita_doppia', async () => {
  const prima = scriviRighe(conTotali(righeBuone()));
  const precedenti = new PrecedentiInMemoria();
  for await (const { contenuto } of claims290(prima, ENTE)) precedenti.registraContenuto(contenuto);
  const righe = [
    ...righeBuone().slice(0, 2),
    n2('P3'),
    n4s('P3'),
    n2('P3'),
    n4s('P3'),
    n2('P9'),
    n3('P9'),
    n4('P9'),
    '',
    '',
  ];
  const { rapporto } = await controlla290(scriviRighe(conTotali(righe)), ENTE, { precedenti });
  expect(rapporto.partiteRifiutate.map((r) => `${r.riga} ${r.codice} ${r.campo}`)).toEqual([
    '3 290.partita_gia_caricata codicePartita',
    '5 290.partita_gia_caricata codicePartita',
  ]);
  expect(rapporto).toMatchObject({ avvisi: [], partiteAccettate: 1, esito: 'accettato_con_scarti' });
});

test('titles of two centuries', async () => {
  const righe = righeBuone();
  righe[9] = metti(n4s('P3'), 161, '130624');
  const { letture } = await controlla(righe);
  expect(letture).toContainEqual({ riga: 10, campo: 'dataTitolo', valore: '1924-06-13' });
});
