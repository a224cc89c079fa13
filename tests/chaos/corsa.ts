import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { dentro } from '../../services/supervisore/cartella-dati';
import type { Installazione } from './installazione';
import type { Colpo } from './piano';

const GUIDA = path.join(__dirname, 'guida.ts');
/** A driver that cannot begin because a part is away is started again, not for ever. */
const RIPARTENZE = 10;

export interface Corsa {
  /** Kills that happened, by part. */
  uccisi: Record<string, number>;
  /** How many times the driver began. */
  partenze: number;
  giorni: number;
}

/** Drives to the end while parts are killed from outside, the driver itself among them. */
export async function corri(
  i: Installazione,
  o: { fino: string; dal: string; colpi: readonly Colpo[]; avviso(testo: string): void },
): Promise<Corsa> {
  const corsa: Corsa = { uccisi: {}, partenze: 0, giorni: 0 };
  const daTirare = [...o.colpi];
  const inAria = new Set<Promise<void>>();
  let guida: ChildProcess | null = null;

  const tira = async (colpo: Colpo) => {
    await new Promise((fatto) => setTimeout(fatto, colpo.dopoMs));
    const pid = colpo.parte === 'conducente' ? guida?.pid : pidDi(i, colpo.parte);
    if (pid === undefined) return;
    o.avviso(`kill -9 ${colpo.parte}`);
    process.kill(pid, 'SIGKILL');
    corsa.uccisi[colpo.parte] = (corsa.uccisi[colpo.parte] ?? 0) + 1;
  };
  const raggiunta = (data: string) => {
    for (const colpo of daTirare.filter((c) => c.il <= data)) {
      daTirare.splice(daTirare.indexOf(colpo), 1);
      const volo = tira(colpo).catch((errore: unknown) => o.avviso(`colpo mancato: ${errore}`));
      inAria.add(volo);
      void volo.finally(() => inAria.delete(volo));
    }
  };

  raggiunta(o.dal);
  for (let storte = 0; ; ) {
    corsa.partenze += 1;
    const { codice, detto } = await Promise.race([
      guidaFinoAllaFine(
        i,
        o.fino,
        (figlio) => (guida = figlio),
        (data) => {
          corsa.giorni += 1;
          raggiunta(data);
        },
      ),
      i.perdita,
    ]);
    guida = null;
    if (codice === 1 && (/conducente\.stallo/.test(detto) || ++storte > RIPARTENZE))
      throw new Error(`il conducente si è fermato: ${detto}`);
    if (codice !== 0) continue;
    raggiunta(o.fino);
    if (inAria.size === 0) return corsa;
    await Promise.all(inAria); // a part killed after the end: quiet again, then the count
  }
}

function pidDi({ configurazione }: Installazione, nome: string): number | undefined {
  const { processi } = dentro(configurazione.dati);
  if (!existsSync(processi)) return undefined;
  const voci = JSON.parse(readFileSync(processi, 'utf8')) as { nome: string; pid: number }[];
  return voci.find((voce) => voce.nome === nome)?.pid;
}

/** Exit code of one driver, null when it was killed, and its last words. */
async function guidaFinoAllaFine(
  { env, ente }: Installazione,
  fino: string,
  nato: (figlio: ChildProcess) => void,
  raggiunta: (data: string) => void,
): Promise<{ codice: number | null; detto: string }> {
  const argomenti = ['--import', require.resolve('tsx'), GUIDA, ente.enteId, fino];
  const figlio = spawn(process.execPath, argomenti, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  nato(figlio);
  createInterface({ input: figlio.stdout }).on('line', (riga) => raggiunta(riga.split(' -> ')[1] ?? ''));
  let detto = '';
  figlio.stderr.on('data', (pezzo: Buffer) => {
    detto = `${detto}${pezzo}`.slice(-4_000);
  });
  return new Promise((fatto) => figlio.once('close', (codice) => fatto({ codice, detto })));
}
