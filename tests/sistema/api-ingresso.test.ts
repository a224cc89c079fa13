import { generateKeyPair, SignJWT } from 'jose';
import { nuovoId } from '../../database/identificativi';
import { CATALOGO } from '../../services/api/quadro/catalogo';
import { ROTTE } from '../../services/api/rotte/tutte';
import { type ApiDiProva, apiDiProva, DESTINATARIO, EMITTENTE } from '../banco/api-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const con = (intestazione: string, percorso = '/v1/io') =>
  fetch(`${api.url}${percorso}`, { headers: { Authorization: intestazione } });
const codiceDi = async (risposta: Response) => ((await risposta.json()) as { code: string }).code;
const ora = () => Math.floor(Date.now() / 1000);

describe('token', () => {
  test('a good one says who I am and where', async () => {
    const io = await (await con(`Bearer ${await api.token('ente.operatore')}`)).json();
    expect(io).toEqual({
      id: api.persone['ente.operatore'],
      nome: 'Persona ente.operatore',
      enti: [
        {
          id: api.a.enteId,
          codice: '09123',
          denominazione: 'Comune di prova 09123',
          assegnazioni: [{ ruolo: 'ente.operatore', direzioneId: null }],
        },
      ],
    });
  });

  test.each([
    ['another issuer', { iss: 'https://altro.invalid' }],
    ['another audience', { aud: 'altro' }],
    ['expired', { exp: ora() - 60, iat: ora() - 120 }],
    ['not yet valid', { nbf: ora() + 600 }],
    ['no subject', { sub: undefined as unknown as string }],
    ['a subject that is no person of ours', { sub: nuovoId('ute') }],
    ['a subject of another form', { sub: 'admin' }],
    ['no expiry', { exp: undefined as unknown as number }],
    ['no instant of issue', { iat: undefined as unknown as number }],
  ])('%s: 401', async (_caso, diversi) => {
    const risposta = await con(`Bearer ${await api.token('ente.operatore', diversi)}`);
    expect([risposta.status, await risposta.json()]).toMatchObject([401, { code: 'api.token_non_valido' }]);
  });

  test('signed by another key, not signed, signed with a shared secret, cut: 401', async () => {
    const buono = await api.token('ente.operatore');
    const corpo = { iss: EMITTENTE, aud: DESTINATARIO, sub: api.persone['ente.operatore'] };
    const { privateKey } = await generateKeyPair('ES256');
    const scadenza = (t: SignJWT) => t.setIssuedAt().setExpirationTime('5m');
    const altraChiave = await scadenza(new SignJWT(corpo))
      .setProtectedHeader({ alg: 'ES256', kid: 'prova' })
      .sign(privateKey);
    const segreto = await scadenza(new SignJWT(corpo))
      .setProtectedHeader({ alg: 'HS256', kid: 'prova' })
      .sign(new TextEncoder().encode('un segreto lungo abbastanza per HS256'));
    const b64 = (v: object) => Buffer.from(JSON.stringify(v)).toString('base64url');
    const nudo = `${b64({ alg: 'none' })}.${b64({ ...corpo, exp: ora() + 60, iat: ora() })}.`;
    for (const token of [altraChiave, segreto, nudo, buono.slice(0, -4), `${buono}.${buono}`, 'x.y.z'])
      expect((await con(`Bearer ${token}`)).status).toBe(401);
    expect((await con(`Basic ${buono}`)).status).toBe(401);
  });
});

describe('what comes in', () => {
  const lista = () => `/v1/enti/${api.a.enteId}/pratiche`;

  test('a parameter written twice, an unknown one, one out of range, a cursor of nobody', async () => {
    const codici = [];
    for (const query of ['stato=aperta&stato=chiusa', 'a=1', 'limit=201', 'limit=0', 'cursor=zzz'])
      codici.push(await codiceDi(await api.chiama('ente.lettura', 'GET', `${lista()}?${query}`)));
    expect(codici).toEqual([
      'api.parametro_ripetuto',
      'api.richiesta_non_valida',
      'api.richiesta_non_valida',
      'api.richiesta_non_valida',
      'api.cursore_non_valido',
    ]);
  });

  test('a prototype in the body or in the query, a field too many, a number for an amount', async () => {
    const via = `/v1/enti/${api.a.enteId}/pratiche/${api.a.praticaId}/comandi/pagamento`;
    const json = { 'Content-Type': 'application/json' };
    const manda = async (grezzo: string, intestazioni: Record<string, string> = json, percorso = via) => {
      const risposta = await api.chiama('ente.operatore', 'POST', percorso, { grezzo, intestazioni });
      return `${risposta.status} ${((await risposta.json()) as { code: string }).code}`;
    };
    expect(await manda('{"importo":"1","__proto__":{"x":1}}')).toBe('400 api.chiave_vietata');
    expect(await manda('{"importo":"1","a":[{"constructor":{}}]}')).toBe('400 api.chiave_vietata');
    expect(await manda('{"importo":"1"}', json, `${via}?__proto__=1`)).toBe('400 api.chiave_vietata');
    expect(await manda('{"importo":"1","statoPratica":"chiusa"}')).toBe('422 api.richiesta_non_valida');
    expect(await manda('{"importo":1}')).toBe('422 api.richiesta_non_valida');
    expect(await manda('{"importo":"0"}')).toBe('422 api.richiesta_non_valida');
    expect(await manda('{"importo":"12","valuta":"2026-02-30"}')).toBe('422 api.richiesta_non_valida');
    expect(await manda('{"importo"')).toBe('400 api.json_non_valido');
    expect(await manda('"ciao"')).toBe('400 api.json_non_valido');
    expect(await manda('importo=1', { 'Content-Type': 'text/plain' })).toBe('415 api.tipo_non_ammesso');
    expect(await manda('x', { ...json, 'Content-Encoding': 'gzip' })).toBe('415 api.tipo_non_ammesso');
    expect(await manda(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)).toBe('422 api.richiesta_non_valida');
    expect(api.temporal.comandi).toEqual([]);
  });

  test('a body of 50 MB is refused, declared or not, as JSON and as a file', async () => {
    const cinquanta = 50 * 1_048_576;
    const pezzo = new Uint8Array(1_048_576).fill(0x20);
    const fiume = () => {
      let resta = cinquanta;
      return new ReadableStream({
        pull(c) {
          if (resta <= 0) return c.close();
          resta -= pezzo.length;
          c.enqueue(pezzo);
        },
      });
    };
    const note = `/v1/enti/${api.a.enteId}/documenti`;
    const json = { 'Content-Type': 'application/json' };
    const file = { 'Content-Type': 'application/octet-stream', 'X-Nome-File': 'a.pdf' };
    for (const [percorso, intestazioni] of [
      [note, json],
      [`${note}/file`, file],
    ] as const)
      for (const grezzo of [new Uint8Array(cinquanta), fiume()]) {
        const risposta = await api.chiama('ente.operatore', 'POST', percorso, { grezzo, intestazioni });
        expect(await risposta.json()).toMatchObject({ status: 413, code: 'api.corpo_troppo_grande' });
      }
  });

  test('an unknown address, an unknown command, another method, a path that is not UTF-8', async () => {
    const via = `/v1/enti/${api.a.enteId}/pratiche/${api.a.praticaId}/comandi`;
    const esiti = [];
    for (const [metodo, percorso] of [
      ['GET', '/v1/altro'],
      ['POST', `${via}/cancella`],
      ['GET', `${via}/sgravio`],
      ['DELETE', lista()],
      ['GET', '/v1/enti/%E0%A4%A'],
    ] as const) {
      const risposta = await api.chiama('ente.operatore', metodo, percorso);
      esiti.push(`${risposta.status} ${((await risposta.json()) as { code: string }).code}`);
    }
    expect(esiti).toEqual([
      '404 api.non_trovato',
      '404 api.non_trovato',
      '405 api.metodo_non_ammesso',
      '405 api.metodo_non_ammesso',
      '400 api.indirizzo_non_valido',
    ]);
  });
});

describe('what goes out', () => {
  const SEMPRE = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };

  test.each([
    '/v1/io',
    '/v1/altro',
    '/openapi.json',
    '/docs',
    '/problemi',
    '/problemi/api.non_trovato',
    '/salute',
    '/pronta',
  ])('%s carries every security header and runs no script', async (percorso) => {
    const risposta = await api.chiama('ente.lettura', 'GET', percorso);
    const intestazioni = Object.fromEntries(risposta.headers);
    expect(intestazioni).toMatchObject(SEMPRE);
    expect(intestazioni).not.toHaveProperty('x-powered-by');
    expect(intestazioni['content-security-policy']).toMatch(/^default-src 'none';/);
    expect(intestazioni['content-security-policy']).not.toMatch(/script|unsafe|https?:/);
    const testo = await risposta.text();
    expect(testo).not.toMatch(/<script|\son\w+=|javascript:/i);
  });

  test('every code of the catalogue has its page, and the pages escape', async () => {
    for (const codice of Object.keys(CATALOGO)) {
      const risposta = await fetch(`${api.url}/problemi/${codice}`);
      expect([codice, risposta.status]).toEqual([codice, 200]);
      expect(await risposta.text()).toContain(`<code>${codice}</code>`);
    }
    expect((await fetch(`${api.url}/problemi/constructor`)).status).toBe(404);
    expect((await fetch(`${api.url}/problemi/%3Cb%3E`)).status).toBe(404);
  });

  test('every code that a route announces is in the catalogue', () => {
    const annunciati = ROTTE.flatMap((r) => r.problemi ?? []);
    expect(annunciati.filter((codice) => !(codice in CATALOGO))).toEqual([]);
  });

  test('a correlation id is kept when it is a UUID and replaced otherwise', async () => {
    const mio = '0b6f7f4e-6f60-4a54-8a52-0c8d2b1c9a11';
    const chiedi = async (id: string) =>
      (await fetch(`${api.url}/v1/io`, { headers: { 'X-Correlation-Id': id } })).headers.get(
        'x-correlation-id',
      );
    expect(await chiedi(mio)).toBe(mio);
    expect(await chiedi('RSSMRA80A01H501U')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('what is personal in a request is in no line of the log', async () => {
    const canarino = 'RSSMRA80A01H501U';
    await api.chiama('ente.operatore', 'POST', `/v1/enti/${api.a.enteId}/pratiche/ricerca`, {
      corpo: { codiceFiscale: canarino },
    });
    await api.chiama('ente.operatore', 'POST', `/v1/enti/${api.a.enteId}/documenti`, {
      corpo: { tipo: 'nota', testo: canarino },
    });
    await api.chiama('ente.operatore', 'GET', `/v1/enti/${api.a.enteId}/pratiche?q=${canarino}`);
    await api.chiama('ente.operatore', 'GET', `/v1/${canarino}`);
    const log = api.log.join('\n');
    expect(log).toContain('/v1/enti/{enteId}/pratiche/ricerca');
    expect(log).not.toContain(canarino);
    expect(log).not.toMatch(/Bearer|eyJ/);
  });
});

describe('when something breaks', () => {
  test('an unforeseen error is a bare 500 with a correlation id, in the log without its words', async () => {
    const segreto = 'select * from segreto where cf = RSSMRA80A01H501U';
    const { temporal } = api;
    const vero = temporal.comanda.bind(temporal);
    temporal.comanda = () => Promise.reject(new Error(segreto));
    const risposta = await api.chiama(
      'ente.operatore',
      'POST',
      `/v1/enti/${api.a.enteId}/pratiche/${api.a.praticaId}/comandi/ricorso`,
      { corpo: { partita: api.a.partitaId } },
    );
    temporal.comanda = vero;
    const testo = await risposta.text();
    expect(risposta.status).toBe(500);
    expect(JSON.parse(testo)).toEqual({
      type: '/problemi/api.errore_interno',
      title: 'Errore interno',
      status: 500,
      code: 'api.errore_interno',
      detail: expect.any(String),
      correlationId: risposta.headers.get('x-correlation-id'),
    });
    expect(testo).not.toMatch(/select|at /);
    expect(api.log.join('\n')).not.toContain('segreto');
  });

  test('too many requests of one person: 429 with Retry-After, the others go on', async () => {
    const stretta = await apiDiProva({ richiesteAlMinuto: 3 });
    const stati = [];
    for (let i = 0; i < 4; i += 1)
      stati.push((await stretta.chiama('ente.lettura', 'GET', '/v1/orologio')).status);
    const ultima = await stretta.chiama('ente.lettura', 'GET', '/v1/orologio');
    const altra = await stretta.chiama('ente.operatore', 'GET', '/v1/orologio');
    await stretta.chiudi();
    expect(stati).toEqual([200, 200, 200, 429]);
    expect(ultima.headers.get('retry-after')).toBe('60');
    expect(altra.status).toBe(200);
  });

  test('one peer without a good token is limited too', async () => {
    const stretta = await apiDiProva({ richiesteAlMinutoPerIndirizzo: 2 });
    const stati = [];
    for (let i = 0; i < 3; i += 1) stati.push((await fetch(`${stretta.url}/v1/io`)).status);
    await stretta.chiudi();
    expect(stati).toEqual([401, 401, 429]);
  });

  test('the pages of documentation ask for a token where they are not public', async () => {
    const chiusa = await apiDiProva({ documentazionePubblica: false });
    const stati = [];
    for (const via of ['/docs', '/openapi.json']) {
      stati.push((await fetch(`${chiusa.url}${via}`)).status);
      stati.push((await chiusa.chiama('ente.lettura', 'GET', via)).status);
    }
    expect((await fetch(`${chiusa.url}/sandbox/token`, { method: 'POST' })).status).toBe(404);
    await chiusa.chiudi();
    expect(stati).toEqual([401, 200, 401, 200]);
  });

  test('without PostgreSQL 503 with Retry-After, and /pronta says so', async () => {
    const persa = await apiDiProva();
    await persa.banco.app.chiudi();
    const risposta = await persa.chiama('ente.lettura', 'GET', `/v1/enti/${persa.a.enteId}/pratiche`);
    const pronta = await fetch(`${persa.url}/pronta`);
    const salute = await fetch(`${persa.url}/salute`);
    await persa.chiudi();
    expect(await risposta.json()).toMatchObject({ status: 503, code: 'api.database_non_disponibile' });
    expect(Number(risposta.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([pronta.status, salute.status]).toEqual([503, 200]);
  });
});
