import { appendFile, copyFile, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cercaFile, UTENTE_CASELLA } from '../../../activities/carico/casella';
import { apriProva, caso290, casoFoglio, leggiJson, type Prova, salvaMappa } from './carichi-di-prova';

let p: Prova;
let casella: string;
const guasti = new Set<string>();
beforeEach(async () => {
  p = await apriProva({
    punto: async (nome) => {
      if (guasti.delete(nome)) throw new Error('guasto');
    },
  });
  casella = await mkdtemp(path.join(tmpdir(), 'esatto-casella-'));
  await p.nellEnte(p.a, ({ sql }) => sql`update enti_configurazioni set casella = ${casella}`);
});
afterEach(async () => {
  await p.chiudi();
  await rm(casella, { recursive: true, force: true });
});

const cerca = (quieteMs = 20) => cercaFile(p.c, { m: 'ente', enteId: p.a.enteId }, quieteMs);
const carichi = () => p.nellEnte(p.a, ({ sql }) => sql`select * from carichi order by nome_file`);

test('a new file becomes a carico and moves away; a second look finds nothing', async () => {
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'lista.290'));
  const { carichi: trovati } = await cerca();
  expect(trovati).toHaveLength(1);
  const [riga] = await carichi();
  expect(riga).toMatchObject({
    id: trovati[0],
    stato: 'ricevuto',
    nome_file: 'lista.290',
    caricato_da: UTENTE_CASELLA,
  });
  expect(await readdir(casella)).toEqual(['presi']);
  expect(await readdir(path.join(casella, 'presi'))).toEqual([`${trovati[0]}-lista.290`]);
  expect((await cerca()).carichi).toEqual([]);
});

test('a file that is still growing waits for the next look', async () => {
  const file = path.join(casella, 'lista.290');
  await copyFile(caso290('01-pulito.290'), file);
  const guardata = cerca(200);
  setTimeout(() => void appendFile(file, 'N9'), 60);
  expect((await guardata).carichi).toEqual([]);
  expect(await carichi()).toHaveLength(0);
  expect((await cerca()).carichi).toHaveLength(1);
});

test('the same bytes under another name are the same carico', async () => {
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'lista.290'));
  const prima = await cerca();
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'ancora.txt'));
  expect(await cerca()).toEqual(prima);
  expect(await carichi()).toHaveLength(1);
});

test('killed between the carico and the move: the next look gives the same carico', async () => {
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'lista.290'));
  guasti.add('prima-dello-spostamento');
  await expect(cerca()).rejects.toThrow('guasto');
  expect(await readdir(casella)).toEqual(['lista.290']);
  const { carichi: trovati } = await cerca();
  expect(trovati).toHaveLength(1);
  expect(await carichi()).toHaveLength(1);
  expect(await readdir(casella)).toEqual(['presi']);
});

test('what cannot be taken stays: no mapping, unknown office, other kinds, links', async () => {
  await copyFile(casoFoglio('01-punto-e-virgola.csv'), path.join(casella, 'lista.csv'));
  await mkdir(path.join(casella, 'IGNOTA'));
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'IGNOTA', 'lista.290'));
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'lista.pdf'));
  await symlink(caso290('01-pulito.290'), path.join(casella, 'altrove.290'));
  expect((await cerca()).carichi).toEqual([]);
  expect(await readdir(casella)).toHaveLength(4);
  await salvaMappa(p, p.a, await leggiJson(casoFoglio('01-punto-e-virgola.mappa.json')));
  expect((await cerca()).carichi).toHaveLength(1);
});

test('the folder of an office gives the office', async () => {
  await mkdir(path.join(casella, 'TRIBUTI'));
  await copyFile(caso290('01-pulito.290'), path.join(casella, 'TRIBUTI', 'lista.290'));
  await cerca();
  expect((await carichi())[0]?.direzione_id).toBe(p.a.direzioneId);
});

test('an Ente without a drop box has none', async () => {
  expect((await cercaFile(p.c, { m: 'ente', enteId: p.b.enteId }, 20)).carichi).toEqual([]);
});
