import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import {
  CONSEGNATA,
  componi,
  notificaDiProva,
  rilievi,
  verifica,
  voci,
} from '../../tests/banco/fascicolo-di-prova';
import { leggiFatti } from './fatti';
import { leggiIndice, scriviIndice } from './indice';
import { dataDeiFatti } from './ore';
import { leggiZip, scriviZip } from './zip';

let zip: Buffer;
let file: Map<string, Buffer>;
const DATA = '2026-11-21';
beforeAll(async () => {
  zip = await componi(await notificaDiProva(CONSEGNATA));
  file = await voci(zip);
});

const gira = (bytes: Buffer, posto: number, bit: number): Buffer => {
  const altri = Buffer.from(bytes);
  altri[posto] = (altri[posto] ?? 0) ^ (1 << bit);
  return altri;
};

test('one bit flipped anywhere in the ZIP is seen', async () => {
  const ovunque = fc.tuple(fc.nat(zip.length - 1), fc.nat(7));
  const prova = fc.asyncProperty(ovunque, async ([posto, bit]) => {
    expect((await verifica(gira(zip, posto, bit))).valida).toBe(false);
  });
  await fc.assert(prova, { seed: 24, numRuns: 30 });
});

test('one bit flipped in any of the files is seen, and not only by the container', async () => {
  for (const [percorso, bytes] of file) {
    const prova = fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (posto, bit) => {
      const altro = await scriviZip(new Map(file).set(percorso, gira(bytes, posto, bit)), DATA);
      const esito = await verifica(altro);
      const visti = Object.keys(rilievi(esito)).filter((nome) => nome !== 'contenitore');
      expect([percorso, esito.valida, visti.length > 0]).toEqual([percorso, false, true]);
    });
    await fc.assert(prova, { seed: 24, numRuns: 2 });
  }
});

/** What a forger does who can compute a hash: the index and the container agree with the changed file. */
async function falsifica(percorso: string, bytes: Buffer): Promise<Buffer> {
  const cambiati = new Map(file).set(percorso, bytes);
  const indice = leggiIndice(file.get('indice.json') ?? Buffer.alloc(0));
  if (!indice) throw new Error('the index is not readable');
  const righe = indice.file.map((f) => ({ ...f, bytes: cambiati.get(f.percorso) ?? Buffer.alloc(0) }));
  cambiati.set('indice.json', scriviIndice(righe, indice));
  return scriviZip(cambiati, indice.data);
}

test('a file forged together with its hash is seen by what it should say', async () => {
  // the authorities are the word of who made the pack: there is nothing to compare them with but --fidati
  const senzaParagone = ['autorita/autorita.pem', 'indice.json'];
  for (const [percorso, bytes] of file) {
    if (senzaParagone.includes(percorso)) continue;
    const esito = await verifica(await falsifica(percorso, gira(bytes, Math.floor(bytes.length / 2), 0)));
    const visti = Object.keys(rilievi(esito));
    expect([percorso, esito.valida, visti.includes('impronte')]).toEqual([percorso, false, false]);
  }
});

test('a timeline with another date, hash and all, does not pass', async () => {
  const pagina = (file.get('cronologia.html') ?? Buffer.alloc(0)).toString('utf8');
  const altra = Buffer.from(pagina.replaceAll('21\u00a0novembre\u00a02026', '20\u00a0novembre\u00a02026'));
  expect(altra.toString('utf8')).not.toBe(pagina);
  const esito = await verifica(await falsifica('cronologia.html', altra));
  expect(rilievi(esito)).toMatchObject({ cronologia: 'prova.cronologia_diversa' });
});

test('files missing, added, or named by the index alone', async () => {
  const senza = new Map(file);
  senza.delete('atto/atto.pdf');
  expect(rilievi(await verifica(await scriviZip(senza, DATA)))).toMatchObject({
    indice: 'prova.indice_discorde',
    atto: 'prova.atto_diverso',
  });
  const senzaProva = new Map(file);
  senzaProva.delete('tentativo-1-pec/02-avvenuta-consegna/messaggio.eml');
  expect(rilievi(await verifica(await scriviZip(senzaProva, DATA)))).toMatchObject({
    'ricevuta tentativo-1-pec/02-avvenuta-consegna': 'prova.evento_mancante',
    eventi: 'prova.evento_mancante',
  });
  const inPiu = new Map(file).set('altro.txt', Buffer.from('x'));
  expect(rilievi(await verifica(await scriviZip(inPiu, DATA)))).toEqual({ indice: 'prova.indice_discorde' });
  const nominato = new Map(inPiu);
  const indice = leggiIndice(file.get('indice.json') ?? Buffer.alloc(0));
  const righe = [...nominato].filter(([p]) => p !== 'indice.json');
  const tutti = righe.map(([percorso, bytes]) => ({
    percorso,
    bytes,
    mediaType: 'text/plain',
    provenienza: 'x',
  }));
  if (indice) nominato.set('indice.json', scriviIndice(tutti, indice));
  expect(rilievi(await verifica(await scriviZip(nominato, DATA)))).toMatchObject({
    indice: 'prova.indice_discorde',
  });
});

async function yazl(riempi: (z: ZipFile) => void): Promise<Buffer> {
  const z = new ZipFile();
  riempi(z);
  z.end();
  return buffer(z.outputStream);
}
const cambiaNome = (b: Buffer, da: string, a: string): Buffer =>
  Buffer.from(b.toString('latin1').replaceAll(da, a), 'latin1');

test('a hostile container is refused before anything is read', async () => {
  const bomba = await yazl((z) => z.addBuffer(Buffer.alloc(5_000_000), 'LEGGIMI.txt'));
  expect(await leggiZip(bomba)).toEqual({ codice: 'prova.contenitore_compresso' });
  const uno = await yazl((z) => z.addBuffer(Buffer.from('x'), 'aa/a.txt', { compress: false }));
  for (const nome of ['../a.txt', '/a/a.txt', 'a\\/a.txt', 'c:/a.txt', 'aa//.txt', '.a/a.txt', 'a\0/a.txt'])
    expect([nome, await leggiZip(cambiaNome(uno, 'aa/a.txt', nome))]).toEqual([
      nome,
      { codice: 'prova.percorso_vietato' },
    ]);
  const due = await yazl((z) => {
    z.addBuffer(Buffer.from('x'), 'a.txt', { compress: false });
    z.addBuffer(Buffer.from('y'), 'b.txt', { compress: false });
  });
  expect(await leggiZip(cambiaNome(due, 'b.txt', 'a.txt'))).toEqual({ codice: 'prova.nome_doppio' });
});

test('entries that share their bytes to grow are refused', async () => {
  // five entries of the central directory, all pointing to the one body
  const uno = await yazl((z) =>
    z.addBuffer(Buffer.alloc(1_000), 'a.txt', { compress: false, forceDosTimestamp: true }),
  );
  const centrale = uno.readUInt32LE(uno.length - 6);
  const riga = uno.subarray(centrale, uno.length - 22);
  const righe = [...'abcde'].map((n) => cambiaNome(riga, 'a.txt', `${n}.txt`));
  const coda = Buffer.from(uno.subarray(uno.length - 22));
  coda.writeUInt16LE(5, 8);
  coda.writeUInt16LE(5, 10);
  coda.writeUInt32LE(riga.length * 5, 12);
  const falso = Buffer.concat([uno.subarray(0, centrale), ...righe, coda]);
  expect(await leggiZip(falso)).toEqual({ codice: 'prova.contenitore_troppo_grande' });
});

test.each<[string, () => Buffer]>([
  ['nothing', () => Buffer.alloc(0)],
  ['not a ZIP', () => Buffer.from('%PDF-1.7')],
  ['the first half', () => zip.subarray(0, zip.length / 2)],
])('not a container: %s', async (_nome, bytes) => {
  const esito = await verifica(bytes());
  expect(esito.controlli[0]?.codice).toBe('prova.contenitore_illeggibile');
  expect(esito.controlli.slice(1).every((c) => c.codice === 'prova.non_eseguito')).toBe(true);
});

test('opened and closed again by somebody else: the files are told right, the container is not ours', async () => {
  const richiuso = await yazl((z) => {
    for (const [percorso, bytes] of file) z.addBuffer(bytes, percorso, { compress: false });
  });
  expect(rilievi(await verifica(richiuso))).toEqual({ contenitore: 'prova.contenitore_riscritto' });
  const conAltro = Buffer.concat([zip, Buffer.from('altro')]);
  expect((await verifica(conAltro)).valida).toBe(false);
});

test('facts that are not facts', async () => {
  const fatti = leggiFatti(file.get('fatti.json') ?? Buffer.alloc(0));
  expect(fatti && dataDeiFatti(fatti)).toBe(DATA);
  for (const testo of ['{}', 'null', '[]', '{"__proto__": 1}', '\xff']) {
    const rotti = new Map(file).set('fatti.json', Buffer.from(testo, 'latin1'));
    const esito = await verifica(await scriviZip(rotti, DATA));
    expect(rilievi(esito)).toMatchObject({
      fatti: 'prova.fatti_illeggibili',
      cronologia: 'prova.non_eseguito',
    });
  }
});
