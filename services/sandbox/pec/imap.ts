import type net from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';
import leggiMime from 'hoodiecrow-imap/lib/mimeparser';
import { ascolta } from '../../supervisore/porte-libere';
import type { CasellaSuDisco, MessaggioInCasella } from './caselle';

export interface ServerImap {
  readonly port: number;
  apri(indirizzo: string, password: string, casella: CasellaSuDisco): void;
  /** Tells who is waiting on that mailbox that a message arrived. */
  annuncia(indirizzo: string, messaggio: MessaggioInCasella): void;
  chiudi(): Promise<void>;
}

interface Utente {
  readonly password: string;
  readonly casella: CasellaSuDisco;
  readonly motore: hoodiecrow.Server;
}

/**
 * One real IMAP port, one hoodiecrow per mailbox behind it (it knows one storage only): the connection passes
 * to the engine of its mailbox at LOGIN. Bytes are read from the disk when they are fetched.
 */
export async function apriImap(port: number): Promise<ServerImap> {
  const utenti = new Map<string, Utente>();
  const prese = new Set<net.Socket>();
  const porta = hoodiecrow({ plugins: ['ID', idle, (s) => s.registerCapability('QUOTA')] });
  porta.setMaxListeners(0);
  porta.connectionHandlers.push((c) => {
    const { socket } = c;
    // replies go out in small pieces: waiting for acknowledgements would cost 40 ms each
    if (socket) prese.add(socket.setNoDelay(true).on('close', () => prese.delete(socket)));
  });
  porta.setCommandHandler('LOGIN', (c, comando, dati, fatto) => {
    const [nome, password] = (comando.attributes ?? []).map((a) => a.value ?? '');
    const utente = utenti.get(nome?.toLowerCase() ?? '');
    const entra = utente !== undefined && utente.password === password && c.state === 'Not Authenticated';
    if (entra) passa(c, porta, utente.motore);
    rispondi(c, comando, dati, entra ? 'OK' : 'NO', entra ? 'LOGIN completato' : 'credenziali rifiutate');
    fatto();
  });
  await ascolta(porta.server, port, '127.0.0.1');
  return {
    port: (porta.server.address() as net.AddressInfo).port,
    apri: (indirizzo, password, casella) => {
      const nome = indirizzo.toLowerCase();
      // an engine already there keeps its connections: only the password changes
      const motore = utenti.get(nome)?.motore ?? motorePer(casella);
      utenti.set(nome, { password, casella, motore });
    },
    annuncia: (indirizzo, m) => {
      const utente = utenti.get(indirizzo.toLowerCase());
      if (utente) aggiungi(utente, m);
    },
    chiudi: () =>
      new Promise((fatto) => {
        for (const socket of prese) socket.destroy();
        porta.close(() => fatto());
      }),
  };
}

function passa(c: hoodiecrow.Connessione, da: hoodiecrow.Server, a: hoodiecrow.Server): void {
  da.removeListener('notify', c._notificationCallback);
  a.on('notify', c._notificationCallback);
  c.server = a;
  c.state = 'Authenticated';
}

function rispondi(
  c: hoodiecrow.Connessione,
  comando: hoodiecrow.Comando,
  dati: string,
  esito: string,
  testo: string,
): void {
  const risposta = { tag: comando.tag, command: esito, attributes: [{ type: 'TEXT', value: testo }] };
  c.send(risposta, comando.command ?? '', comando, dati);
}

function motorePer(casella: CasellaSuDisco): hoodiecrow.Server {
  const messages = casella.messaggi.map((m) => messaggioPigro(casella, m));
  const motore = hoodiecrow({
    plugins: ['ID', idle, quotaDi(casella)],
    storage: { INBOX: { uidvalidity: casella.uidvalidity, messages } },
  });
  motore.setMaxListeners(0);
  const lento = motore.getMessageRange.bind(motore);
  // the library walks the whole mailbox for each list of UIDs: too slow with tens of thousands of messages
  motore.getMessageRange = (cartella, intervallo, uid) => {
    if (!uid || !/^\d+(,\d+)*$/.test(intervallo) || typeof cartella === 'string')
      return lento(cartella, intervallo, uid);
    const messaggi = Array.isArray(cartella) ? cartella : cartella.messages;
    return intervallo.split(',').flatMap((n): [number, hoodiecrow.Messaggio][] => {
      const posto = cerca(messaggi, Number(n));
      const trovato = messaggi[posto];
      return trovato ? [[posto + 1, trovato]] : [];
    });
  };
  return motore;
}

/** Position of a UID among messages in growing order; -1 when it is not there. */
function cerca(messaggi: readonly hoodiecrow.Messaggio[], uid: number): number {
  let [da, a] = [0, messaggi.length - 1];
  while (da <= a) {
    const meta = (da + a) >> 1;
    const suo = messaggi[meta]?.uid ?? 0;
    if (suo === uid) return meta;
    if (suo < uid) da = meta + 1;
    else a = meta - 1;
  }
  return -1;
}

function messaggioPigro(casella: CasellaSuDisco, m: MessaggioInCasella): hoodiecrow.Messaggio {
  return {
    uid: m.uid,
    flags: [],
    internaldate: new Date(m.il),
    get raw() {
      return casella.leggi(m.uid).toString('latin1');
    },
    // a fetch of the whole body asks for the parsed form and does not use it: parse at first use only
    get parsed() {
      let letto: Record<string | symbol, unknown> | undefined;
      return new Proxy(
        {},
        {
          get: (_, nome) => {
            letto ??= leggiMime(casella.leggi(m.uid).toString('latin1'));
            return letto[nome];
          },
        },
      );
    },
    set parsed(_) {},
  };
}

function aggiungi({ casella, motore }: Utente, m: MessaggioInCasella): void {
  const cartella = motore.getMailbox('INBOX');
  const messaggio = messaggioPigro(casella, m);
  cartella.messages.push(messaggio);
  motore.processMessage(messaggio, cartella);
  cartella.uidnext = m.uid + 1;
  const attributi = [cartella.messages.length, { type: 'ATOM', value: 'EXISTS' }];
  motore.notify({ tag: '*', attributes: attributi }, cartella);
}

/** Space of a mailbox of the sandbox, in kilobytes (RFC 9208): that of a small real one. */
const QUOTA_KB = 1_048_576;

/** GETQUOTAROOT on the only root of a mailbox. */
const quotaDi = (casella: CasellaSuDisco) => (server: hoodiecrow.Server) => {
  server.registerCapability('QUOTA');
  server.setCommandHandler('GETQUOTAROOT', (c, comando, dati, fatto) => {
    const usati = Math.ceil(casella.byte() / 1024);
    c.socket?.write(`* QUOTAROOT INBOX ""\r\n* QUOTA "" (STORAGE ${usati} ${QUOTA_KB})\r\n`);
    rispondi(c, comando, dati, 'OK', 'GETQUOTAROOT completato');
    fatto();
  });
};

/** IDLE without the library's 30 minute timer, which outlives the connection. */
function idle(server: hoodiecrow.Server): void {
  server.registerCapability('IDLE');
  server.setCommandHandler('IDLE', (c, comando, dati, fatto) => {
    c.directNotifications = true;
    c.inputHandler = () => {
      c.inputHandler = false;
      c.directNotifications = false;
      rispondi(c, comando, dati, 'OK', 'IDLE terminato');
    };
    c.socket?.write('+ idling\r\n');
    c.processNotifications();
    fatto();
  });
}
