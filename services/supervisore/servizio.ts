import { createServer, type Server } from 'node:http';
import { codiceDi } from '../configurazione/errore';
import { ascolta } from './porte-libere';

export interface ServizioAvviato {
  /** Stops taking work, finishes what is in hand, closes. */
  ferma(): Promise<void>;
  /** False when the service runs but cannot do its work; true when absent. */
  sano?(): Promise<boolean>;
  /** What `/salute` tells besides its status: no personal datum, no secret. */
  dettaglio?(): Promise<Record<string, unknown>>;
}

/**
 * The life of one process: starts it, answers `GET /salute` on its health port (200 when it works, 503 before and
 * when not), stops on SIGTERM or SIGINT and when the supervisor that spawned it disappears.
 * `porta` null: the service answers `/salute` on a port of its own.
 */
export async function eseguiServizio(
  nome: string,
  porta: number | null,
  avvia: () => Promise<ServizioAvviato>,
): Promise<void> {
  let servizio: ServizioAvviato | null = null;
  let salute: Server | null = null;
  const fermata = segnaleDiFermata();
  try {
    if (porta !== null)
      salute = await ascoltaSalute(porta, {
        sano: async () => (await servizio?.sano?.()) ?? servizio !== null,
        dettaglio: async () => (await servizio?.dettaglio?.()) ?? {},
      });
    servizio = await avvia();
  } catch (errore) {
    process.stderr.write(`${nome}: ${codiceDi(errore) ?? 'errore'}: ${messaggio(errore)}\n`);
    process.exit(1);
  }
  process.stdout.write(`${nome}: pronto\n`);
  await fermata;
  salute?.close();
  await servizio.ferma();
  process.exit(0);
}

function segnaleDiFermata(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('disconnect', () => resolve());
  });
}

type Salute = Required<Pick<ServizioAvviato, 'sano' | 'dettaglio'>>;

function ascoltaSalute(porta: number, { sano, dettaglio }: Salute): Promise<Server> {
  const server = createServer((richiesta, risposta) => {
    if (richiesta.url !== '/salute') {
      risposta.writeHead(404).end();
      return;
    }
    Promise.all([sano(), dettaglio()]).then(
      ([bene, detto]) =>
        risposta
          .writeHead(bene ? 200 : 503, { 'Content-Type': 'application/json' })
          .end(JSON.stringify(detto)),
      () => risposta.writeHead(503).end(),
    );
  });
  return ascolta(server, porta, '127.0.0.1');
}

function messaggio(errore: unknown): string {
  return errore instanceof Error
    ? codiceDi(errore)
      ? errore.message
      : (errore.stack ?? errore.message)
    : String(errore);
}
