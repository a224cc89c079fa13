import { readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { scrivi } from '../../tests/formati/file290';
import { controlla } from './controlla';

const caso = (...parti: string[]) => condivisa('cases', ...parti);
const ENTE = caso('290', 'ente.json');

async function prova(args: string[], json: boolean) {
  const uscite = { out: '', err: '' };
  const su = (nome: 'out' | 'err') => (testo: string | Uint8Array) => {
    uscite[nome] += String(testo);
    return true;
  };
  const spie = [
    jest.spyOn(process.stdout, 'write').mockImplementation(su('out')),
    jest.spyOn(process.stderr, 'write').mockImplementation(su('err')),
  ];
  const codice = await controlla(args, { json });
  for (const spia of spie) spia.mockRestore();
  return { codice, ...uscite };
}

test('JSON of an accepted file holds every reading', async () => {
  const args = [caso('290', '21-reinvio.290'), '--ente', ENTE, '--precedenti', caso('290', '01-pulito.290')];
  const { codice, out, err } = await prova(args, true);
  const { nota, precedenti, letture, ...atteso } = JSON.parse(
    readFileSync(caso('290', '21-reinvio.atteso.json'), 'utf8'),
  );
  const { letture: lette, ...resto } = JSON.parse(out);
  expect([codice, err]).toEqual([0, '']);
  expect(resto).toEqual(atteso);
  expect(lette).toEqual(expect.arrayContaining(letture));
});

test('a refused file gives 1 and no readings', async () => {
  const { codice, out } = await prova(
    [caso('290', '20-gia-inviato.290'), '--ente', ENTE, '--precedenti', caso('290', '01-pulito.290')],
    true,
  );
  const { nota, precedenti, ...atteso } = JSON.parse(
    readFileSync(caso('290', '20-gia-inviato.atteso.json'), 'utf8'),
  );
  expect(codice).toBe(1);
  expect(JSON.parse(out)).toEqual(atteso);
});

test('a file refused before is not loaded: it can be sent again', async () => {
  const file = caso('290', '17-totali.290');
  const { out } = await prova([file, '--ente', ENTE, '--precedenti', file], true);
  expect(JSON.parse(out).rifiutoFile).not.toContainEqual(
    expect.objectContaining({ codice: '290.gia_inviato' }),
  );
});

test('a sheet, as text', async () => {
  const { codice, out } = await prova(
    [
      caso('fogli', '01-punto-e-virgola.csv'),
      '--ente',
      ENTE,
      '--mappa',
      caso('fogli', '01-punto-e-virgola.mappa.json'),
    ],
    false,
  );
  expect(codice).toBe(0);
  expect(out).toContain('accettato con scarti');
  expect(out).toContain('riga 12: foglio.piva_controllo (codiceFiscale)');
  expect(out).toContain('32.161,02');
});

test.each<[string, string[], string]>([
  ['no file', ['--ente', ENTE], 'uso.controlla'],
  ['no ente', [caso('290', '01-pulito.290')], 'uso.controlla'],
  ['an option that is none', ['x', '--boh'], 'uso.controlla'],
  ['a sheet without a mapping', [caso('fogli', '01-punto-e-virgola.csv'), '--ente', ENTE], 'uso.controlla'],
  ['a file that is not there', ['/non/esiste.290', '--ente', ENTE], 'file.illeggibile'],
  [
    'an Ente that is not JSON',
    [caso('290', '01-pulito.290'), '--ente', scrivi('{', 'ente.json')],
    'file.json',
  ],
  [
    'an Ente that is none',
    [caso('290', '01-pulito.290'), '--ente', scrivi('{}', 'ente.json')],
    'ente.configurazione',
  ],
  [
    'a mapping that is none',
    [caso('fogli', '05-seriali.xlsx'), '--ente', ENTE, '--mappa', ENTE],
    'mappa.non_valida',
  ],
])('%s gives 2 and one line', async (_, args, codice) => {
  const esito = await prova(args, true);
  expect([esito.codice, esito.out]).toEqual([2, '']);
  expect(esito.err).toMatch(new RegExp(`^${codice}: [^\\n]+\\n$`));
});
