import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Cacciatore } from './cacciatore';
import type { Installazione } from './installazione';
import type { Colpo } from './piano';

const GUIDA = path.join(__dirname, 'guida.ts');
/** A driver that cannot begin because a part is away is started again, not for ever. */
const RIPARTENZE = 10;

export interface OpzioniCorsa {
  dal: string;
  fino: string;
  colpi: readonly Colpo[];
  fermata: AbortSignal;
  avviso(testo: string): void;
}

export interface Corsa {
  /** Kills that happened, by part. */
  uccisi: Record<string, number>;
  /** How many times the driver began. */
  partenze: number;
  giorni: number;
}

/** Drives to the end while parts are killed from outside, the driver itself among them. */
export async function corri(i: Installazione, o: OpzioniCorsa): Promise<Corsa> {
  let guida: ChildProcess | null = null;
  let giorni = 0;
  const cacciatore = new Cacciatore(i.configurazione.dati, o.colpi, () => guida?.pid, o.avviso);
  const raggiunta = (data: string) => {
    giorni += 1;
    o.avviso(data);
    cacciatore.raggiunta(data);
  };
  cacciatore.raggiunta(o.dal);
  try {
    for (let partenze = 1, storte = 0; ; partenze++) {
      guida = parti(i, o.fino);
      const { codice, detto } = await Promise.race([
        finoAllaFine(guida, raggiunta),
        i.perdita,
        fermata(o.fermata),
      ]);
      guida = null;
      if (codice === 1 && (/conducente\.stallo/.test(detto) || ++storte > RIPARTENZE))
        throw new Error(`il conducente si è fermato: ${detto}`);
      // what is killed after the end must be quiet again before the count
      if (codice === 0 && !cacciatore.attende) return { uccisi: cacciatore.uccisi, partenze, giorni };
    }
  } finally {
    cacciatore.basta();
    guida?.kill('SIGKILL');
  }
}

/** The channel tells the driver when there is nobody left to drive for. */
function parti({ env, ente }: Installazione, fino: string): ChildProcess {
  const argomenti = ['--import', require.resolve('tsx'), GUIDA, ente.enteId, fino];
  return spawn(process.execPath, argomenti, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

/** Exit code of one driver, null when it was killed, and its last words. */
async function finoAllaFine(
  guida: ChildProcess,
  raggiunta: (data: string) => void,
): Promise<{ codice: number | null; detto: string }> {
  let detto = '';
  if (guida.stdout)
    createInterface({ input: guida.stdout }).on('line', (riga) => raggiunta(riga.split(' -> ')[1] ?? ''));
  guida.stderr?.on('data', (pezzo: Buffer) => {
    detto = `${detto}${pezzo}`.slice(-4_000);
  });
  return new Promise((fatto) => guida.once('close', (codice) => fatto({ codice, detto })));
}

function fermata(segnale: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (segnale.aborted) reject(new Error('fermata'));
    segnale.addEventListener('abort', () => reject(new Error('fermata')), { once: true });
  });
}
