/**
 * The floor of `import`: COPY of the same final rows into identical tables with the same keys, and nothing else.
 * Imports nothing of ours.
 */
import { createReadStream } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';

const TAVOLE = [
  'debitori',
  'debitori_anagrafiche',
  'pratiche',
  'partite',
  'voci_partita',
  'coobbligati',
  'scritture',
  'movimenti',
];
const GENITORI = ['enti', 'enti_configurazioni', 'direzioni', 'carichi'];

/**
 * @param da database with the rows; @param a an empty database with the same tables, indexes, keys and checks
 * @returns milliseconds from the first byte of the first COPY to the commit
 */
export async function importMinimo(da: string, a: string, cartella: string): Promise<number> {
  const origine = postgres(da, { max: 1, onnotice: () => {} });
  const file = (nome: string) => path.join(cartella, 'righe', `${nome}.copy`);
  await mkdir(path.join(cartella, 'righe'), { recursive: true });
  await chmod(path.join(cartella, 'righe'), 0o777); // the server writes them, as another user
  for (const nome of [...GENITORI, ...TAVOLE]) await origine.unsafe(`copy ${nome} to '${file(nome)}'`);
  await origine.end();
  const sql = postgres(a, { max: 1, onnotice: () => {} });
  try {
    for (const nome of TAVOLE) await soloChiavi(sql, nome);
    const carica = async (tx: postgres.TransactionSql, nome: string) => {
      const entrata = await tx.unsafe(`copy ${nome} from stdin`).writable();
      await pipeline(createReadStream(file(nome), { highWaterMark: 1 << 18 }), entrata);
    };
    await sql.begin(async (tx) => {
      for (const nome of GENITORI) await carica(tx, nome);
    });
    const inizio = performance.now();
    await sql.begin(async (tx) => {
      for (const nome of TAVOLE) await carica(tx, nome);
    });
    return performance.now() - inizio;
  } finally {
    await sql.end();
  }
}

/** Keys, indexes and checks stay; triggers and row-level security go. */
async function soloChiavi(sql: postgres.Sql, nome: string): Promise<void> {
  const grilletti = await sql<{ tgname: string }[]>`
    select tgname from pg_trigger where tgrelid = ${nome}::regclass and not tgisinternal`;
  for (const { tgname } of grilletti) await sql.unsafe(`drop trigger "${tgname}" on ${nome}`);
  await sql.unsafe(`alter table ${nome} no force row level security, disable row level security`);
}
