/** A worker in a process of its own that dies, or freezes, at a named point of the writes of the test that starts it. */
import { pino } from 'pino';
import type { Contesto } from '../../../activities/contesto';
import { leggiConfigurazione } from '../../../services/configurazione/configurazione';
import { apriContesto } from '../../../services/worker/contesto';
import { avviaWorker } from '../../../services/worker/worker';
import { bundleDiProva } from '../../banco/temporal-di-prova';

/** What the process is told to do: `SIGKILL` or `SIGSTOP` to itself, the first time that it passes the point. */
export interface Guasto {
  punto: string;
  segnale: 'SIGKILL' | 'SIGSTOP';
  casella: Awaited<ReturnType<Contesto['casellaDi']>>;
}

async function main(): Promise<void> {
  const guasto = JSON.parse(process.env.GUASTO_DI_PROVA ?? '') as Guasto;
  const { temporal, ...altre } = leggiConfigurazione();
  const aperto = await apriContesto({ temporal, ...altre }, pino({ level: 'silent' }), 'guasto');
  let fatto = false;
  const punto = async (nome: string) => {
    if (nome !== guasto.punto || fatto) return;
    fatto = true;
    process.kill(process.pid, guasto.segnale);
    // the signal arrives between two turns: nothing of this one may go on before it
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const contesto = { ...aperto.contesto, punto, casellaDi: async () => guasto.casella };
  const gruppo = await avviaWorker(contesto, {
    indirizzo: temporal.indirizzo,
    namespace: temporal.namespace,
    prefisso: temporal.codaPrefisso,
    bundle: { codePath: bundleDiProva() },
    rese: 1,
    alSecondo: { pec: 50, posta: 50 },
  });
  await gruppo.finito;
}

void main();
