import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DueEnti, dueEnti } from '../tests/banco/due-enti';

/**
 * postgres 3.4.9 never answers when the server refuses a COPY at its end (porsager/postgres#1173). patches/ mends it.
 * Each case runs in a child of its own: in the broken one nothing ever settles.
 */
const RAMMENDO = '    final && (final(err), final = null)\n';
const PACCHETTO = path.resolve(__dirname, '../node_modules/postgres');
const ATTESA_MS = 4_000;

let banco: DueEnti;
let cartella: string;
beforeAll(async () => {
  banco = await dueEnti();
  cartella = mkdtempSync(path.join(tmpdir(), 'esatto-copia-'));
});
afterAll(async () => {
  rmSync(cartella, { recursive: true, force: true });
  await banco.chiudi();
});

/** A program that makes the server refuse the second of two equal keys, inside a transaction. */
const programma = (modulo: string, import_: string) => `
${import_}
const sql = ${modulo}(process.argv[2], { max: 1, onnotice() {} });
const esito = await sql.begin(async (tx) => {
  await tx\`create temp table doppia (id text primary key) on commit drop\`;
  const foce = await tx\`copy doppia from stdin\`.writable();
  await pipeline(Readable.from(['1\\n1\\n']), foce);
}).then(() => 'accettata', (e) => e.code);
const [dopo] = await sql\`select 1 as viva\`;
console.log(JSON.stringify({ esito, viva: dopo.viva }));
await sql.end();
process.exit(0);
`;

function esegui(nome: string, sorgente: string): Promise<string> {
  const file = path.join(cartella, nome);
  writeFileSync(file, sorgente);
  return new Promise((resolve, reject) => {
    const figlio = spawn(process.execPath, [file, banco.urlApp], { stdio: ['ignore', 'pipe', 'pipe'] });
    let uscita = '';
    let errori = '';
    const fine = setTimeout(() => {
      figlio.kill('SIGKILL');
      resolve('nessuna risposta');
    }, ATTESA_MS);
    figlio.stdout.on('data', (d) => (uscita += d));
    figlio.stderr.on('data', (d) => (errori += d));
    figlio.on('error', reject);
    figlio.on('exit', () => {
      clearTimeout(fine);
      resolve(uscita.trim() || errori);
    });
  });
}

/** A copy of the installed driver, as it is or with our line taken out again. */
function copiaDriver(nome: string, ripara: boolean): string {
  const dove = path.join(cartella, nome);
  cpSync(PACCHETTO, dove, { recursive: true });
  for (const file of ['src/connection.js', 'cjs/src/connection.js']) {
    const intero = readFileSync(path.join(dove, file), 'utf8');
    expect([file, intero.split(RAMMENDO).length - 1]).toEqual([file, 1]); // absent: the patch was not applied
    if (!ripara) writeFileSync(path.join(dove, file), intero.replace(RAMMENDO, ''));
  }
  return dove;
}

const COMUNI = `import { Readable } from 'node:stream';\nimport { pipeline } from 'node:stream/promises';\n`;
const moduli = (driver: string) => [
  ['esm', `${COMUNI}import postgres from ${JSON.stringify(path.join(driver, 'src/index.js'))};`],
  [
    'cjs',
    `${COMUNI}import { createRequire } from 'node:module';
const postgres = createRequire(import.meta.url)(${JSON.stringify(path.join(driver, 'cjs/src/index.js'))});`,
  ],
];

test('with the mend a refused COPY is an error with its SQLSTATE and the connection lives, in both builds', async () => {
  for (const [forma, testa] of moduli(copiaDriver('riparato', true)))
    expect([forma, await esegui(`riparato-${forma}.mjs`, programma('postgres', testa ?? ''))]).toEqual([
      forma,
      '{"esito":"23505","viva":1}',
    ]);
});

test('without the mend nothing ever answers: the day this fails, the driver has been fixed and the patch can go', async () => {
  const esiti = await Promise.all(
    moduli(copiaDriver('originale', false)).map(([forma, testa]) =>
      esegui(`originale-${forma}.mjs`, programma('postgres', testa ?? '')),
    ),
  );
  expect(esiti).toEqual(['nessuna risposta', 'nessuna risposta']);
});
