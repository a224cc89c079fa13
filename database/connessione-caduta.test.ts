import { creaDatabaseDiProva, type DatabaseDiProva } from '../tests/banco/database-di-prova';
import { apriDatabase, type Database, inEnte } from './connessione';
import { ErroreDatabase } from './errori';

const A = 'ent_00000000000000000000000001';
const B = 'ent_00000000000000000000000002';

let prova: DatabaseDiProva;
let admin: Database;
/** One connection: whoever comes after a loss gets the same one, connected again. */
let unica: Database;
beforeAll(async () => {
  prova = await creaDatabaseDiProva();
  admin = apriDatabase(prova.url, { max: 1 });
});
beforeEach(() => {
  unica = apriDatabase(prova.urlApp, { max: 1 });
});
afterEach(() => unica.chiudi());
afterAll(async () => {
  await admin.chiudi();
  await prova.chiudi();
});

function segnale(): { dato: Promise<void>; da: () => void } {
  let da = () => {};
  const dato = new Promise<void>((fatto) => {
    da = fatto;
  });
  return { dato, da };
}

const uccidi = (pid: number | undefined) => admin.sql`select pg_terminate_backend(${pid ?? 0})`;

test('a transaction that lost its connection cannot speak in that of another Ente', async () => {
  const riconnessa = segnale();
  const parlato = segnale();
  let vecchia: unknown;
  const perduta = inEnte(unica, A, async ({ sql }) => {
    const [riga] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await uccidi(riga?.pid);
    await riconnessa.dato; // work that knows nothing of the database goes on
    vecchia = await sql`select set_config('app.ente', ${A}, true)`.catch((errore: unknown) => errore);
    parlato.da();
  });
  await expect(perduta).rejects.toMatchObject({ codice: 'database.non_raggiungibile' });
  const ente = await inEnte(unica, B, async ({ sql }) => {
    riconnessa.da();
    await parlato.dato;
    const [riga] = await sql<{ ente: string }[]>`select current_setting('app.ente') as ente`;
    return riga?.ente;
  });
  expect(ente).toBe(B);
  expect(vecchia).toMatchObject({ code: expect.stringMatching(/^(CONNECTION_CLOSED|57P01)$/) });
});

test('a loss in the middle of a transaction is an error of the transaction, not of the process', async () => {
  const perduta = inEnte(unica, A, async ({ sql }) => {
    const [riga] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await uccidi(riga?.pid);
    for (let volta = 0; volta < 20; volta++) {
      await sql`select 1`.catch(() => undefined);
      await new Promise((fatto) => setTimeout(fatto, 5));
    }
  });
  await expect(perduta).rejects.toBeInstanceOf(ErroreDatabase);
  // the connection may still be about to close: "not now" is an answer, and the next one is the true one
  const uno = () => unica.sql`select 1 as uno`;
  await expect(uno().catch(uno)).resolves.toMatchObject([{ uno: 1 }]);
});
