import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { inEnte } from '../database/connessione';
import { installaEnte, leggiEnteDimostrativo } from '../services/dimostrazione/ente';
import { apriBancoPostgres, carico, riga } from './banco';
import { apriBanco } from './ente-banco';
import { figlioDi, risposta } from './pec-figli';
import type { Pronto } from './pec-gestore';
import type { DaLeggere, Letto } from './pec-lettore';

const PAROLA = 'banco';
const PESO = 10_000;
/** Files written at once. */
const INSIEME = 200;

/** Lines `casella` and `casella memoria`: the first start of the reader on a mailbox full of old messages. */
async function benchCasella(quanti = 50_000): Promise<string[]> {
  const banco = await apriBancoPostgres();
  const figli: ChildProcess[] = [];
  try {
    const url = await banco.database('casella');
    const database = apriBanco(url);
    const { enteId, pec } = await installaEnte(database, await leggiEnteDimostrativo(null));
    const cartella = path.join(banco.cartella, 'gestore');
    await riempi(cartella, pec, quanti);
    const gestore = figlioDi('bench/pec-gestore', [cartella, PAROLA, pec], figli);
    const { imapPort, caPem } = await risposta<Pronto>(gestore);
    const lettore = figlioDi('bench/pec-lettore', [], figli);
    const inizio = performance.now();
    const accesso = { enteId, indirizzo: pec, password: PAROLA, imapPort, caPem, url };
    lettore.send({ ...accesso, temporal: null } satisfies DaLeggere);
    while ((await cursoreDi(database, enteId)) < quanti) await attendi(200);
    const secondi = (performance.now() - inizio) / 1_000;
    lettore.send('?');
    const { presi, primaMb, massimoMb } = await risposta<Letto>(lettore);
    await database.chiudi();
    const intera = Math.round((quanti * PESO) / 1_048_576);
    return [
      `${riga('casella', quanti / secondi, null, 'messaggi/s')} (${presi} old messages in ${Math.round(secondi)} s; ${carico()})`,
      `${riga('casella memoria', massimoMb, null, 'MB')} (peak of the reader; ${Math.round(primaMb)} MB before the first message, ${intera} MB of mail)`,
    ];
  } finally {
    for (const figlio of figli) figlio.kill();
    await banco.chiudi();
  }
}

/** A mailbox as the provider keeps it on the disk, without waiting for the disk at each message. */
async function riempi(cartella: string, pec: string, quanti: number): Promise<void> {
  const casella = path.join(cartella, 'caselle', encodeURIComponent(pec.toLowerCase()));
  await mkdir(casella, { recursive: true });
  const corpo = `${'vecchia posta '.repeat(5)}\r\n`.repeat(PESO / 70);
  const indice: string[] = [];
  for (let da = 1; da <= quanti; da += INSIEME) {
    const uids = Array.from({ length: Math.min(INSIEME, quanti - da + 1) }, (_, i) => da + i);
    await Promise.all(
      uids.map((uid) =>
        writeFile(path.join(casella, `${uid}.eml`), `Subject: vecchio ${uid}\r\n\r\n${corpo}`),
      ),
    );
    for (const uid of uids)
      indice.push(JSON.stringify({ uid, chiave: `v${uid}`, il: '2026-01-02T09:00:00.000Z' }));
  }
  await writeFile(path.join(casella, 'indice.jsonl'), `${indice.join('\n')}\n`);
}

const cursoreDi = (database: ReturnType<typeof apriBanco>, enteId: string): Promise<number> =>
  inEnte(database, enteId, async ({ sql }) => {
    const [casella] = await sql<{ uid: bigint }[]>`select uid from caselle_pec`;
    return Number(casella?.uid ?? 0);
  });

if (require.main === module)
  void benchCasella(Number(process.argv[2] ?? 50_000)).then((righe) =>
    process.stdout.write(`${righe.join('\n')}\n`),
  );
