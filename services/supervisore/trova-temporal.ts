import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ErroreEsatto } from '../configurazione/errore';
import { costruisciTemporal } from './costruisci-temporal';
import { esegui } from './esegui';
import { cartellaCache } from './radice';
import { scaricaTemporal } from './scarica-temporal';

/** The version that `scripts/temporal/go.mod` pins and that the download asks for. */
export const VERSIONE_TEMPORAL = '1.8.2';

export interface RicercaTemporal {
  /** `ESATTO_TEMPORAL_ESEGUIBILE`, when set. */
  configurato: string | null;
  cache?: string;
  progresso?: (testo: string) => void;
  /** Stops a download or a build. */
  fermata?: AbortSignal;
}

type Tentativo = { programma: string } | { fallito: string };

/**
 * Finds a `temporal` program that answers to `--version`: configured, on PATH, from an earlier time, downloaded by
 * the SDK, built with Go. Errors: `temporal.non_trovato` with every attempt and its cause.
 */
export async function trovaTemporal(ricerca: RicercaTemporal): Promise<string> {
  const cache = path.join(ricerca.cache ?? cartellaCache(), 'temporal');
  const progresso = ricerca.progresso ?? (() => {});
  const fermata = ricerca.fermata ?? new AbortController().signal;
  if (ricerca.configurato !== null) return configurato(ricerca.configurato);
  mkdirSync(cache, { recursive: true });
  const costruito = path.join(cache, `temporal-${VERSIONE_TEMPORAL}`);
  const tentativi: [string, () => Promise<Tentativo>][] = [
    ['`temporal` nel PATH', suPath],
    [`costruito prima (${costruito})`, () => verificato(costruito)],
    [
      'scaricamento del kit di sviluppo di Temporal',
      () => scaricaTemporal(cache, VERSIONE_TEMPORAL, progresso, fermata),
    ],
    ['costruzione con Go', () => costruisciTemporal(costruito, VERSIONE_TEMPORAL, progresso, fermata)],
  ];
  const falliti: string[] = [];
  for (const [nome, prova] of tentativi) {
    fermata.throwIfAborted();
    const esito = await prova();
    if ('programma' in esito) {
      const buono = await verificato(esito.programma);
      if ('programma' in buono) return buono.programma;
      falliti.push(`- ${nome}: ${buono.fallito}`);
    } else falliti.push(`- ${nome}: ${esito.fallito}`);
  }
  fermata.throwIfAborted();
  throw new ErroreEsatto('temporal.non_trovato', messaggio(falliti));
}

async function configurato(programma: string): Promise<string> {
  const esito = await verificato(path.resolve(programma));
  if ('programma' in esito) return esito.programma;
  throw new ErroreEsatto(
    'temporal.eseguibile',
    `ESATTO_TEMPORAL_ESEGUIBILE=${programma}: ${esito.fallito}. Correggi il percorso, o togli la variabile per cercarlo altrove`,
  );
}

async function suPath(): Promise<Tentativo> {
  for (const cartella of (process.env.PATH ?? '').split(path.delimiter)) {
    const programma = path.join(cartella, 'temporal');
    if (cartella !== '' && eseguibile(programma)) return { programma };
  }
  return { fallito: 'non c’è' };
}

/** A program that exists, may be run and says that it is Temporal. */
export async function verificato(programma: string): Promise<Tentativo> {
  if (!eseguibile(programma)) return { fallito: 'non esiste o non è eseguibile' };
  const { codice, coda } = await esegui(programma, ['--version'], { ms: 20_000 });
  if (codice === 0 && /temporal/i.test(coda)) return { programma };
  return { fallito: `${programma} non risponde a --version come Temporal (${ultimaRiga(coda)})` };
}

function eseguibile(programma: string): boolean {
  try {
    accessSync(programma, constants.X_OK);
    return statSync(programma).isFile();
  } catch {
    return false;
  }
}

export function ultimaRiga(testo: string): string {
  return testo.trim().split('\n').at(-1) ?? '';
}

function messaggio(falliti: string[]): string {
  return [
    'nessun server Temporal utilizzabile. Tentativi, in ordine:',
    '- ESATTO_TEMPORAL_ESEGUIBILE: non indicato',
    ...falliti,
    'Che cosa fare, a scelta: installa il programma `temporal` e mettilo nel PATH; indica il suo percorso in',
    'ESATTO_TEMPORAL_ESEGUIBILE; installa Go (>= 1.26.4) e riprova; usa un server già attivo con ESATTO_TEMPORAL_INDIRIZZO.',
  ].join('\n');
}
