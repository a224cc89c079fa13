import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ServerPosta } from './casella';
import { componiMessaggio, type MessaggioPec } from './messaggio';

/**
 * inviata: the provider answered 250 after the data. incerta: it may have taken the message, nobody knows.
 * rifiutata: it refused it for good. da_ritentare: it certainly has not got it. credenziali: it refused the
 * login: no more sends from that mailbox until a person looks (a locked account loses receipts too).
 */
export type EsitoInvioPec = 'inviata' | 'incerta' | 'rifiutata' | 'da_ritentare' | 'credenziali';

/** How far the dialogue got: what an error means depends on it and on nothing else. */
type Fase = 'connessione' | 'accesso' | 'busta' | 'dati' | 'dati_finiti';

/** What happened, for the log: no address, no subject. */
export interface TracciaInvio {
  readonly fase: Fase;
  readonly risposta: number | null;
  readonly errore: string | null;
}

const ATTESA_MS = 120_000;
const PEZZO = 64 * 1024;

/**
 * One transmission, no retry inside (domain/notifiche-pec 1.8). Throws only when the message cannot be
 * composed: whatever happens on the network is an answer.
 */
export async function inviaPec(
  server: ServerPosta,
  messaggio: MessaggioPec,
  traccia: (t: TracciaInvio) => void = () => {},
): Promise<EsitoInvioPec> {
  const bytes = await componiMessaggio(messaggio);
  const dialogo = new Dialogo(server);
  const errore = await dialogo.trasmetti(bytes, { from: messaggio.from, to: [messaggio.to] });
  const risposta = errore?.responseCode ?? null;
  traccia({ fase: dialogo.fase, risposta, errore: errore?.code ?? null });
  return errore === null ? 'inviata' : esitoDi(dialogo.fase, risposta);
}

function esitoDi(fase: Fase, risposta: number | null): EsitoInvioPec {
  const definitiva = risposta !== null && risposta >= 500;
  const temporanea = risposta !== null && risposta >= 400 && risposta < 500;
  switch (fase) {
    // a server that is closed today (554 in the greeting) has said nothing about this message
    case 'connessione':
      return 'da_ritentare';
    case 'accesso':
      return definitiva ? 'credenziali' : 'da_ritentare';
    case 'busta':
      return definitiva ? 'rifiutata' : 'da_ritentare';
    // the final dot was not handed over yet: an interrupted message is no message (RFC 5321 par. 4.1.1.4)
    case 'dati':
      return definitiva ? 'rifiutata' : 'da_ritentare';
    case 'dati_finiti':
      if (definitiva) return 'rifiutata';
      return temporanea ? 'da_ritentare' : 'incerta';
  }
}

interface ErroreSmtp extends Error {
  code?: string | undefined;
  responseCode?: number | undefined;
}

class Dialogo {
  fase: Fase = 'connessione';
  private readonly connessione: SMTPConnection;

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
  }

  /** null when the server answered 250 after the data, else the error; `fase` tells where. */
  trasmetti(bytes: Buffer, busta: { from: string; to: string[] }): Promise<ErroreSmtp | null> {
    return new Promise((resolve) => {
      const { connessione, server } = this;
      const limite = setTimeout(() => finisci(new Error('oltre il limite complessivo')), this.limiteMs());
      const finisci = (errore: ErroreSmtp | null) => {
        clearTimeout(limite);
        resolve(errore);
        if (errore) connessione.close();
        else connessione.quit();
      };
      // stays attached: an error after the answer (a late reset) must not bring the process down
      connessione.on('error', (errore: ErroreSmtp) => finisci(errore));
      connessione.once('end', () => finisci(new Error('connessione chiusa')));
      connessione.connect((errore) => {
        if (errore) return finisci(errore);
        this.fase = 'accesso';
        connessione.login({ user: server.user, pass: server.pass }, (rifiuto) => {
          if (rifiuto) return finisci(rifiuto);
          this.fase = 'busta';
          connessione.send(busta, this.sorgente(bytes), (fallito) => finisci(fallito ?? null));
        });
      });
    });
  }

  private limiteMs(): number {
    return (this.server.attesaMs ?? ATTESA_MS) * 8;
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
