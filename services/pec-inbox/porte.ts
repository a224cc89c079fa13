/** The IMAP door of a mailbox. `tls`: implicito = from the first byte (993), starttls = required upgrade. */
export interface AccessoImap {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly pass: string;
  readonly tls: 'implicito' | 'starttls' | 'assente';
}

/** How far a mailbox was read. `uidvalidity` as text: it is 32 bits and only compared. */
export interface Cursore {
  readonly uidvalidity: string;
  readonly uid: number;
}

/** A message that could not be handed over: it must be seen by somebody. */
export interface Anomalia {
  readonly codice: 'inbox.messaggio_troppo_grande' | 'inbox.uidvalidity_cambiata';
  readonly uid: number;
  readonly byte: number;
  /** The first bytes of a message that was not loaded; null when it is about none. */
  readonly testa: Buffer | null;
}

/** What a look into the mailbox found. */
export interface SaluteLettura {
  /** Messages not taken in yet, and the date at which the provider stored the oldest of those just seen. */
  readonly daPrendere: number;
  readonly piuVecchioAt: Date | null;
  /** Bytes; null when the provider does not say. */
  readonly quota: { readonly usata: number; readonly massima: number } | null;
}

/** What happens to the connection, for logs and health. Synchronous: never waited for. */
export type Notizia =
  | { readonly tipo: 'connessa' }
  | { readonly tipo: 'letti'; readonly finoA: number; readonly quanti: number }
  | { readonly tipo: 'caduta'; readonly codice: string; readonly riprovaMs: number };

export interface OpzioniLettore {
  readonly imap: AccessoImap;
  readonly cursore: { leggi(): Promise<Cursore | null>; scrivi(c: Cursore): Promise<void> };
  /** The cursor moves only after this resolved; the same bytes may come again. */
  readonly accogli: (raw: Buffer, uid: number) => Promise<void>;
  /** Must keep the finding: the reader goes past that message. */
  readonly anomalia: (a: Anomalia) => Promise<void>;
  readonly notizia?: (n: Notizia) => void;
  /** After each look, and at each window of a long one. */
  readonly salute?: (s: SaluteLettura) => Promise<void>;
  /** The provider refused the password: to be kept, since every further login may lock the account. */
  readonly credenzialiRifiutate?: () => Promise<void>;
  /** True = no login until a person has cleared the mailbox. */
  readonly sospesa?: () => Promise<boolean>;
  readonly segnale: AbortSignal;
  /** Messages before the cursor read again at each connection, for providers that store out of order. */
  readonly riguardo?: number;
  /** Messages measured with one question; default 200: the memory of an old mailbox is that of one window. */
  readonly finestra?: number;
  /** Bytes; default 48 MB. */
  readonly massimo?: number;
  /** First pause after a failure, doubled up to a minute; default 1,000 ms. */
  readonly pausaMs?: number;
  /** Without IDLE news the mailbox is looked at anyway; default 60,000 ms. */
  readonly giroMs?: number;
}

/** What is asked of a message before it is fetched. */
export interface Misura {
  readonly byte: number;
  /** When the server took it; null = it does not say. */
  readonly at: Date | null;
}
