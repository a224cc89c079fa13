import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { componiProva } from '../../formats/prova/componi';
import { CONSEGNATA, notificaDiProva, resaVera } from '../../tests/banco/fascicolo-di-prova';
import { comandoProvaVerifica } from './prova-verifica';

const cartella = mkdtempSync(path.join(os.tmpdir(), 'esatto-prova-cli-'));
const scrivi = (nome: string, bytes: Buffer | string): string => {
  const file = path.join(cartella, nome);
  writeFileSync(file, bytes);
  return file;
};

let pack: Buffer;
let ca: string;
beforeAll(async () => {
  const { materiale, caPem } = await notificaDiProva(CONSEGNATA);
  pack = await componiProva(materiale, resaVera());
  ca = scrivi('ca.pem', caPem);
});

async function prova(args: string[], json = true): Promise<{ codice: number; out: string }> {
  let out = '';
  const ascolto = jest.spyOn(process.stdout, 'write').mockImplementation((testo) => {
    out += testo;
    return true;
  });
  try {
    const codice = await comandoProvaVerifica(args, { json });
    return { codice, out };
  } finally {
    ascolto.mockRestore();
  }
}

test('a valid pack: 0, with the authorities given or with those it carries', async () => {
  const file = scrivi('buono.zip', pack);
  const { codice, out } = await prova([file, '--fidati', ca]);
  const letto = JSON.parse(out);
  expect([codice, Object.keys(letto), letto.valida]).toEqual([0, ['valida', 'controlli'], true]);
  expect(Object.keys(letto.controlli[0])).toEqual(['nome', 'ok', 'codice', 'dettaglio']);
  const senza = await prova([file], false);
  expect(senza.codice).toBe(0);
  expect(senza.out).toMatch(/^Fascicolo di prova integro e coerente\.\nok {2}contenitore\n/);
  expect(senza.out).toContain('con --fidati si indicano le proprie');
});

test('one byte changed, or bytes that are no pack: 1, with the reason', async () => {
  const altro = Buffer.from(pack);
  const posto = pack.indexOf('%PDF-1.7\natto di prova');
  altro[posto + 12] = (altro[posto + 12] ?? 0) ^ 1;
  const { codice, out } = await prova([scrivi('cambiato.zip', altro)]);
  expect(codice).toBe(1);
  expect(out).toContain('prova.atto_diverso');
  const niente = await prova([scrivi('niente.zip', 'non è uno ZIP')], false);
  expect(niente.codice).toBe(1);
  expect(niente.out).toContain('KO  contenitore\n      prova.contenitore_illeggibile');
});

test.each<[string, () => string[], string]>([
  ['nothing', () => [], 'uso.errato'],
  ['two packs', () => ['a.zip', 'b.zip'], 'uso.errato'],
  ['an unknown option', () => ['a.zip', '--fiducia', ca], 'uso.errato'],
  ['no such file', () => ['assente.zip'], 'prova.file_illeggibile'],
  ['no such authorities', () => ['a.zip', '--fidati', 'assente.pem'], 'prova.file_illeggibile'],
  [
    'authorities that are not',
    () => ['a.zip', '--fidati', scrivi('no.pem', 'x')],
    'prova.fidati_illeggibile',
  ],
])('wrong use, %s: a coded error, which ends with 2', async (_nome, args, codice) => {
  await expect(prova(args())).rejects.toMatchObject({ codice });
});
