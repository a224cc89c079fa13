import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const GIRI = 4096;

/** Verifier of a password as PostgreSQL stores it (RFC 5803): the password itself never reaches a server log. */
export function verificatoreScram(password: string, sale: Buffer = randomBytes(16)): string {
  const salata = pbkdf2Sync(password, sale, GIRI, 32, 'sha256');
  const hmac = (testo: string) => createHmac('sha256', salata).update(testo).digest();
  const chiaveCliente = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const chiaveServer = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${GIRI}:${sale.toString('base64')}$${chiaveCliente}:${chiaveServer}`;
}
