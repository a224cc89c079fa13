import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ServerPosta } from './casella';

/** How far the dialogue got: what an error means depends on it and on nothing else. */
export type Fase = 'connessione' | 'accesso' | 'busta' | 'dati' | 'dati_finiti';

export interface ErroreSmtp extends Error {
  code?: string | undefined;
  responseCode?: number | undefined;
}

interface Busta {
  from: string;
  to: string[];
}

const ATTESA_MS = 120_000;
const PEZZO = 64 * 1024;
/** A line that rests longer is given back to the provider. */
const RIPOSO_MS = 3_000;
/** Lines at rest to one mailbox: as many as the sends that go at once. */
const RIPOSO_MASSIMO = 8;
/** Many providers close a line after some messages. */
const MESSAGGI_PER_LINEA = 100;

/** Lines that are logged in and wait for the next message, by who they speak for. */
const aRiposo = new Map<string, Linea[]>();

function ferme({ host, port, tls, user, pass }: ServerPosta): Linea[] {
  const chiave = JSON.stringify([host, port, tls, user, pass]);
  const note = aRiposo.get(chiave) ?? [];
  aRiposo.set(chiave, note);
  return note;
}

/**
 * One message on a line that is already logged in, or on a new one: a connection with its TLS and its login costs more
 * than the message. A line that the provider closed while it rested has not been told a byte of this message, and the
 * next one is taken; from MAIL FROM accepted on, nothing is ever tried again here.
 */
export async function trasmetti(
  server: ServerPosta,
  bytes: Buffer,
  busta: Busta,
): Promise<{ fase: Fase; errore: ErroreSmtp | null }> {
  const note = ferme(server);
  for (let linea = note.pop(); linea; linea = note.pop()) {
    const errore = await linea.trasmetti(bytes, busta);
    if (errore === null || !isChiusa(linea.fase, errore)) return concludi(server, linea, errore);
    linea.chiudi();
  }
  const nuova = new Linea(server);
  return concludi(server, nuova, (await nuova.apri()) ?? (await nuova.trasmetti(bytes, busta)));
}

/** 421 = the provider closes the channel (RFC 5321 par. 3.8). */
const isChiusa = (fase: Fase, { responseCode }: ErroreSmtp): boolean =>
  fase === 'busta' && (responseCode === undefined || responseCode === 421);

function concludi(server: ServerPosta, linea: Linea, errore: ErroreSmtp | null) {
  const { fase } = linea;
  if (errore !== null) linea.chiudi();
  else if (linea.portati >= MESSAGGI_PER_LINEA) linea.saluta();
  else riponi(server, linea);
  return { fase, errore };
}

function riponi(server: ServerPosta, linea: Linea): void {
  const note = ferme(server);
  if (note.length >= RIPOSO_MASSIMO) return linea.saluta();
  note.push(linea);
  linea.riposa(() => {
    const posto = note.indexOf(linea);
    if (posto >= 0) note.splice(posto, 1);
  });
}

class Linea {
  fase: Fase = 'connessione';
  portati = 0;
  private readonly connessione: SMTPConnection;
  private cade: (errore: ErroreSmtp) => void = () => {};

  constructor(private readonly server: ServerPosta) {
    const attesa = server.attesaMs ?? ATTESA_MS;
    this.connessione = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.tls === 'implicito',
      requireTLS: server.tls === 'starttls',
      ignoreTLS: server.tls === 'assente',
      connectionTimeout: Math.min(attesa, 20_000),
      greetingTimeout: Math.min(attesa, 20_000),
      socketTimeout: attesa,
    });
    // stays attached: an error after the answer (a late reset) must not bring the process down
    this.connessione.on('error', (errore: ErroreSmtp) => this.cade(errore));
    this.connessione.once('end', () => this.cade(new Error('connessione chiusa')));
  }

  /** null when the login was taken, else the error; `fase` tells where. */
  apri(): Promise<ErroreSmtp | null> {
    const { user, pass } = this.server;
    return this.passo((fatto) =>
      this.connessione.connect((errore) => {
        if (errore) return fatto(errore);
        this.fase = 'accesso';
        this.connessione.login({ user, pass }, (rifiuto) => fatto(rifiuto ?? null));
      }),
    );
  }

  /** null when the server answered 250 after the data, else the error; `fase` tells where. */
  trasmetti(bytes: Buffer, busta: Busta): Promise<ErroreSmtp | null> {
    this.fase = 'busta';
    this.portati += 1;
    // the library writes on the envelope that it is given
    const sua = { from: busta.from, to: [...busta.to] };
    return this.passo((fatto) =>
      this.connessione.send(sua, this.sorgente(bytes), (fallito) => fatto(fallito ?? null)),
    );
  }

  /** `finito` = it is no longer there to be taken. */
  riposa(finito: () => void): void {
    const tempo = setTimeout(() => {
      finito();
      this.saluta();
    }, RIPOSO_MS);
    this.cade = () => {
      clearTimeout(tempo);
      finito();
    };
    this.sveglia = () => clearTimeout(tempo);
  }

  chiudi(): void {
    this.connessione.close();
  }

  saluta(): void {
    this.cade = () => {};
    this.connessione.quit();
  }

  private sveglia: () => void = () => {};

  private passo(opera: (fatto: (errore: ErroreSmtp | null) => void) => void): Promise<ErroreSmtp | null> {
    this.sveglia();
    return new Promise((resolve) => {
      const massimo = (this.server.attesaMs ?? ATTESA_MS) * 8;
      const limite = setTimeout(() => finisci(new Error('oltre il limite complessivo')), massimo);
      const finisci = (errore: ErroreSmtp | null) => {
        clearTimeout(limite);
        resolve(errore);
      };
      this.cade = finisci;
      opera(finisci);
    });
  }

  /** Read only after the server's 354: so who reads it tells in which phase we are, without guessing. */
  private sorgente(bytes: Buffer): Readable {
    let posto = 0;
    const avanza = (fase: Fase) => {
      this.fase = fase;
    };
    return new Readable({
      highWaterMark: PEZZO,
      read() {
        avanza('dati');
        const pezzo = bytes.subarray(posto, posto + PEZZO);
        posto += pezzo.length;
        if (pezzo.length > 0) this.push(pezzo);
        else {
          avanza('dati_finiti');
          this.push(null);
        }
      },
    });
  }
}
