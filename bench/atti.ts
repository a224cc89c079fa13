import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DatiAttoGrezzi } from '../activities/atti/dati-atto';
import { istanteDocumento } from '../activities/atti/motore';
import { creaPool, type PoolAtti } from '../activities/atti/pool';
import { documentoDi } from '../activities/atti/resa';
import { datiTypst } from '../activities/atti/typst-dati';
import { componiNav } from '../domain/pagopa/nav';

const THREAD = Math.min(availableParallelism(), 2);
const GIRI = 6;
const ATTI_PER_GIRO = 60;
const EMESSO_IL = '2026-03-16';

const ente = {
  denominazione: 'Comune di Collefinto',
  codiceFiscale: '12345670017',
  ufficio: 'Ufficio Tributi',
  indirizzo: 'via della Bozza 2, 38999 Collefinto (TN)',
  pec: 'protocollo@pec.collefinto.example',
  telefono: '000 0000000',
};

function credito(i: number): DatiAttoGrezzi['crediti'][number] {
  return {
    chiave: String.fromCharCode(65 + i),
    ente: ente.codiceFiscale,
    natura: 'tributaria',
    descrizione: `IMU ${2018 + i}`,
    titolo: { tipo: 'avviso di accertamento', numero: `IMU/${2020 + i}/0451`, notificatoIl: '2024-05-20' },
    righe: [
      { codice: 'TRIBUTO', etichetta: `IMU ${2018 + i}`, cents: 64_000n, norma: 'L. 160/2019 c. 738' },
      { codice: 'SANZIONE', etichetta: 'sanzione', cents: 19_200n },
      { codice: 'INTERESSI_AVVISO', etichetta: "interessi dell'avviso", cents: 1_240n },
      { codice: 'SPESE_NOTIFICA_TITOLO', etichetta: "spese di notifica dell'avviso", cents: 1_155n },
    ],
    giudice: {
      tipo: 'corte-giustizia-tributaria-1',
      sede: 'Trento',
      indirizzo: 'via del Ricorso 5, 38122 Trento',
    },
  };
}

/** An ingiunzione of three claims; each has its own number, notice and addressee. */
function atto(n: number): DatiAttoGrezzi {
  return {
    tipo: 'ingiunzione',
    modello: { id: 'ingiunzione', versione: '1.0', lingua: 'it' },
    numero: `ING/2026/${String(n).padStart(6, '0')}`,
    emessoIl: EMESSO_IL,
    verifica: { codice: `V7KD-${n}`, indirizzo: 'https://collefinto.example/verifica' },
    supporto: 'copia-analogica',
    enti: [ente],
    firmatario: {
      nome: 'Ines Dicollaudo',
      qualifica: 'Funzionaria responsabile',
      nomina: 'provvedimento n. 7',
    },
    responsabile: { nome: 'Tullio Provamodelli', ufficio: 'Ufficio Riscossione' },
    debitore: {
      nome: `Debitore ${n}`,
      codiceFiscale: 'SLVFNZ84B57Z999W',
      indirizzo: `vicolo del Campione ${n}`,
    },
    calcolatoAl: EMESSO_IL,
    crediti: [0, 1, 2].map(credito),
    avvisi: [
      {
        nav: componiNav('01', String(n).padStart(13, '0')).nav,
        codiceFiscale: ente.codiceFiscale,
        cents: 3n * 85_595n,
      },
    ],
    parametri: { giorniPagamento: 30 },
  };
}

interface Minimo {
  stampa(dati: string): Promise<unknown>;
  chiudi(): Promise<unknown>;
}

function creaMinimo(): Minimo {
  const cartella = path.resolve(__dirname, '../activities/atti/modello');
  const workerData = { cartella, modello: 'atto.typ', secondi: istanteDocumento(EMESSO_IL) };
  const liberi = Array.from(
    { length: THREAD },
    () => new Worker(path.join(__dirname, 'atti-minimo.cjs'), { workerData, execArgv: [] }),
  );
  const tutti = [...liberi];
  const attesa: ((worker: Worker) => void)[] = [];
  const prendi = (): Promise<Worker> =>
    new Promise((resolve) => {
      const worker = liberi.pop();
      if (worker) resolve(worker);
      else attesa.push(resolve);
    });
  return {
    async stampa(dati) {
      const worker = await prendi();
      const pronto = new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      worker.postMessage(dati);
      await pronto;
      worker.removeAllListeners('error');
      const next = attesa.shift();
      if (next) next(worker);
      else liberi.push(worker);
    },
    chiudi: () => Promise.all(tutti.map((worker) => worker.terminate())),
  };
}

async function misura(lavoro: () => Promise<unknown>): Promise<number> {
  const from = process.hrtime.bigint();
  await lavoro();
  return Number(process.hrtime.bigint() - from) / 1e9;
}

const giro = (da: number): DatiAttoGrezzi[] =>
  Array.from({ length: ATTI_PER_GIRO }, (_, i) => atto(da + i + 1));

async function nostro(pool: PoolAtti, dati: DatiAttoGrezzi[]): Promise<number> {
  return misura(() => Promise.all(dati.map((uno) => pool.rendi(uno))));
}
async function minimo(bare: Minimo, dati: DatiAttoGrezzi[]): Promise<number> {
  const pronti = dati.map((uno) => datiTypst(documentoDi({ genere: 'atto', dati: uno })));
  return misura(() => Promise.all(pronti.map((uno) => bare.stampa(uno))));
}

/**
 * Acts per second, with their HTML twin and hashes, against bare Typst on the same template, data and threads.
 * The two take turns in one run, and the first turn of each is not counted.
 */
export async function benchAtti(): Promise<{
  name: 'atti typst';
  ours: number;
  floor: number;
  unit: 'atti/s';
}> {
  const pool = creaPool({ thread: THREAD });
  const bare = creaMinimo();
  let [ours, floor] = [0, 0];
  try {
    for (let i = 0; i <= GIRI; i++) {
      const dati = giro(i * ATTI_PER_GIRO);
      const prima = i % 2 === 0 ? await nostro(pool, dati) : undefined;
      const secondiMinimo = await minimo(bare, dati);
      const secondi = prima ?? (await nostro(pool, dati));
      if (i === 0) continue;
      ours += secondi;
      floor += secondiMinimo;
    }
  } finally {
    await Promise.all([pool.chiudi(), bare.chiudi()]);
  }
  const atti = GIRI * ATTI_PER_GIRO;
  return { name: 'atti typst', ours: atti / ours, floor: atti / floor, unit: 'atti/s' };
}
