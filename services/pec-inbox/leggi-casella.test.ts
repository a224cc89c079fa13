import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { inviaPec } from '../../activities/notifiche/pec/invia';
import { apriAutorita } from '../sandbox/pec/autorita';
import { avviaSandboxPec, type SandboxPec } from '../sandbox/pec/avvia';
import { apriCasella } from '../sandbox/pec/caselle';
import { leggiCasella } from './leggi-casella';
import type { Anomalia, Cursore, Notizia, OpzioniLettore, SaluteLettura } from './porte';

const ENTE = { indirizzo: 'riscossione@pec.ente.test', password: 'prova' };
let modello: string;
let dir: string;
const daChiudere: (() => Promise<void>)[] = [];

beforeAll(async () => {
  modello = await mkdtemp(path.join(os.tmpdir(), 'esatto-inbox-ca-'));
  await apriAutorita(modello);
});
afterAll(() => rm(modello, { recursive: true, force: true }));
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'esatto-inbox-'));
  await cp(modello, dir, { recursive: true });
});
afterEach(async () => {
  for (const chiudi of daChiudere.splice(0).reverse()) await chiudi();
  await rm(dir, { recursive: true, force: true });
});

async function apriSandbox(imapPort = 0): Promise<SandboxPec> {
  const orologio = async () => ({ oggi: '2026-03-02', istante: new Date('2026-03-02T09:00:00Z') });
  const s = await avviaSandboxPec({ dir, smtpPort: 0, imapPort, orologio, mailboxes: [ENTE] });
  daChiudere.push(() => s.stop().catch(() => {}));
  return s;
}

const invia = (s: SandboxPec, to: string) =>
  inviaPec(
    { host: '127.0.0.1', port: s.smtpPort, user: ENTE.indirizzo, pass: ENTE.password, tls: 'assente' },
    {
      from: ENTE.indirizzo,
      to,
      messageId: '<ntf.x.a1@pec.ente.test>',
      oggetto: 'Atto',
      testo: 'Atto',
      allegati: [],
    },
  );

/** Old mail already in the box, put there before the servers open it. */
async function riempi(quanti: number, corpo = 'x'): Promise<void> {
  const casella = await apriCasella(dir, ENTE.indirizzo);
  for (let n = 1; n <= quanti; n++)
    await casella.deposita(`v${n}`, Buffer.from(`Subject: vecchio ${n}\r\n\r\n${corpo}\r\n`), new Date());
  await casella.chiudi();
}

interface Lettura {
  accolti: number[];
  anomalie: Anomalia[];
  notizie: Notizia[];
  cursore: Cursore | null;
  ferma: () => Promise<void>;
  /** Resolves when the condition holds; checked at every event, never slept for. */
  quando: (condizione: (l: Lettura) => boolean) => Promise<void>;
}

function leggi(port: number, altro: Partial<OpzioniLettore> & { da?: Cursore } = {}): Lettura {
  const ferma = new AbortController();
  let controlla = () => {};
  const l: Lettura = {
    accolti: [],
    anomalie: [],
    notizie: [],
    cursore: altro.da ?? null,
    ferma: async () => {
      ferma.abort();
      await finita;
    },
    quando: (condizione) =>
      new Promise((fatto) => {
        controlla = () => condizione(l) && fatto();
        controlla();
      }),
  };
  const finita = leggiCasella({
    imap: { host: '127.0.0.1', port, user: ENTE.indirizzo, pass: ENTE.password, tls: 'assente' },
    cursore: {
      leggi: async () => l.cursore,
      scrivi: async (c) => {
        l.cursore = c;
        controlla();
      },
    },
    accogli: async (_raw, uid) => {
      l.accolti.push(uid);
      controlla();
    },
    anomalia: async (a) => {
      l.anomalie.push(a);
    },
    notizia: (n) => {
      l.notizie.push(n);
      controlla();
    },
    segnale: ferma.signal,
    pausaMs: 20,
    ...altro,
  });
  daChiudere.push(l.ferma);
  return l;
}

test('what is there is read once in order, what comes while it waits arrives through IDLE', async () => {
  const s = await apriSandbox();
  await invia(s, 'ok@x.test');
  while (s.inVolo() > 0) await s.tick();
  const l = leggi(s.imapPort, { giroMs: 600_000 });
  await l.quando(() => l.cursore?.uid === 2);
  await invia(s, 'piena@x.test');
  await l.quando(() => l.cursore?.uid === 4);
  expect(l.accolti).toEqual([1, 2, 3, 4]);
  await l.ferma();
});

test('the bytes handed over are the bytes of the provider', async () => {
  await riempi(1, 'à'.repeat(10));
  const s = await apriSandbox();
  const avuti: Buffer[] = [];
  const l = leggi(s.imapPort, { accogli: async (raw) => void avuti.push(raw) });
  await l.quando(() => l.cursore?.uid === 1);
  expect(avuti[0]?.toString()).toBe(`Subject: vecchio 1\r\n\r\n${'à'.repeat(10)}\r\n`);
});

test('the cursor moves only after the message was taken; the same message comes again', async () => {
  await riempi(3);
  const s = await apriSandbox();
  let guasti = 2;
  const cursori: number[] = [];
  const l = leggi(s.imapPort, {
    accogli: async (_raw, uid) => {
      l.accolti.push(uid);
      if (uid === 2 && guasti-- > 0) throw Object.assign(new Error('no'), { code: 'db.08006' });
    },
  });
  await l.quando(() => {
    if (l.cursore && cursori.at(-1) !== l.cursore.uid) cursori.push(l.cursore.uid);
    return l.cursore?.uid === 3;
  });
  expect(cursori).toEqual([1, 3]);
  expect(l.accolti.filter((uid) => uid === 2)).toHaveLength(3);
  expect(l.notizie.filter((n) => n.tipo === 'caduta').map((n) => n.codice)).toEqual(['db.08006', 'db.08006']);
});

test('a restart goes on from the cursor, and looks back by the messages asked for', async () => {
  await riempi(30);
  const s = await apriSandbox();
  const prima = leggi(s.imapPort);
  await prima.quando(() => prima.cursore?.uid === 30);
  await prima.ferma();
  const dopo = leggi(s.imapPort, { da: prima.cursore as Cursore, riguardo: 4 });
  await dopo.quando(() => dopo.notizie.some((n) => n.tipo === 'letti'));
  expect(dopo.accolti).toEqual([27, 28, 29, 30]);
  expect(dopo.cursore).toEqual(prima.cursore);
});

test('the provider falls and comes back on the same port: the reader waits and goes on', async () => {
  const s = await apriSandbox();
  const l = leggi(s.imapPort, { riguardo: 0 });
  await l.quando(() => l.notizie.some((n) => n.tipo === 'connessa'));
  await s.stop();
  await l.quando(() => l.notizie.some((n) => n.tipo === 'caduta'));
  const rinata = await apriSandbox(s.imapPort);
  await invia(rinata, 'ok@x.test');
  await l.quando(() => l.cursore?.uid === 2);
  expect(l.accolti).toEqual([1, 2]);
});

test('another UIDVALIDITY: said, and everything is read again', async () => {
  await riempi(2);
  const s = await apriSandbox();
  const l = leggi(s.imapPort, { da: { uidvalidity: '1', uid: 900 } });
  await l.quando(() => l.cursore?.uid === 2);
  expect(l.anomalie).toEqual([{ codice: 'inbox.uidvalidity_cambiata', uid: 900, byte: 0, testa: null }]);
  expect(l.accolti).toEqual([1, 2]);
});

test('a message over the cap is never loaded whole: its head is a finding, and the next is read', async () => {
  await riempi(1, 'y'.repeat(200_000));
  const s = await apriSandbox();
  await invia(s, 'muta@x.test');
  const l = leggi(s.imapPort, { massimo: 40_000 });
  await l.quando(() => l.cursore?.uid === 2);
  expect(l.accolti).toEqual([2]);
  const [trovata] = l.anomalie;
  expect(trovata).toMatchObject({ codice: 'inbox.messaggio_troppo_grande', uid: 1, byte: 200_024 });
  expect(trovata?.testa?.length).toBe(65_536);
  expect(trovata?.testa?.toString('latin1', 0, 20)).toBe('Subject: vecchio 1\r\n');
});

test('refused login: said as such, tried again with a pause that grows', async () => {
  const s = await apriSandbox();
  const imap = {
    host: '127.0.0.1',
    port: s.imapPort,
    user: ENTE.indirizzo,
    pass: 'sbagliata',
    tls: 'assente' as const,
  };
  const l = leggi(s.imapPort, { imap });
  await l.quando(() => l.notizie.length >= 3);
  expect(l.notizie.slice(0, 3)).toEqual(
    [20, 40, 80].map((riprovaMs) => ({ tipo: 'caduta', codice: 'inbox.credenziali', riprovaMs })),
  );
});

test.each(['connected', 'not yet connected'])(
  'a server that says nothing does not keep the reader from stopping, %s',
  async (quando) => {
    const muto = net.createServer(() => {});
    await new Promise<void>((pronto) => muto.listen(0, '127.0.0.1', pronto));
    const preso = once(muto, 'connection');
    const l = leggi((muto.address() as net.AddressInfo).port);
    if (quando === 'connected') await preso;
    await l.ferma();
    await new Promise<void>((fatto) => muto.close(() => fatto()));
    expect(l.accolti).toEqual([]);
  },
  10_000,
);

test('many old messages are read one at a time: never two in the air', async () => {
  await riempi(400);
  const s = await apriSandbox();
  let [inAria, massimo] = [0, 0];
  const l = leggi(s.imapPort, {
    accogli: async () => {
      massimo = Math.max(massimo, ++inAria);
      await new Promise((r) => setImmediate(r));
      inAria--;
    },
  });
  await l.quando(() => l.cursore?.uid === 400);
  expect(massimo).toBe(1);
});

test('what the mailbox is like is told at each look: what is left to take, its oldest date, its space', async () => {
  await riempi(45);
  const s = await apriSandbox();
  const salute: SaluteLettura[] = [];
  await new Promise<void>((finita) => {
    const tieni = async (v: SaluteLettura) => {
      salute.push(v);
      if (v.daPrendere === 0) finita();
    };
    leggi(s.imapPort, { finestra: 20, salute: tieni });
  });
  expect(salute.map((v) => v.daPrendere)).toEqual([45, 25, 5, 0]);
  expect(salute.slice(0, 3).every((v) => (v.piuVecchioAt?.getTime() ?? Number.NaN) <= Date.now())).toBe(true);
  expect(salute.at(-1)).toMatchObject({ piuVecchioAt: null, quota: { massima: 1_048_576 * 1024 } });
  expect(salute.at(-1)?.quota?.usata).toBeGreaterThan(45 * 20);
});

test('a refused password is told once, and then no login until somebody clears the mailbox', async () => {
  const s = await apriSandbox();
  const imap = {
    host: '127.0.0.1',
    port: s.imapPort,
    user: ENTE.indirizzo,
    pass: 'sbagliata',
    tls: 'assente' as const,
  };
  const detti: string[] = [];
  let sospesa = false;
  let chieste = 0;
  const l = leggi(s.imapPort, {
    imap,
    pausaMs: 1,
    credenzialiRifiutate: async () => {
      detti.push('rifiutata');
      sospesa = true;
    },
    sospesa: async () => {
      chieste += 1;
      return sospesa;
    },
  });
  await l.quando(() => l.notizie.length === 1);
  while (chieste < 5) await new Promise((r) => setTimeout(r, 5));
  expect(l.notizie.map((n) => n.tipo === 'caduta' && n.codice)).toEqual(['inbox.credenziali']);
  expect(detti).toEqual(['rifiutata']);
  await s.aggiungiCasella({ ...ENTE, password: 'sbagliata' }); // the provider takes the new password
  sospesa = false;
  await l.quando(() => l.notizie.some((n) => n.tipo === 'connessa'));
});
