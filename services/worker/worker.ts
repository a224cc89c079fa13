import { bundleWorkflowCode, NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import {
  creaAttivitaAtti,
  creaAttivitaPec,
  creaAttivitaPosta,
  creaAttivitaPratica,
} from '../../activities/attivita';
import type { Contesto } from '../../activities/contesto';
import { CODE, CODE_CANALE, CONVERTITORI, type CodaCanale } from '../../activities/temporal/cliente';
import type { AttivitaCarico, AttivitaFette } from '../../workflows/attivita';

export interface OpzioniWorker {
  indirizzo: string;
  namespace: string;
  /** Before the name of every task queue; empty in production. */
  prefisso: string;
  /** Bundle made beforehand; otherwise it is made now (about a second). */
  bundle?: { codePath: string };
  /** Lists are read here; left out, by other processes. */
  carico?: AttivitaCarico;
  /** Slices of simulations are lived here, so many at once; left out, by other processes. */
  simulazione?: { attivita: AttivitaFette; insieme: number };
  /** Acts rendered at once: the threads of the renderer. */
  rese: number;
  /** Transmissions a second that each provider admits, over all the workers; settings of the installation. */
  alSecondo: Readonly<Record<CodaCanale, number>>;
}

export interface Gruppo {
  /** Ends when every worker has drained. */
  finito: Promise<void>;
  ferma(): Promise<void>;
}

/** A further channel is a line here: what its sends do, and how many connections this process opens to its provider. */
const CANALI: Readonly<Record<CodaCanale, { attivita(c: Contesto): object; insieme: number }>> = {
  pec: { attivita: creaAttivitaPec, insieme: 8 },
  posta: { attivita: creaAttivitaPosta, insieme: 4 },
};

/** The workflow code for the sandbox of the SDK, with the payload guard inside. */
export const impacchetta = () =>
  bundleWorkflowCode({ workflowsPath: require.resolve('../../workflows/tutti'), ...CONVERTITORI });

/** Starts the workers of all the queues in this process. Throws when Temporal does not answer. */
export async function avviaWorker(c: Contesto, o: OpzioniWorker): Promise<Gruppo> {
  const connection = await NativeConnection.connect({ address: o.indirizzo });
  const workflowBundle = o.bundle ?? (await impacchetta());
  const base = { connection, namespace: o.namespace, dataConverter: CONVERTITORI, shutdownGraceTime: '10s' };
  const coda = (nome: string): Pick<WorkerOptions, 'taskQueue'> => ({ taskQueue: `${o.prefisso}${nome}` });
  const workers = await Promise.all([
    Worker.create({
      ...base,
      ...coda(CODE.pratica),
      workflowBundle,
      activities: creaAttivitaPratica(c),
      maxConcurrentActivityTaskExecutions: 40,
      maxCachedWorkflows: 500,
    }),
    ...(o.carico
      ? [Worker.create({ ...base, ...coda(CODE.carico), workflowBundle, activities: o.carico })]
      : []),
    Worker.create({
      ...base,
      ...coda(CODE.atti),
      activities: creaAttivitaAtti(c),
      maxConcurrentActivityTaskExecutions: o.rese * 2,
    }),
    ...CODE_CANALE.map((canale) =>
      Worker.create({
        ...base,
        ...coda(CODE[canale]),
        activities: CANALI[canale].attivita(c),
        maxConcurrentActivityTaskExecutions: CANALI[canale].insieme,
        maxTaskQueueActivitiesPerSecond: o.alSecondo[canale],
      }),
    ),
    ...(o.simulazione
      ? [
          Worker.create({
            ...base,
            ...coda(CODE.simulazione),
            activities: o.simulazione.attivita,
            maxConcurrentActivityTaskExecutions: o.simulazione.insieme,
          }),
        ]
      : []),
  ]);
  const corse = workers.map((w) => w.run());
  const finito = Promise.all(corse).then(() => connection.close());
  const ferma = async () => {
    for (const w of workers) if (w.getState() === 'RUNNING') w.shutdown();
    await finito;
  };
  return { finito, ferma };
}
