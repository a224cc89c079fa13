import { createServer, type Server } from 'node:net';
import { ErroreEsatto } from '../configurazione/errore';
import { type NomePorta, type Porte, USO_PORTA } from '../configurazione/porte';

/** Errors: `porta.occupata`, naming every busy one of the ports asked for. */
export async function controllaPorte(porte: Porte, usate: readonly NomePorta[]): Promise<void> {
  const occupate: string[] = [];
  for (const nome of usate)
    if (!(await libera(porte[nome]))) occupate.push(`${porte[nome]} (${USO_PORTA[nome]})`);
  if (occupate.length === 0) return;
  const quali =
    occupate.length === 1
      ? `la porta ${occupate[0]} è occupata`
      : `le porte ${occupate.join(', ')} sono occupate`;
  throw new ErroreEsatto(
    'porta.occupata',
    `${quali} da un altro programma: chiudilo, o scegli un'altra serie con ESATTO_PORTA_BASE (ora ${porte.api}, serve una serie di ${Object.keys(porte).length} porte)`,
  );
}

export function libera(porta: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port: porta, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** A port that the system says is free now. */
export function portaLibera(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const indirizzo = server.address();
      const porta = typeof indirizzo === 'object' && indirizzo !== null ? indirizzo.port : 0;
      server.close(() => resolve(porta));
    });
  });
}

/**
 * Listens on a port of the product, on `indirizzo` (all addresses when undefined). Errors: `porta.occupata`, when another program
 * took it after the supervisor had looked.
 */
export function ascolta<S extends Server>(server: S, porta: number, indirizzo?: string): Promise<S> {
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(server));
    server.once('error', (cause) =>
      reject(
        new ErroreEsatto(
          'porta.occupata',
          `la porta ${porta} è stata presa da un altro programma: chiudilo, o scegli un'altra serie con ESATTO_PORTA_BASE`,
          { cause },
        ),
      ),
    );
    server.listen(porta, indirizzo);
  });
}
