import net from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { ServerPosta } from './casella';
import { type EsitoInvioPec, inviaPec, type TracciaInvio } from './invia';
import type { MessaggioPec } from './messaggio';

const messaggio = (peso = 1000): MessaggioPec => ({
  from: 'riscossione@pec.ente.test',
  to: 'debitore@pec.dest.test',
  messageId: '<ntf.tnt_01JD6Z8M3V7QK2.a1@pec.ente.test>',
  oggetto: 'Notifica atto n. 2026/1',
  testo: 'Si notifica l’atto allegato.',
  allegati: [{ nome: 'atto.pdf', bytes: Buffer.alloc(peso, 'x') }],
});

const server = (port: number, altro: Partial<ServerPosta> = {}): ServerPosta => ({
  host: '127.0.0.1',
  port,
  user: 'riscossione@pec.ente.test',
  pass: 'segreto',
  tls: 'assente',
  ...altro,
});

const chiudi: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const f of chiudi.splice(0)) await f();
});

interface Ricevuto {
  testo: string;
  connessioni: number;
}

/** A real SMTP server; each test spoils one step of it. */
async function apri(guasto: SMTPServerOptions): Promise<{ port: number; ricevuto: Ricevuto }> {
  const ricevuto: Ricevuto = { testo: '', connessioni: 0 };
  const smtp = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    logger: false,
    closeTimeout: 50,
    onConnect: (_s, fatto) => {
      ricevuto.connessioni++;
      fatto();
    },
    onAuth: (auth, _s, fatto) =>
      auth.password === 'segreto' ? fatto(null, { user: auth.username ?? '' }) : fatto(codice(535)),
    onData: (flusso, _s, fatto) => {
      flusso.on('data', (pezzo: Buffer) => {
        ricevuto.testo += pezzo.toString('latin1');
      });
      flusso.on('end', () => fatto());
    },
    ...guasto,
  });
  smtp.on('error', () => {});
  await new Promise<void>((fatto) => smtp.listen(0, '127.0.0.1', fatto));
  chiudi.push(() => new Promise((fatto) => smtp.close(() => fatto())));
  return { port: (smtp.server.address() as net.AddressInfo).port, ricevuto };
}

const codice = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

/** A server written line by line, for faults that a well-behaved one cannot make. */
async function copione(risposta: (riga: string, socket: net.Socket) => string | null): Promise<number> {
  const prese = new Set<net.Socket>();
  const tcp = net.createServer((socket) => {
    prese.add(socket);
    socket.on('error', () => {}).on('close', () => prese.delete(socket));
    let resto = '';
    const parla = (r: string | null) => r !== null && !socket.destroyed && socket.write(`${r}\r\n`);
    parla(risposta('SALUTO', socket));
    socket.on('data', (pezzo) => {
      resto += pezzo.toString('latin1');
      for (let fine = resto.indexOf('\r\n'); fine >= 0; fine = resto.indexOf('\r\n')) {
        const riga = resto.slice(0, fine);
        resto = resto.slice(fine + 2);
        parla(risposta(riga, socket));
      }
    });
  });
  await new Promise<void>((fatto) => tcp.listen(0, '127.0.0.1', fatto));
  chiudi.push(async () => {
    for (const s of prese) s.destroy();
    await new Promise<void>((fatto) => tcp.close(() => fatto()));
  });
  return (tcp.address() as net.AddressInfo).port;
}

const normale = (riga: string): string | null => {
  if (riga === 'SALUTO') return '220 pronto';
  if (/^EHLO/.test(riga)) return '250-qui\r\n250 AUTH PLAIN';
  if (/^AUTH/.test(riga)) return '235 ok';
  if (/^(MAIL|RCPT)/.test(riga)) return '250 ok';
  if (riga === 'DATA') return '354 avanti';
  if (riga === '.') return '250 preso';
  return null;
};

async function prova(port: number, peso?: number, altro?: Partial<ServerPosta>) {
  let traccia: TracciaInvio | undefined;
  const esito = await inviaPec(server(port, altro), messaggio(peso), (t) => {
    traccia = t;
  });
  return { esito, fase: traccia?.fase };
}

test('250 after the data: inviata, with our Message-ID and the complete receipt asked', async () => {
  const { port, ricevuto } = await apri({});
  expect(await prova(port)).toEqual({ esito: 'inviata', fase: 'dati_finiti' });
  expect(ricevuto.testo).toContain('Message-ID: <ntf.tnt_01JD6Z8M3V7QK2.a1@pec.ente.test>\r\n');
  expect(ricevuto.testo).toContain('X-TipoRicevuta: completa\r\n');
  expect(ricevuto.testo).not.toMatch(/^Bcc:/im);
});

test('nobody listens: da_ritentare', async () => {
  const { port } = await apri({});
  await chiudi.pop()?.();
  expect((await prova(port)).esito).toBe('da_ritentare');
});

test('login refused with 535: credenziali', async () => {
  const { port } = await apri({});
  const caduta = await prova(port, 1000, { pass: 'sbagliata' });
  expect(caduta).toEqual({ esito: 'credenziali', fase: 'accesso' });
});

test.each<[string, number, EsitoInvioPec]>([
  ['MAIL FROM', 550, 'rifiutata'],
  ['MAIL FROM', 451, 'da_ritentare'],
  ['RCPT TO', 550, 'rifiutata'],
  ['RCPT TO', 421, 'da_ritentare'],
])('%s answered %i: %s', async (comando, numero, atteso) => {
  const rifiuta = (_a: unknown, _s: unknown, fatto: (e?: Error | null) => void) => fatto(codice(numero));
  const { port } = await apri(comando === 'MAIL FROM' ? { onMailFrom: rifiuta } : { onRcptTo: rifiuta });
  expect(await prova(port)).toEqual({ esito: atteso, fase: 'busta' });
});

test.each<[number, EsitoInvioPec]>([
  [550, 'rifiutata'],
  [554, 'rifiutata'],
  [451, 'da_ritentare'],
  [421, 'da_ritentare'],
])('the data answered %i: %s, and the server has got it whole', async (numero, atteso) => {
  const { port } = await apri({
    onData: (flusso, _s, fatto) => void flusso.resume().on('end', () => fatto(codice(numero))),
  });
  expect(await prova(port)).toEqual({ esito: atteso, fase: 'dati_finiti' });
});

test.each<[string, RegExp, EsitoInvioPec, TracciaInvio['fase']]>([
  ['before the greeting', /^SALUTO/, 'da_ritentare', 'connessione'],
  ['at the login', /^AUTH/, 'da_ritentare', 'accesso'],
  ['at MAIL', /^MAIL/, 'da_ritentare', 'busta'],
  ['after RCPT', /^RCPT/, 'da_ritentare', 'busta'],
  ['at DATA', /^DATA/, 'da_ritentare', 'busta'],
  ['after the final dot, before the reply', /^\.$/, 'incerta', 'dati_finiti'],
])('connection dropped %s', async (_dove, riga, atteso, fase) => {
  const port = await copione((r, socket) => {
    if (!riga.test(r)) return normale(r);
    socket.destroy();
    return null;
  });
  expect(await prova(port)).toEqual({ esito: atteso, fase });
});

test('dropped in the middle of the data, the dot never written: da_ritentare', async () => {
  let righe = 0;
  const port = await copione((r, socket) => {
    if (normale(r) !== null) return normale(r);
    if (++righe === 50) socket.destroy();
    return null;
  });
  expect(await prova(port, 24_000_000)).toEqual({ esito: 'da_ritentare', fase: 'dati' });
});

test('silence after the final dot: incerta, when the wait is over', async () => {
  const port = await copione((r) => (r === '.' ? null : normale(r)));
  const inizio = Date.now();
  expect(await prova(port, 1000, { attesaMs: 300 })).toEqual({ esito: 'incerta', fase: 'dati_finiti' });
  expect(Date.now() - inizio).toBeGreaterThanOrEqual(250);
});

test('a reply cut before its end of line does not count as accepted', async () => {
  const port = await copione((r, socket) => {
    if (r !== '.') return normale(r);
    socket.end('250 pre');
    return null;
  });
  expect((await prova(port)).esito).toBe('incerta');
});

test('a server that wants STARTTLS and does not offer it gets nothing', async () => {
  const { port, ricevuto } = await apri({});
  expect((await prova(port, 1000, { tls: 'starttls' })).esito).toBe('da_ritentare');
  expect(ricevuto.testo).toBe('');
});

test('one call is one connection: no retry inside', async () => {
  const { port, ricevuto } = await apri({
    onData: (f, _s, fatto) => void f.resume().on('end', () => fatto(codice(451))),
  });
  await prova(port);
  expect(ricevuto.connessioni).toBe(1);
});

test('an address or a Message-ID that would write headers is refused before the network', async () => {
  const buono = messaggio();
  await expect(inviaPec(server(1), { ...buono, to: 'a@b.it\r\nBcc: c@d.it' })).rejects.toThrow(
    'pec.indirizzo_illeggibile',
  );
  await expect(inviaPec(server(1), { ...buono, to: 'a@b.it, c@d.it' })).rejects.toThrow(
    'pec.indirizzo_illeggibile',
  );
  await expect(inviaPec(server(1), { ...buono, messageId: '<a b@c>' })).rejects.toThrow(
    'pec.message_id_illeggibile',
  );
});

test('the next message goes on the line of the one before: one connection, one login', async () => {
  const { port, ricevuto } = await apri({});
  for (let n = 0; n < 3; n++) expect((await prova(port)).esito).toBe('inviata');
  expect(ricevuto.connessioni).toBe(1);
  expect(ricevuto.testo.match(/^Message-ID:/gm)).toHaveLength(3);
});

test('sends that go at once have a line each', async () => {
  const { port, ricevuto } = await apri({});
  await Promise.all([prova(port), prova(port)]);
  expect(ricevuto.connessioni).toBe(2);
});

test.each(['cut', '421'] as const)(
  'a line that the provider closed while it rested (%s): another one is opened',
  async (come) => {
    let messaggi = 0;
    let connessioni = 0;
    const port = await copione((riga, socket) => {
      if (riga === 'SALUTO') connessioni++;
      if (riga === '.') messaggi++;
      // the second MAIL FROM of a line finds it closed
      if (/^MAIL/.test(riga) && connessioni === 1 && messaggi === 1) {
        if (come === 'cut') socket.destroy();
        return come === 'cut' ? null : '421 closing idle channel';
      }
      return normale(riga);
    });
    expect((await prova(port)).esito).toBe('inviata');
    expect((await prova(port)).esito).toBe('inviata');
    expect([messaggi, connessioni]).toEqual([2, 2]);
  },
);

test('cut after the data on a line already used: incerta, and never told again on another', async () => {
  let messaggi = 0;
  const port = await copione((riga, socket) => {
    if (riga === '.' && ++messaggi === 2) socket.destroy();
    return normale(riga);
  });
  expect((await prova(port)).esito).toBe('inviata');
  expect(await prova(port)).toEqual({ esito: 'incerta', fase: 'dati_finiti' });
  expect(messaggi).toBe(2);
});

test('refused in the envelope on a line already used: refused, not tried on another', async () => {
  let messaggi = 0;
  const port = await copione((riga) => {
    if (riga === '.') messaggi++;
    return /^RCPT/.test(riga) && messaggi === 1 ? '550 no' : normale(riga);
  });
  expect((await prova(port)).esito).toBe('inviata');
  expect(await prova(port)).toEqual({ esito: 'rifiutata', fase: 'busta' });
});
