import { readdirSync, readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { parseEnteConfig } from '../ente';
import { controllaFoglio, lettureFoglio } from './fogli';
import { parseMappa } from './mappa';
import { proponiMappa } from './proposta';

const caso = (nome: string) => condivisa('cases', 'fogli', nome);
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const ente = parseEnteConfig(readJson(caso('ente.json')));
const file = readdirSync(condivisa('cases', 'fogli')).filter((nome) => /\.(csv|xlsx)$/.test(nome));
const base = (nome: string) => nome.replace(/\.\w+$/, '');
const mappaDi = (nome: string) => readJson(caso(`${base(nome)}.mappa.json`));

test('there are cases', () => {
  expect(file).toHaveLength(9);
});

test.each(file)('report of %s', async (nome) => {
  const { letture = [], ...atteso } = readJson(caso(`${base(nome)}.atteso.json`));
  const mappa = parseMappa(mappaDi(nome));
  const { rapporto, dataLista } = await controllaFoglio(caso(nome), ente, mappa, { letture: true });
  const { letture: lette = [], ...resto } = rapporto;
  expect({ nota: atteso.nota, ...resto }).toEqual(atteso);
  expect(lette).toEqual(expect.arrayContaining(letture));
  expect(dataLista).toBe('2024-09-30');
  if (rapporto.esito === 'rifiutato') return;
  const blocchi = [];
  for await (const blocco of lettureFoglio(caso(nome), ente, mappa)) blocchi.push(...blocco);
  expect(blocchi).toEqual(lette);
});

// 08 and 09 are refused: their mapping is of another file.
test.each(file.filter((nome) => !/^0[89]/.test(nome)))('proposal for %s', async (nome) => {
  const { file: _, ...attesa } = mappaDi(nome);
  const { mappa, mancanti } = await proponiMappa(caso(nome), ente, attesa.dataLista);
  expect({ ...mappa, date: [...mappa.date].sort() }).toEqual({ ...attesa, date: [...attesa.date].sort() });
  expect(mancanti).toEqual([]);
});
