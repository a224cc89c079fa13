import type { Configurazione } from '../configurazione/configurazione';

/** The options of `esatto avvia` (files as absolute paths, dates civil). */
export interface OpzioniAvvio {
  /** Milliseconds of a simulated day; null = real time. */
  giornoMs: number | null;
  dal: string | null;
  ente: string | null;
  carico: string | null;
  mappa: string | null;
  fino: string | null;
  esci: boolean;
  json: boolean;
}

/** What runs, handed to what comes after the start: the demonstration, the driver of `--fino`. */
export interface Contesto {
  configurazione: Configurazione;
  opzioni: OpzioniAvvio;
  /** Address with the role of the migrations; the processes have `configurazione.database.urlApp`. */
  databaseUrl: string;
  /** True when this start found an empty data folder. */
  primaVolta: boolean;
  /** Replaces the line of progress. */
  progresso(testo: string): void;
  /** Prints a line that stays. */
  avviso(testo: string): void;
  /** Aborted when the product is stopping: long work must end. */
  fermata: AbortSignal;
}

/**
 * `services/dimostrazione/data-iniziale` exports one as `dataIniziale`: the date on which a clock that is not real
 * starts when `--dal` is not given. Called before the processes start, on an empty data folder only; null = today.
 */
export type DataIniziale = (opzioni: OpzioniAvvio) => Promise<string | null>;

/**
 * `services/dimostrazione/dopo-avvio` exports one as `dopoAvvio`. Called once, when every process is healthy.
 * A number stops everything with that exit code; null leaves the product running until it is stopped.
 */
export type DopoAvvio = (contesto: Contesto) => Promise<number | null>;
