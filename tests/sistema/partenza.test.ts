import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import { vivo } from '../../services/supervisore/identita';
import { Prodotto } from '../banco/prodotto';

let prodotto: Prodotto;

beforeAll(async () => {
  prodotto = await Prodotto.prepara();
});

afterAll(async () => {
  await prodotto.ferma('SIGTERM');
  rmSync(path.dirname(prodotto.dati), { recursive: true, force: true });
});

async function nelDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const parola = readFileSync(path.join(prodotto.dati, 'postgres.parola'), 'utf8').trim();
  const sql = postgres(`postgres://esatto:${parola}@127.0.0.1:${prodotto.porte.postgres}/esatto`, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Starts the product; a start that fails shows all that it said. */
async function parte(): Promise<string> {
  const { partito, testo } = await prodotto.avvia('--tempo-reale');
  if (!partito) throw new Error(`il prodotto non parte:\n${testo}`);
  return testo;
}

test('a busy port stops the start with one line and leaves nothing running', async () => {
  const altro = createServer();
  await new Promise<void>((resolve) => altro.listen(prodotto.porte.temporal, '127.0.0.1', resolve));
  const { partito, testo } = await prodotto.avvia('--tempo-reale');
  await new Promise((resolve) => altro.close(resolve));
  expect(partito).toBe(false);
  expect(testo).toMatch(new RegExp(`porta\\.occupata: la porta ${prodotto.porte.temporal} `));
}, 60_000);

test('after kill -9 of everything the next start clears the rest, goes on, and nothing was lost', async () => {
  await parte();
  await nelDatabase(
    (sql) => sql`insert into enti (id, codice) values ('ent_00000000000000000000000PRV', 'PROVA')`,
  );
  const prima = prodotto.figli();
  expect(prima.map(({ nome }) => nome)).toEqual(
    expect.arrayContaining(['postgres', 'temporal', 'worker', 'api']),
  );
  await prodotto.stermina();
  await parte();
  expect(await nelDatabase((sql) => sql`select codice from enti where codice = 'PROVA'`)).toHaveLength(1);
  expect(prodotto.figli().some(({ pid }) => prima.some((voce) => voce.pid === pid && vivo(voce)))).toBe(
    false,
  );
}, 240_000);

test('a second instance on the same data says who holds it', async () => {
  const altro = await secondaIstanza();
  expect(altro).toMatchObject({ partito: false });
  expect(altro.testo).toMatch(/dati\.in_uso: un altro Esatto \(processo \d+\)/);
}, 60_000);

test('kill -9 of the supervisor alone: its children are found and ended', async () => {
  const figli = prodotto.figli();
  await prodotto.ferma('SIGKILL');
  expect(await parte()).toContain('resto di una partenza precedente: fermo postgres');
  expect(figli.filter(vivo)).toEqual([]);
}, 240_000);

test('a signal stops everything in order and ends well; a newer folder is refused', async () => {
  await nelDatabase(
    (sql) =>
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('domani', 99999999999999)`,
  );
  const figli = prodotto.figli();
  expect(await prodotto.ferma('SIGINT')).toBe(0);
  expect(figli.filter(vivo)).toEqual([]);
  const fermate = [...prodotto.detto().matchAll(/fermo ([\w-]+)$/gm)].map(([, nome]) => nome);
  expect(fermate).toEqual(figli.map(({ nome }) => nome).reverse());
  const { partito, testo } = await prodotto.avvia('--tempo-reale');
  expect(partito).toBe(false);
  expect(testo).toContain('dati.versione_futura');
}, 120_000);

function secondaIstanza() {
  const gemello = Object.assign(Object.create(Prodotto.prototype), prodotto, { processo: null }) as Prodotto;
  return gemello.avvia('--tempo-reale');
}
