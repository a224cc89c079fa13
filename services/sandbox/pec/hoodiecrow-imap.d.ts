/** The part of hoodiecrow-imap that the sandbox uses; the package has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events';
  import type net from 'node:net';

  namespace hoodiecrow {
    interface Messaggio {
      uid: number;
      flags: string[];
      internaldate: Date | string;
      readonly raw: string;
      parsed: unknown;
    }
    interface Cartella {
      uidvalidity?: number;
      uidnext?: number;
      messages: Messaggio[];
    }
    interface Comando {
      tag: string;
      command?: string;
      attributes?: { type?: string; value?: string }[];
    }
    interface Connessione {
      server: Server;
      socket: net.Socket | null;
      state: string;
      directNotifications: boolean;
      inputHandler: ((riga: string) => void) | false;
      _notificationCallback: (notifica: unknown) => void;
      processNotifications(): void;
      send(risposta: unknown, descrizione: string, comando: Comando, dati: string): void;
    }
    type Gestione = (c: Connessione, comando: Comando, dati: string, fatto: () => void) => void;
    interface Server extends EventEmitter {
      server: net.Server;
      connectionHandlers: ((c: Connessione) => void)[];
      getMailbox(nome: string): Cartella;
      getMessageRange(
        casella: Cartella | Messaggio[] | string,
        intervallo: string,
        uid?: boolean,
      ): [number, Messaggio][];
      processMessage(m: Messaggio, casella: Cartella): void;
      notify(comando: unknown, casella: Cartella): void;
      registerCapability(nome: string): void;
      setCommandHandler(nome: string, gestione: Gestione): void;
      listen(port: number, host: string, fatto: () => void): void;
      close(fatto: () => void): void;
    }
    interface Opzioni {
      plugins?: (string | ((s: Server) => void))[];
      storage?: Record<string, Cartella>;
    }
  }
  function hoodiecrow(opzioni: hoodiecrow.Opzioni): hoodiecrow.Server;
  export = hoodiecrow;
}

declare module 'hoodiecrow-imap/lib/mimeparser' {
  function leggi(raw: string): Record<string | symbol, unknown>;
  export = leggi;
}
