import { readFile } from 'node:fs/promises';
import { apriAutorita } from './autorita';
import { Gestore, libroDi } from './gestore';
import { apriImap } from './imap';
import { capriccioDi, type Maltempo } from './maltempo';
import type { Accettato } from './piano';
import { leggiRighe } from './registro';
import { apriSmtp } from './smtp';
import type { OrologioSandbox } from './tempo';

export interface CasellaSandbox {
  readonly indirizzo: string;
  readonly password: string;
}

export interface OpzioniSandboxPec {
  /** Data folder: authority, books, mailboxes. One process at a time. */
  readonly dir: string;
  /** 0 = a free port. */
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly orologio: OrologioSandbox;
  readonly mailboxes: readonly CasellaSandbox[];
}

export interface SandboxPec {
  readonly smtpPort: number;
  readonly imapPort: number;
  /** Certificate of the authority that the readers must trust. */
  readonly caPem: string;
  /** A mailbox may be added at any time; the same address again only changes the password. */
  aggiungiCasella(casella: CasellaSandbox): Promise<void>;
  /** From now on some messages are treated badly; null = fine weather. */
  maltempo(m: Maltempo | null): void;
  /** Issues what is due on the clock's date: to be called after the date moved. */
  tick(): Promise<{ rilasciate: number; prossima: string | null }>;
  /** Messages being received and receipts due but not yet issued. */
  inVolo(): number;
  /** Last UID of each mailbox (lower case address), 0 when empty. */
  ultimiUid(): Record<string, number>;
  stop(): Promise<void>;
}

/** A PEC provider in a box: SMTP in, signed receipts out over IMAP, everything on the disk. */
export async function avviaSandboxPec(o: OpzioniSandboxPec): Promise<SandboxPec> {
  const autorita = await apriAutorita(o.dir);
  const password = new Map<string, string>();
  const imap = await apriImap(o.imapPort);
  const gestore = await Gestore.apri(o.dir, autorita, o.orologio, imap.annuncia);
  const aggiungiCasella = async (c: CasellaSandbox) => {
    password.set(c.indirizzo.toLowerCase(), c.password);
    imap.apri(c.indirizzo, c.password, await gestore.aggiungiCasella(c.indirizzo));
  };
  for (const casella of o.mailboxes) await aggiungiCasella(casella);
  let tempo: Maltempo | null = null;
  const respinti = new Set<string>();
  const smtp = await apriSmtp(o.smtpPort, {
    capriccio: (messageId) => {
      const capriccio = tempo && capriccioDi(tempo, messageId);
      if (capriccio !== 'respinto') return capriccio;
      // refused for a while, not for ever
      const gia = respinti.has(messageId);
      respinti.add(messageId);
      return gia ? null : capriccio;
    },
    passwordDi: (indirizzo) => password.get(indirizzo),
    accetta: (m) => gestore.accetta(m),
    // a clock that does not answer leaves the receipts due: the next tick issues them
    dopo: () => void gestore.tick().catch(() => {}),
  });
  await gestore.tick().catch(() => {});
  return {
    smtpPort: smtp.port,
    imapPort: imap.port,
    caPem: autorita.caPem,
    aggiungiCasella,
    maltempo: (m) => {
      tempo = m;
    },
    tick: () => gestore.tick(),
    inVolo: () => gestore.inVolo(),
    ultimiUid: () => gestore.ultimiUid(),
    stop: async () => {
      await smtp.chiudi();
      await imap.chiudi();
      await gestore.chiudi();
    },
  };
}

/** The counterpart's own books: one row per message it took, the same act twice is two rows. */
export async function leggiConsegnate(dir: string): Promise<Accettato[]> {
  try {
    return leggiRighe<Accettato>(await readFile(libroDi(dir)));
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw errore;
  }
}
