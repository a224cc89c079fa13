import { createHash } from 'node:crypto';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { inviaPec } from '../../../activities/notifiche/pec/invia';
import type { MessaggioPec } from '../../../activities/notifiche/pec/messaggio';
import { leggiCertificatiPem } from '../../../formats/pec/catena';
import { esaminaPec } from '../../../formats/pec/verifica';
import { apriAutorita } from './autorita';
import { avviaSandboxPec, leggiConsegnate, type SandboxPec } from './avvia';

const ENTE = { indirizzo: 'riscossione@pec.ente.test', password: 'prova' };
const PDF = Buffer.from('%PDF-1.7 atto');

let dir: string;
let oggi: string;
const aperte: SandboxPec[] = [];

let modello: string;
beforeAll(async () => {
  modello = await mkdtemp(path.join(os.tmpdir(), 'esatto-pec-ca-'));
  await apriAutorita(modello);
});
afterAll(() => rm(modello, { recursive: true, force: true }));

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'esatto-pec-'));
  await cp(modello, dir, { recursive: true });
  oggi = '2026-03-02';
});
afterEach(async () => {
  for (const s of aperte.splice(0)) await s.stop();
  await rm(dir, { recursive: true, force: true });
});

async function apri(): Promise<SandboxPec> {
  const orologio = async () => ({ oggi, istante: new Date(`${oggi}T09:30:00Z`) });
  const sandbox = await avviaSandboxPec({ dir, smtpPort: 0, imapPort: 0, orologio, mailboxes: [ENTE] });
  aperte.push(sandbox);
  return sandbox;
}

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

async function ricevute(s: SandboxPec) {
  const fidati = leggiCertificatiPem(s.caPem) ?? [];
  const il = new Date(`${oggi}T12:00:00Z`);
  return (await posta(s)).map(({ raw }) => esaminaPec(raw, { fidati, il }));
}

async function inviaEAspetta(to: string, n = 1) {
  const s = await apri();
  const esito = await invia(s, messaggio(to, n));
  await calma(s);
  const esami = await ricevute(s);
  return { s, esito, esami, tipi: esami.map((e) => e.verifica.tipo) };
}

test('ok: accettazione and a complete consegna, valid for the verifier, with our act inside', async () => {
  const { s, esito, esami, tipi } = await inviaEAspetta('mario@pec.dest.test');
  expect(esito).toBe('inviata');
  expect(tipi).toEqual(['accettazione', 'avvenuta-consegna']);
  for (const { verifica } of esami) {
    expect(verifica).toMatchObject({
      valida: true,
      codice: null,
      msgid: '<ntf.prova1.a1@pec.ente.test>',
      classe: null,
    });
    expect(verifica.il).toBe('2026-03-02T10:30:00+01:00');
  }
  expect(esami[1]?.daticert).toMatchObject({ consegna: 'mario@pec.dest.test', ricevuta: 'completa' });
  expect(s.ultimiUid()).toEqual({ [ENTE.indirizzo]: 2 });
  const [, consegna] = await posta(s);
  expect(consegna?.raw.toString('latin1')).toContain(PDF.toString('base64'));
});

test.each([
  ['piena@x.test', ['accettazione', 'errore-consegna'], 'CASELLA_SATURA'],
  ['inesistente.rossi@x.test', ['accettazione', 'errore-consegna'], 'NON_VALIDA'],
  ['nodominio@x.test', ['accettazione', 'errore-consegna'], 'DOMINIO_INESISTENTE'],
  ['virus@x.test', ['non-accettazione'], 'VIRUS'],
  ['duplicata@x.test', ['accettazione', 'avvenuta-consegna', 'avvenuta-consegna'], null],
  ['disordine@x.test', ['avvenuta-consegna', 'accettazione'], null],
  ['incarico@x.test', ['accettazione', 'presa-in-carico', 'avvenuta-consegna'], null],
  ['muta@x.test', ['accettazione'], null],
])('%s', async (to, tipi, classe) => {
  const prova = await inviaEAspetta(to);
  expect(prova.esito).toBe('inviata');
  expect(prova.tipi).toEqual(tipi);
  expect(prova.esami.every((e) => e.verifica.valida)).toBe(true);
  expect(prova.esami.map((e) => e.verifica.classe).find((c) => c !== null) ?? null).toBe(classe);
});

test('esterno: the acceptance says that the recipient has no certified box, and nothing follows', async () => {
  const { esami, tipi } = await inviaEAspetta('esterno@posta.test');
  expect(tipi).toEqual(['accettazione']);
  expect(esami[0]?.daticert?.destinatari).toEqual([{ indirizzo: 'esterno@posta.test', tipo: 'esterno' }]);
});

test.each([
  ['manomessa@x.test', 'pec.digest_diverso'],
  ['scaduto@x.test', 'pec.certificato_scaduto'],
])('%s: the delivery receipt is not valid', async (to, codice) => {
  const { esami } = await inviaEAspetta(to);
  expect(esami.map((e) => e.verifica.codice)).toEqual([null, codice]);
});

test('falsa: a true transport envelope around a false receipt, never a receipt', async () => {
  const { esami, tipi } = await inviaEAspetta('falsa@x.test');
  expect(tipi).toEqual(['accettazione', 'posta-certificata']);
  expect(esami[1]?.verifica).toMatchObject({ valida: true, msgid: '<ntf.prova1.a1@pec.ente.test>' });
  expect(esami[1]?.intestazioni.some((i) => i.nome === 'x-ricevuta')).toBe(false);
});

test('taglio: the client cannot know, the receipts come and the act was taken once', async () => {
  const { esito, tipi } = await inviaEAspetta('taglio@x.test');
  expect(esito).toBe('incerta');
  expect(tipi).toEqual(['accettazione', 'avvenuta-consegna']);
  expect(await leggiConsegnate(dir)).toHaveLength(1);
});

test('the counterpart counts acts by itself: the same act twice is two rows', async () => {
  const { s } = await inviaEAspetta('ok@x.test');
  await invia(s, messaggio('ok@x.test'));
  const libro = await leggiConsegnate(dir);
  expect(libro).toHaveLength(2);
  expect(libro[0]).toMatchObject({
    messageId: '<ntf.prova1.a1@pec.ente.test>',
    from: ENTE.indirizzo,
    to: ['ok@x.test'],
    allegati: [createHash('sha256').update(PDF).digest('hex')],
    oggi: '2026-03-02',
  });
});

test('a delayed receipt waits for its civil date, is told by tick, and carries that date', async () => {
  const { s, tipi } = await inviaEAspetta('ok-3.bianchi@x.test');
  expect(tipi).toEqual(['accettazione']);
  expect(s.inVolo()).toBe(0);
  oggi = '2026-03-04';
  expect(await s.tick()).toEqual({ rilasciate: 0, prossima: '2026-03-05' });
  oggi = '2026-03-05';
  expect(await s.tick()).toEqual({ rilasciate: 1, prossima: null });
  const [, consegna] = await ricevute(s);
  expect(consegna?.verifica).toMatchObject({ valida: true, tipo: 'avvenuta-consegna' });
  expect(consegna?.verifica.il).toBe('2026-03-05T10:30:00+01:00');
});

test('summer time is stamped as such', async () => {
  oggi = '2026-07-01';
  const { esami } = await inviaEAspetta('ok@x.test');
  expect(esami[0]?.verifica.il).toBe('2026-07-01T11:30:00+02:00');
});

test('after a kill: same messages, same UIDs, same UIDVALIDITY, same authority, delayed receipts still due', async () => {
  const { s } = await inviaEAspetta('piena-2@x.test');
  const prima = await posta(s);
  const ca = s.caPem;
  // the process dies in the middle of a row of its books: nothing of it was promised to anybody
  await appendFile(path.join(dir, 'consegnate.jsonl'), '{"id":"m2","messageId":"<tron');
  await appendFile(
    path.join(dir, 'caselle', encodeURIComponent(ENTE.indirizzo), 'indice.jsonl'),
    '{"uid":2,"ch',
  );
  const rinata = await apri();
  expect(rinata.caPem).toBe(ca);
  expect(await posta(rinata)).toEqual(prima);
  oggi = '2026-03-04';
  expect(await rinata.tick()).toEqual({ rilasciate: 1, prossima: null });
  const dopo = await posta(rinata);
  expect(dopo.map((m) => m.uid)).toEqual([1, 2]);
  expect(await rinata.tick()).toEqual({ rilasciate: 0, prossima: null });
});

test('a message taken just before the kill gets its receipts from the next life, once', async () => {
  const s = await apri();
  oggi = 'guasto';
  const fermo = await avviaSandboxPec({
    dir: `${dir}/b`,
    smtpPort: 0,
    imapPort: 0,
    orologio: (() => {
      let volte = 0;
      return async () => {
        // start, acceptance, then the clock (the database) is gone: no receipt can be issued
        if (++volte > 2) throw new Error('orologio fermo');
        return { oggi: '2026-03-02', istante: new Date('2026-03-02T09:00:00Z') };
      };
    })(),
    mailboxes: [ENTE],
  });
  aperte.push(fermo);
  oggi = '2026-03-02';
  expect(await invia(fermo, messaggio('ok@x.test'))).toBe('inviata');
  await expect(fermo.tick()).rejects.toThrow('orologio fermo');
  expect(fermo.inVolo()).toBe(2);
  await s.stop();
  aperte.shift();
  dir = `${dir}/b`;
  const rinata = await apri();
  await calma(rinata);
  expect((await ricevute(rinata)).map((e) => e.verifica.tipo)).toEqual(['accettazione', 'avvenuta-consegna']);
  dir = path.dirname(dir);
});

test('the door: password, sender, recipients, size', async () => {
  const s = await apri();
  expect(await invia(s, messaggio('ok@x.test'), 'sbagliata')).toBe('credenziali');
  const altrui = { ...messaggio('ok@x.test'), from: 'altro@pec.ente.test' };
  const server = {
    host: '127.0.0.1',
    port: s.smtpPort,
    user: ENTE.indirizzo,
    pass: ENTE.password,
    tls: 'assente' as const,
  };
  expect(await inviaPec(server, altrui)).toBe('rifiutata');
  const enorme = {
    ...messaggio('ok@x.test'),
    allegati: [{ nome: 'a.pdf', bytes: Buffer.alloc(24_000_000) }],
  };
  expect(await invia(s, enorme)).toBe('rifiutata');
  expect(await leggiConsegnate(dir)).toEqual([]);
});

test('a mailbox added at run time sends and receives, and is nobody else’s', async () => {
  const s = await apri();
  const nuova = { indirizzo: 'tributi@pec.ente2.test', password: 'altra' };
  await s.aggiungiCasella(nuova);
  await invia(s, messaggio(nuova.indirizzo));
  await calma(s);
  const [busta, altro] = await posta(s, nuova);
  expect(altro).toBeUndefined();
  expect(busta?.raw.toString('latin1')).toMatch(/^X-Trasporto: posta-certificata\r$/m);
  expect(await posta(s)).toHaveLength(2);
  await expect(posta(s, { ...nuova, password: ENTE.password })).rejects.toThrow();
});
