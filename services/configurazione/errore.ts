/** An error that a person can act on: `codice` is `area.nome`, the message says what, where and what to do. */
export class ErroreEsatto extends Error {
  constructor(
    readonly codice: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ErroreEsatto';
  }
}

const CODICE = /^[a-z0-9_]+(\.[a-z0-9_]+)+$/i;

/** The code of any error of ours, also of those thrown by rooms that do not know this class. */
export function codiceDi(errore: unknown): string | null {
  if (typeof errore !== 'object' || errore === null) return null;
  const { codice, code } = errore as { codice?: unknown; code?: unknown };
  return (
    ([codice, code].find((valore) => typeof valore === 'string' && CODICE.test(valore)) as
      | string
      | undefined) ?? null
  );
}
