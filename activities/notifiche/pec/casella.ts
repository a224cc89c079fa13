/** The SMTP door of a provider. `tls`: implicito = from the first byte (465), starttls = required upgrade. */
export interface ServerPosta {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly pass: string;
  readonly tls: 'implicito' | 'starttls' | 'assente';
  /** Silence after which a reply is no longer waited for; default 120,000 ms. */
  readonly attesaMs?: number;
}

/** The certified mailbox from which an Ente sends: its address is From, MAIL FROM and the login's owner. */
export interface CasellaPec extends ServerPosta {
  readonly indirizzo: string;
}
