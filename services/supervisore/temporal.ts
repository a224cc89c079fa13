import { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { ErroreEsatto } from '../configurazione/errore';
import type { RicettaProcesso } from './figlio';

/**
 * Two settings of the server are part of the product: without them a burst of continue-as-new backs off by a second,
 * and a timer shorter than a second lasts one.
 */
const IMPOSTAZIONI = [
  'history.workflowIdReuseMinimalInterval="1ms"',
  'history.timerProcessorMaxTimeShift="10ms"',
];

export interface OpzioniTemporal {
  programma: string;
  porta: number;
  /** Null = no Web UI. */
  portaUi: number | null;
  /** Null = in memory. */
  fileDati: string | null;
  fileLog: string;
  namespace: string;
}

export function ricettaTemporal(opzioni: OpzioniTemporal): RicettaProcesso {
  const indirizzo = `127.0.0.1:${opzioni.porta}`;
  return {
    nome: 'temporal',
    programma: opzioni.programma,
    argomenti: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(opzioni.porta), '--log-level', 'warn'],
      ...['--namespace', opzioni.namespace],
      ...(opzioni.portaUi === null ? ['--headless'] : ['--ui-port', String(opzioni.portaUi)]),
      ...(opzioni.fileDati === null ? [] : suFile(opzioni.fileDati)),
      ...IMPOSTAZIONI.flatMap((valore) => ['--dynamic-config-value', valore]),
    ],
    env: { ...process.env },
    nostro: false,
    pronto: () => serve(indirizzo, opzioni.namespace),
    segnale: 'SIGTERM',
    attesaMs: 60_000,
    fileLog: opzioni.fileLog,
  };
}

function suFile(file: string): string[] {
  const pragma = ['journal_mode=WAL', 'synchronous=NORMAL'].flatMap((valore) => ['--sqlite-pragma', valore]);
  return ['--db-filename', file, ...pragma];
}

async function serve(indirizzo: string, namespace: string): Promise<boolean> {
  return conServer(indirizzo, async (connessione) => {
    await connessione.workflowService.describeNamespace({ namespace });
    return true;
  });
}

async function conServer<T>(indirizzo: string, work: (connessione: Connection) => Promise<T>): Promise<T> {
  const connessione = await Connection.connect({ address: indirizzo, connectTimeout: '5s' });
  try {
    return await connessione.withDeadline(Date.now() + 15_000, () => work(connessione));
  } finally {
    await connessione.close();
  }
}

const TIPI = {
  Keyword: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Int: temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_INT,
} as const;

/**
 * Creates the search attributes that the server does not know; on an existing file those of the command line are
 * ignored in silence. Errors: `temporal.attributi`, `temporal.irraggiungibile`.
 */
export async function creaAttributi(
  indirizzo: string,
  namespace: string,
  attributi: Readonly<Record<string, keyof typeof TIPI>>,
): Promise<void> {
  try {
    await conServer(indirizzo, async ({ operatorService }) => {
      const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
      const mancanti = Object.entries(attributi).filter(([nome]) => !(nome in customAttributes));
      if (mancanti.length === 0) return;
      const searchAttributes = Object.fromEntries(mancanti.map(([nome, tipo]) => [nome, TIPI[tipo]]));
      await operatorService.addSearchAttributes({ namespace, searchAttributes });
    });
  } catch (cause) {
    const motivo = cause instanceof Error ? cause.message : String(cause);
    throw new ErroreEsatto(
      'temporal.attributi',
      `il server Temporal ${indirizzo} (namespace ${namespace}) non risponde o non accetta gli attributi di ricerca ${Object.keys(attributi).join(', ')}: ${motivo}. Controlla ESATTO_TEMPORAL_INDIRIZZO e ESATTO_TEMPORAL_NAMESPACE, o crea gli attributi con "temporal operator search-attribute create"`,
      { cause },
    );
  }
}
