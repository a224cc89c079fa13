import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { creaPostaFile } from './file';
import { lottoDi, pezzoDi } from './posta-di-prova';

let uscita: string;
beforeEach(async () => {
  uscita = await mkdtemp(path.join(os.tmpdir(), 'esatto-posta-'));
});
afterEach(() => rm(uscita, { recursive: true, force: true }));

const [uno, due] = [pezzoDi(1), pezzoDi(2)];
const tutte = () => readdir(uscita, { recursive: true }).then((nomi) => nomi.sort());

test('a batch is a folder with the PDFs and their index, and nothing else is left', async () => {
  const esiti = await creaPostaFile({ uscita }).affida(lottoDi(uno, due));
  expect([...esiti.values()]).toEqual([
    { esito: 'affidato', giaPresente: false },
    { esito: 'affidato', giaPresente: false },
  ]);
  expect(await tutte()).toEqual(
    ['lot_1', 'lot_1/indice.csv', `lot_1/${uno.id}.pdf`, `lot_1/${due.id}.pdf`].sort(),
  );
  const indice = await readFile(path.join(uscita, 'lot_1/indice.csv'), 'utf8');
  expect(indice.split('\r\n')[1]).toContain(`${uno.documento.sha256};2;Rossi Anna`);
});

test('a batch that left is never changed: what is in it is there, the rest is refused', async () => {
  const posta = creaPostaFile({ uscita });
  await posta.affida(lottoDi(uno));
  expect([...(await posta.affida(lottoDi(uno))).values()]).toEqual([
    { esito: 'affidato', giaPresente: true },
  ]);
  const diverso = await posta.affida(lottoDi(due, uno));
  expect(diverso.get(uno.id)).toEqual({ esito: 'affidato', giaPresente: true });
  expect(diverso.get(due.id)).toEqual({ esito: 'rifiutato', codice: 'POSTA_LOTTO_DIVERSO' });
  const cambiato = await posta.affida(lottoDi(pezzoDi(1, {}, 'via Diversa 2')));
  expect(cambiato.get(uno.id)).toEqual({ esito: 'rifiutato', codice: 'POSTA_LOTTO_DIVERSO' });
  expect(await tutte()).toHaveLength(3);
});

test('a piece that cannot be printed does not stop the others', async () => {
  const ostile = pezzoDi(3, {}, '=cmd()');
  const esiti = await creaPostaFile({ uscita }).affida(lottoDi(ostile, uno));
  expect(esiti.get(ostile.id)).toEqual({ esito: 'rifiutato', codice: 'POSTA_INDICE' });
  expect(esiti.get(uno.id)).toMatchObject({ esito: 'affidato' });
  expect(await tutte()).not.toContain(`lot_1/${ostile.id}.pdf`);
});

test('a PDF that is not the one of the batch: nothing is visible; mended, the batch goes', async () => {
  const guasto = pezzoDi(1, { documento: { ...uno.documento, leggi: async () => Buffer.from('altro') } });
  await expect(creaPostaFile({ uscita }).affida(lottoDi(due, guasto))).rejects.toMatchObject({
    codice: 'posta.impronta',
  });
  expect(await readdir(uscita)).not.toContain('lot_1');
  await creaPostaFile({ uscita }).affida(lottoDi(due, uno));
  expect(await readdir(uscita)).toEqual(['lot_1']);
});

test('it cannot be asked about a piece: the outcomes come as files', async () => {
  expect(await creaPostaFile({ uscita }).chiedi(uno.id)).toEqual({
    stato: 'non_disponibile',
    codice: 'POSTA_SOLO_FILE',
  });
});
