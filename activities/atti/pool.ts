import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Documento } from './contenuto';
import type { AttoReso, Rendi } from './dati-atto';
import { type CodiceErroreAtto, ErroreAtto } from './errori';
import type { DatiMinuta } from './minuta';
import type { Richiesta } from './resa';

export interface OpzioniPool {
  /** Threads, started when they are needed. Default: the processors, at most 8. */
  thread?: number;
  /** A thread is replaced after so many documents: the typesetter's memory grows slowly. */
  documentiPerThread?: number;
  /** A document that takes longer ends its thread, with `atto.resa`. */
  limiteMs?: number;
}

export interface PoolAtti {
  rendi: Rendi;
  rendiMinuta(dati: DatiMinuta): Promise<AttoReso>;
  /** Content that is already composed. */
  rendiDocumento(documento: Documento): Promise<AttoReso>;
  /** Ends the threads; what is being printed or waits is refused with `atto.chiuso`. */
  chiudi(): Promise<void>;
}

interface Lavoro {
  richiesta: Richiesta;
  resolve(reso: AttoReso): void;
  reject(error: Error): void;
}
interface Filo {
  worker: Worker;
  documenti: number;
  lavoro?: Lavoro | undefined;
  limite?: NodeJS.Timeout | undefined;
}
interface Risposta {
  reso?: Omit<AttoReso, 'pdf'> & { pdf: Uint8Array };
  errore?: { code: CodiceErroreAtto; message: string };
}

/** From the sources the thread needs the loader of TypeScript; from `dist/` it does not. */
function avviaWorker(): Worker {
  const entry = path.join(__dirname, `resa-thread${path.extname(__filename)}`);
  if (!entry.endsWith('.ts')) return new Worker(entry);
  const loader = require.resolve('tsx/cjs/api');
  const code = `require(${JSON.stringify(loader)}).register();require(${JSON.stringify(entry)})`;
  return new Worker(code, { eval: true, execArgv: [] });
}

class Pool {
  readonly #fili = new Set<Filo>();
  readonly #coda: Lavoro[] = [];
  #chiuso = false;

  constructor(
    private readonly thread: number,
    private readonly documentiPerThread: number,
    private readonly limiteMs: number,
  ) {}

  /** Requests wait here in order of arrival: a thread gets the next one only when it is free. */
  accoda(richiesta: Richiesta): Promise<AttoReso> {
    if (this.#chiuso) return Promise.reject(new ErroreAtto('atto.chiuso', 'la stampa degli atti è chiusa'));
    return new Promise((resolve, reject) => {
      this.#coda.push({ richiesta, resolve, reject });
      this.#assegna();
    });
  }

  #assegna(): void {
    while (this.#coda.length > 0) {
      const libero = [...this.#fili].find(({ lavoro }) => !lavoro) ?? this.#nuovo();
      if (!libero) return;
      this.#affida(libero, this.#coda.shift() as Lavoro);
    }
  }

  #nuovo(): Filo | undefined {
    if (this.#fili.size >= this.thread) return undefined;
    const filo: Filo = { worker: avviaWorker(), documenti: 0 };
    filo.worker.on('message', (risposta: Risposta) => this.#ricevi(filo, risposta));
    filo.worker.on('error', (error) => this.#perso(filo, error.stack ?? error.message));
    filo.worker.on('exit', (code) => this.#perso(filo, `il thread di stampa è terminato con codice ${code}`));
    this.#fili.add(filo);
    return filo;
  }

  #affida(filo: Filo, lavoro: Lavoro): void {
    filo.lavoro = lavoro;
    filo.worker.ref();
    filo.limite = setTimeout(
      () => this.#scarta(filo, `nessuna risposta in ${this.limiteMs} ms`),
      this.limiteMs,
    );
    try {
      filo.worker.postMessage(lavoro.richiesta);
    } catch (cause) {
      this.#libera(filo)?.reject(new ErroreAtto('atto.dati', `dati non trasmissibili: ${String(cause)}`));
    }
  }

  #libera(filo: Filo): Lavoro | undefined {
    const { lavoro } = filo;
    clearTimeout(filo.limite);
    filo.lavoro = undefined;
    filo.worker.unref();
    return lavoro;
  }

  #ricevi(filo: Filo, { reso, errore }: Risposta): void {
    const lavoro = this.#libera(filo);
    filo.documenti += 1;
    if (reso) lavoro?.resolve({ ...reso, pdf: Buffer.from(reso.pdf.buffer) });
    else lavoro?.reject(new ErroreAtto(errore?.code ?? 'atto.resa', errore?.message ?? 'risposta vuota'));
    if (filo.documenti >= this.documentiPerThread) this.#togli(filo);
    this.#assegna();
  }

  #scarta(filo: Filo, perche: string): void {
    this.#perso(filo, perche);
    void filo.worker.terminate();
  }

  #togli(filo: Filo): void {
    this.#fili.delete(filo);
    void filo.worker.terminate();
  }

  /** A thread that dies takes only its document with it. */
  #perso(filo: Filo, perche: string): void {
    this.#fili.delete(filo);
    this.#libera(filo)?.reject(new ErroreAtto('atto.resa', perche));
    if (!this.#chiuso) this.#assegna();
  }

  async chiudi(): Promise<void> {
    this.#chiuso = true;
    const chiuso = new ErroreAtto('atto.chiuso', 'la stampa degli atti è stata chiusa');
    for (const lavoro of this.#coda.splice(0)) lavoro.reject(chiuso);
    const fili = [...this.#fili];
    for (const filo of fili) this.#libera(filo)?.reject(chiuso);
    this.#fili.clear();
    await Promise.all(fili.map(({ worker }) => worker.terminate()));
  }
}

/** Threads that print the acts. They do not keep the process alive while they are idle. */
export function creaPool(opzioni: OpzioniPool = {}): PoolAtti {
  const {
    thread = Math.min(availableParallelism(), 8),
    documentiPerThread = 5_000,
    limiteMs = 60_000,
  } = opzioni;
  const pool = new Pool(thread, documentiPerThread, limiteMs);
  return {
    rendi: (dati) => pool.accoda({ genere: 'atto', dati }),
    rendiMinuta: (dati) => pool.accoda({ genere: 'minuta', dati }),
    rendiDocumento: (dati) => pool.accoda({ genere: 'documento', dati }),
    chiudi: () => pool.chiudi(),
  };
}
