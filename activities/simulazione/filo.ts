import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SommeFetta } from '../../domain/simulazione/fetta';
import type { DatiFilo, RichiestaFetta, RispostaFetta } from './fetta-thread';

/** What the decision threw for a slice: lived again, it would throw it again. The cause is in the message. */
export class ErroreFetta extends Error {
  override readonly name = 'ErroreFetta';
}

interface Attesa {
  resolve(somme: SommeFetta): void;
  reject(errore: unknown): void;
}

/** A thread that lives one slice at a time. It starts at the first, and again after one that took it down. */
export class Filo {
  #worker: Worker | null = null;
  #attesa: Attesa | null = null;

  constructor(private readonly dati: DatiFilo) {}

  /**
   * Throws ErroreFetta for a defect, another error when the thread is lost: also at the signal, since a slice cannot be
   * stopped half-way otherwise.
   */
  async vivi(
    { portafoglio, fetta, profili, modello }: RichiestaFetta,
    segnale?: AbortSignal,
  ): Promise<SommeFetta> {
    segnale?.throwIfAborted();
    const lascia = () => void this.chiudi();
    segnale?.addEventListener('abort', lascia);
    try {
      return await new Promise((resolve, reject) => {
        this.#attesa = { resolve, reject };
        this.#worker ??= this.#avvia();
        this.#worker.postMessage({ portafoglio, fetta, profili, modello } satisfies RichiestaFetta);
      });
    } finally {
      segnale?.removeEventListener('abort', lascia);
    }
  }

  async chiudi(): Promise<void> {
    await this.#worker?.terminate();
  }

  #avvia(): Worker {
    const worker = avviaWorker(this.dati);
    worker.on('message', (risposta: RispostaFetta) => {
      const attesa = this.#prendiAttesa();
      if ('somme' in risposta) attesa?.resolve(risposta.somme);
      else attesa?.reject(new ErroreFetta(risposta.errore));
    });
    worker.on('error', (errore) => this.#perso(worker, errore));
    worker.on('exit', (codice) =>
      this.#perso(worker, new Error(`simulazione.thread: terminato (${codice})`)),
    );
    return worker;
  }

  #perso(worker: Worker, errore: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#prendiAttesa()?.reject(errore);
  }

  #prendiAttesa(): Attesa | null {
    const attesa = this.#attesa;
    this.#attesa = null;
    return attesa;
  }
}

/** From the sources the thread needs the loader of TypeScript; from `dist/` it does not. */
function avviaWorker(workerData: DatiFilo): Worker {
  const entry = path.join(__dirname, `fetta-thread${path.extname(__filename)}`);
  if (!entry.endsWith('.ts')) return new Worker(entry, { workerData });
  const loader = require.resolve('tsx/cjs/api');
  const code = `require(${JSON.stringify(loader)}).register();require(${JSON.stringify(entry)})`;
  return new Worker(code, { eval: true, execArgv: [], workerData });
}
