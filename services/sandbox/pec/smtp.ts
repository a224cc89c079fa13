import { createHash } from 'node:crypto';
import type net from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { ascolta } from '../../supervisore/porte-libere';
import type { DaAccettare } from './gestore';
import type { Capriccio } from './maltempo';
import { leggiManopola } from './manopole';

const MAX_MESSAGGIO = 30 * 1024 * 1024;
const LENTEZZA_MS = 300;

export interface ServerSmtp {
  readonly port: number;
  chiudi(): Promise<void>;
}

export interface PorteSmtp {
  /** Password of a mailbox; undefined when there is none. */
  passwordDi(indirizzo: string): string | undefined;
  /** Resolves when the message is safe. */
  accetta(m: DaAccettare): Promise<unknown>;
  /** The mood of the provider about that message; null = none. */
  capriccio(messageId: string): Capriccio | null;
  /** After the reply has left (or the connection was cut). */
  dopo(): void;
}

type Fatto = (errore?: Error | null, messaggio?: string) => void;

/** Access point of the sender's provider (RFC 6109 par. 3.1.1), plain SMTP on the loopback. */
export async function apriSmtp(port: number, porte: PorteSmtp): Promise<ServerSmtp> {
  const server: SMTPServer = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    size: MAX_MESSAGGIO,
    rejectOversized: true,
    onAuth: (auth, _sessione, fatto) => {
      const utente = auth.username?.toLowerCase() ?? '';
      const password = porte.passwordDi(utente);
      if (password === undefined || password !== auth.password) fatto(rifiuto(535, 'credenziali rifiutate'));
      else fatto(null, { user: utente });
    },
    onMailFrom: (indirizzo, sessione, fatto) => {
      const suo = indirizzo.address.toLowerCase() === sessione.user;
      fatto(suo ? null : rifiuto(553, 'il mittente deve essere la casella autenticata'));
    },
    onData: (flusso, sessione, fatto) => {
      // the library empties the envelope when it calls back: what is needed is taken now
      const busta = { da: sessione.user ?? '', a: sessione.envelope.rcptTo.map((r) => r.address) };
      ricevi(flusso, busta, porte)
        .then((taglia) => (taglia ? interrompi(server, sessione) : fatto(null, 'preso in consegna')))
        .catch((errore: Error) => (fatto as Fatto)(errore))
        .finally(() => setImmediate(porte.dopo));
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (presa: net.Socket) => presa.setNoDelay(true));
  await ascolta(server.server, port, '127.0.0.1');
  return {
    port: (server.server.address() as net.AddressInfo).port,
    chiudi: () => new Promise((fatto) => server.close(() => fatto())),
  };
}

const rifiuto = (responseCode: number, testo: string) => Object.assign(new Error(testo), { responseCode });

/** The knob `taglio`: the message is in, the client never knows. */
function interrompi(server: SMTPServer, sessione: SMTPServerSession): void {
  for (const c of server.connections) if (c.id === sessione.id) c._socket.destroy();
}

/** True when the connection must be cut instead of answered. */
async function ricevi(
  flusso: SMTPServerDataStream,
  busta: { da: string; a: string[] },
  porte: PorteSmtp,
): Promise<boolean> {
  const pezzi: Buffer[] = [];
  let lunghezza = 0;
  for await (const pezzo of flusso as AsyncIterable<Buffer>) {
    lunghezza += pezzo.length;
    if (lunghezza <= MAX_MESSAGGIO) pezzi.push(pezzo);
  }
  if (lunghezza * busta.a.length > MAX_MESSAGGIO)
    throw rifiuto(552, 'il messaggio supera 30 MB per destinatario');
  const raw = Buffer.concat(pezzi);
  const letto = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const [da] = letto.from?.value ?? [];
  if (da?.address?.toLowerCase() !== busta.da || letto.from?.value.length !== 1)
    throw rifiuto(553, 'From deve essere la casella autenticata');
  const motivo = rifiutoFormale(letto, busta.a);
  const capriccio = porte.capriccio(letto.messageId ?? '');
  if (capriccio === 'respinto') throw rifiuto(451, 'riprovare piu tardi');
  if (capriccio === 'lento') await new Promise((fatto) => setTimeout(fatto, LENTEZZA_MS));
  await porte.accetta({
    raw,
    messageId: letto.messageId ?? null,
    from: busta.da,
    to: busta.a,
    oggetto: letto.subject ?? '',
    allegati: letto.attachments.map((a) => createHash('sha256').update(a.content).digest('hex')),
    ...(motivo === null ? {} : { rifiuto: motivo }),
    ...(capriccio === null ? {} : { capriccio }),
  });
  return (
    capriccio === 'taglio' || busta.a.some((indirizzo) => leggiManopola(indirizzo).manopola === 'taglio')
  );
}

/** Formal checks that end in a notice of non-acceptance, not in an SMTP refusal. */
function rifiutoFormale(letto: ParsedMail, destinatari: readonly string[]): string | null {
  const visibili = [letto.to, letto.cc].flat().flatMap(indirizzi);
  if (letto.bcc) return 'Il messaggio contiene destinatari nascosti (Bcc)';
  if (indirizziDi(letto.to).length === 0) return 'Manca il destinatario (To)';
  const nascosto = destinatari.some((d) => !visibili.includes(d.toLowerCase()));
  return nascosto ? 'Un destinatario della busta non compare in To o Cc' : null;
}

const indirizziDi = (campo: AddressObject | AddressObject[] | undefined) => [campo].flat().flatMap(indirizzi);
const indirizzi = (campo: AddressObject | undefined) =>
  (campo?.value ?? []).map((v) => v.address?.toLowerCase() ?? '').filter((a) => a !== '');
