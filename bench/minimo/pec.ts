/** The floor of `pec`: bare nodemailer, bare S/MIME verification, nothing kept. Nothing of ours is imported. */
import { fromBER } from 'asn1js';
import nodemailer from 'nodemailer';
import { Certificate, ContentInfo, SignedData } from 'pkijs';

export interface PortaSmtp {
  port: number;
  user: string;
  pass: string;
  /** Connections kept open. */
  connessioni: number;
}
export interface DaSpedire {
  from: string;
  to: string;
  raw: Buffer;
}

/** @returns milliseconds from the first byte to the last 250 */
export async function spedisciMinimo(smtp: PortaSmtp, messaggi: readonly DaSpedire[]): Promise<number> {
  const posta = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port: smtp.port,
    secure: false,
    ignoreTLS: true,
    auth: { user: smtp.user, pass: smtp.pass },
    maxConnections: smtp.connessioni,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const inizio = performance.now();
  await Promise.all(
    messaggi.map(({ from, to, raw }) => posta.sendMail({ envelope: { from, to: [to] }, raw })),
  );
  const ms = performance.now() - inizio;
  posta.close();
  return ms;
}

/** Digest, signature and chain of each; throws at the first that is not authentic. @returns milliseconds */
export async function verificaMinimo(ricevute: readonly Buffer[], caPem: string): Promise<number> {
  const fidata = Certificate.fromBER(Buffer.from(caPem.replace(/-----[A-Z ]+-----/g, ''), 'base64'));
  const inizio = performance.now();
  for (const raw of ricevute)
    if (!(await autentica(raw, fidata))) throw new Error('minimo.ricevuta_non_autentica');
  return performance.now() - inizio;
}

async function autentica(raw: Buffer, fidata: Certificate): Promise<boolean> {
  const confine = /boundary="([^"]+)"/.exec(raw.toString('latin1', 0, 4_096))?.[1];
  const [, contenuto, allegato] = parti(raw, `--${confine}`);
  if (!contenuto || !allegato) return false;
  const base64 = allegato.subarray(allegato.indexOf('\r\n\r\n') + 4).toString('latin1');
  const { result } = fromBER(Uint8Array.from(Buffer.from(base64, 'base64')));
  const firmato = new SignedData({ schema: new ContentInfo({ schema: result }).content });
  return firmato.verify({
    signer: 0,
    data: Uint8Array.from(contenuto).buffer,
    checkChain: true,
    trustedCerts: [fidata],
  });
}

/** What stands between the lines of a boundary, without the line ends that belong to them. */
function parti(raw: Buffer, confine: string): Buffer[] {
  const trovate: Buffer[] = [];
  for (let da = 0; ; ) {
    const fine = raw.indexOf(confine, da);
    if (fine < 0) return trovate;
    trovate.push(raw.subarray(da, Math.max(da, fine - 2)));
    da = raw.indexOf('\r\n', fine) + 2;
  }
}
