/**
 * A file, an Ente configuration or a mapping that cannot be used at all (not a finding of a report).
 * `message` is Italian and says what, where, what to do.
 */
export class ErroreFormato extends Error {
  override readonly name = 'ErroreFormato';
  constructor(
    /** Coded value, `area.nome`. */
    readonly codice: string,
    message: string,
  ) {
    super(message);
  }
}
