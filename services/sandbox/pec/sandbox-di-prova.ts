import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { inviaPec } from '../../../activities/notifiche/pec/invia';
import type { MessaggioPec } from '../../../activities/notifiche/pec/messaggio';
import { leggiCertificatiPem } from '../../../formats/pec/catena';
import { esaminaPec } from '../../../formats/pec/verifica';
import { apriAutorita } from './autorita';
import { avviaSandboxPec, type SandboxPec } from './avvia';

/** Test helper: a provider for each test, with the mailbox of an Ente, on a date that the test moves. Never shipped. */
export const ENTE = { indirizzo: 'riscossione@pec.ente.test', password: 'prova' };
export const PDF = Buffer.from('%PDF-1.7 atto');

const messaggio = (to: string, n = 1): MessaggioPec => ({
  from: ENTE.indirizzo,
  to,
  messageId: `<ntf.prova${n}.a1@pec.ente.test>`,
  oggetto: 'Notifica atto n. 2026/1 – città',
  testo: 'Si notifica.',
  allegati: [{ nome: 'atto.pdf', bytes: PDF }],
});

const invia = (s: SandboxPec, m: MessaggioPec, pass = ENTE.password) =>
  inviaPec({ host: '127.0.0.1', port: s.smtpPort, user: m.from, pass, tls: 'assente' }, m);

/** Everything due is out: the sandbox says so, nothing is slept for. */
async function calma(s: SandboxPec): Promise<void> {
  while (s.inVolo() > 0) await s.tick();
}

async function posta(s: SandboxPec, casella = ENTE): Promise<{ uid: number; raw: Buffer }[]> {
  const cliente = new ImapFlow({
    host: '127.0.0.1',
    port: s.imapPort,
    secure: false,
    auth: { user: casella.indirizzo, pass: casella.password },
    logger: false,
  });
  await cliente.connect();
  await cliente.mailboxOpen('INBOX', { readOnly: true });
  const letti: { uid: number; raw: Buffer }[] = [];
  if (cliente.mailbox && cliente.mailbox.exists > 0)
    for await (const m of cliente.fetch('1:*', { uid: true, source: true }))
      letti.push({ uid: m.uid, raw: m.source ?? Buffer.alloc(0) });
  await cliente.logout();
  return letti;
}

export function bancoPec() {
  let modello = '';
  const b = {
    dir: '',
    oggi: '',
    aperte: [] as SandboxPec[],
    messaggio,
    invia,
    calma,
    posta,
    async apri(): Promise<SandboxPec> {
      const orologio = async () => ({ oggi: b.oggi, istante: new Date(`${b.oggi}T09:30:00Z`) });
      const porte = { smtpPort: 0, imapPort: 0 };
      const sandbox = await avviaSandboxPec({ dir: b.dir, ...porte, orologio, mailboxes: [ENTE] });
      b.aperte.push(sandbox);
      return sandbox;
    },
    async ricevute(s: SandboxPec) {
      const fidati = leggiCertificatiPem(s.caPem) ?? [];
      const il = new Date(`${b.oggi}T12:00:00Z`);
      return (await posta(s)).map(({ raw }) => esaminaPec(raw, { fidati, il }));
    },
    async inviaEAspetta(to: string, n = 1) {
      const s = await b.apri();
      const esito = await invia(s, messaggio(to, n));
      await calma(s);
      const esami = await b.ricevute(s);
      return { s, esito, esami, tipi: esami.map((e) => e.verifica.tipo) };
    },
  };
  beforeAll(async () => {
    modello = await mkdtemp(path.join(os.tmpdir(), 'esatto-pec-ca-'));
    await apriAutorita(modello);
  });
  afterAll(() => rm(modello, { recursive: true, force: true }));
  beforeEach(async () => {
    b.dir = await mkdtemp(path.join(os.tmpdir(), 'esatto-pec-'));
    await cp(modello, b.dir, { recursive: true });
    b.oggi = '2026-03-02';
  });
  afterEach(async () => {
    for (const s of b.aperte.splice(0)) await s.stop();
    await rm(b.dir, { recursive: true, force: true });
  });
  return b;
}
