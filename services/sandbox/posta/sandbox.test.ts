import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { creaConsolidatore } from '../../../activities/notifiche/posta/consolidatore';
import { lottoDi, pezzoDi } from '../../../activities/notifiche/posta/posta-di-prova';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import { perfezionamentoPosta } from '../../../domain/notifica/posta';
import type { EventoPosta, ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { LEGGE } from '../../../domain/profili/legge';
import { componiProfilo, parametro } from '../../../domain/profili/profilo';
import { eventiDelConsolidatore } from '../../../formats/posta/consolidatore';
import { EventiConsolidatore } from '../../../formats/posta/consolidatore-forme';
import { EVENTO, leggiUfficiale, PRECARICAMENTI } from '../../../formats/posta/contratto-di-prova';
import { esaminaImmagine } from '../../../formats/posta/immagine';
import contratto from './contratto.json';
import { leggiManopole } from './manopole';
import { creaPrecarica } from './precarica';
import { creaSpinta } from './spinta';
import { creaSportello } from './sportello';
import { leggiPezzi, Ufficio } from './ufficio';

const CHIAVI = { serviceId: 'esatto', apiKey: 'segreto' };
const PROFILO = componiProfilo('prova', null, { legge: LEGGE });

interface Mondo {
  dir: string;
  oggi: string;
  ufficio: Ufficio;
  url: string;
  /** Bodies pushed to the product, in the order of arrival. */
  spinti: unknown[][];
  /** SHA-256 of the scans that the product was told of, and of those that came. */
  annunciate: string[];
  arrivate: string[];
  /** What the product answers to a push. */
  risposta: number;
}
const chiusure: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const chiudi of chiusure.splice(0).reverse()) await chiudi();
});

async function ascolta(app: express.Express): Promise<string> {
  const server: Server = createServer(app);
  await new Promise<void>((fatto) => server.listen(0, '127.0.0.1', fatto));
  chiusure.push(() => {
    server.closeAllConnections();
    return new Promise((fatto) => server.close(fatto));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function apri(): Promise<Mondo> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'esatto-sportello-'));
  chiusure.push(() => rm(dir, { recursive: true, force: true }));
  const m = { dir, oggi: '2026-03-02', spinti: [] as unknown[][], risposta: 202 } as unknown as Mondo;
  Object.assign(m, { annunciate: [], arrivate: [] });
  const prodotto = express().use(express.json());
  prodotto.put('/consolidatore-ingress/v1/push-progress-events', (req, res) => {
    if (m.risposta === 202) m.spinti.push(req.body);
    res.status(m.risposta).json({});
  });
  const orologio = async () => ({ oggi: m.oggi, istante: new Date(`${m.oggi}T08:00:00Z`) });
  accogliScansioni(prodotto, m);
  const url = await ascolta(prodotto);
  m.ufficio = await Ufficio.apri(dir, orologio, {
    spingi: creaSpinta({ url, ...CHIAVI }),
    precarica: creaPrecarica({ url, ...CHIAVI }),
  });
  chiusure.push(() => m.ufficio.chiudi());
  const sportello = creaSportello({ ufficio: m.ufficio, orologio, apiKey: CHIAVI.apiKey });
  m.url = await ascolta(express().use(sportello));
  return m;
}

/** The door of the product for the scans: it takes whatever comes. */
function accogliScansioni(prodotto: express.Express, m: Mondo): void {
  prodotto.put('/consolidatore-ingress/v1/attachments-preload', (req, res) => {
    expect([PRECARICAMENTI(req.body), PRECARICAMENTI.errors]).toEqual([true, null]);
    const preloads = (req.body as { preloads: { preloadIdx: string; sha256: string }[] }).preloads.map(
      (x) => {
        const key = `pre_${String(m.annunciate.push(x.sha256)).padStart(26, '0')}`;
        const url = `http://${req.get('host')}/scansioni/${key}`;
        return { preloadIdx: x.preloadIdx, key, url, secret: `segreto-${key}`, httpMethod: 'PUT' };
      },
    );
    res.status(m.risposta === 202 ? 200 : m.risposta).json({ preloads });
  });
  prodotto.put('/scansioni/:key', express.raw({ type: () => true }), (req, res) => {
    expect(req.get('x-amz-meta-secret')).toBe(`segreto-${req.params.key}`);
    expect(esaminaImmagine(req.body)).toMatchObject({ mediaType: 'application/pdf' });
    m.arrivate.push(createHash('sha256').update(req.body).digest('base64'));
    res.status(200).end();
  });
}

const porta = (m: Mondo, apiKey = CHIAVI.apiKey, attesaMs = 20_000) =>
  creaConsolidatore({
    attesaMs,
    ...{ url: m.url, serviceId: CHIAVI.serviceId, apiKey },
    ...{ requestSenderId: 'esatto', eventType: 'ATTO', printType: 'BN_FRONTE_RETRO' },
  });
const affida = async (m: Mondo, indirizzo: string, prodotto: ProdottoPostale = 'AR', n = 1) =>
  (await porta(m).affida(lottoDi(pezzoDi(n, { prodotto }, indirizzo)))).get(pezzoDi(n).id);

/** Day after day until nothing is left to push. */
async function vivi(m: Mondo): Promise<void> {
  for (let prossima: string | null = m.oggi; prossima !== null; ) {
    if (prossima > m.oggi) m.oggi = prossima;
    ({ prossima } = await m.ufficio.tick());
  }
}

function letti(m: Mondo, prodotto: ProdottoPostale): EventoPosta[] {
  const pezzo = { id: pezzoDi(1).id, prodotto };
  return m.spinti.flatMap((corpo) => {
    for (const e of corpo) expect([EVENTO(e), EVENTO.errors]).toEqual([true, null]);
    return EventiConsolidatore.parse(corpo).flatMap((e) => {
      const { eventi, scarti } = eventiDelConsolidatore(e, pezzo, m.oggi);
      expect(scarti).toEqual([]);
      return eventi;
    });
  });
}
const esamina = (m: Mondo, prodotto: ProdottoPostale) =>
  perfezionamentoPosta(letti(m, prodotto), prodotto, (nome, dal) => parametro(PROFILO, nome, giornoDi(dal)));

test('the schemas of the sandbox are those of the official files, without their prose', () => {
  const ufficiali = [
    ...Object.entries(schemi('api-consolidatore-ingress-v1.yaml')),
    ...Object.entries(schemi('consolidatore-v1.yml')),
  ];
  for (const [nome, schema] of Object.entries(contratto.components.schemas))
    expect(schema).toEqual(nudo(Object.fromEntries(ufficiali)[nome]));
});
const schemi = (nome: string) => (leggiUfficiale(nome).components as { schemas: object }).schemas;
const PROSA = new Set(['description', 'example', 'title', 'x-field-extra-annotation']);
function nudo(v: unknown): unknown {
  if (Array.isArray(v)) return v.map(nudo);
  if (typeof v !== 'object' || v === null) return v;
  const campi = Object.entries(v).filter(([k, x]) => !(PROSA.has(k) && typeof x !== 'object'));
  return Object.fromEntries(campi.map(([k, x]) => [k, nudo(x)]));
}

describe('the submission', () => {
  test('a piece is taken once and is on the disk; the same id again is found there', async () => {
    const m = await apri();
    expect(await affida(m, 'via Prova 1')).toEqual({ esito: 'affidato', giaPresente: false });
    expect(await affida(m, 'via Diversa 2')).toEqual({ esito: 'affidato', giaPresente: true });
    expect(await leggiPezzi(m.dir)).toMatchObject([
      { requestId: pezzoDi(1).id, receiverAddress: 'via Prova 1' },
    ]);
  });

  test.each([
    ['@taglio', { esito: 'affidato', giaPresente: true }],
    ['@errore', { esito: 'affidato', giaPresente: true }],
    ['@illeggibile', { esito: 'affidato', giaPresente: true }],
    ['@chiuso', { esito: 'incerta', codice: 'POSTA_503_MAI_RICEVUTO' }],
    ['@troppe', { esito: 'da_ritentare', codice: 'POSTA_TROPPE_RICHIESTE', fraMs: 1000 }],
  ])('%s, and then again: one piece in the books', async (manopola, atteso) => {
    const m = await apri();
    expect(await affida(m, `via ${manopola} 1`)).toEqual(atteso);
    expect(await affida(m, `via ${manopola} 1`)).toMatchObject({ esito: 'affidato' });
    expect(await leggiPezzi(m.dir)).toHaveLength(1);
  });

  test('@lento: who stops waiting asks by id, and the piece is there once', async () => {
    const m = await apri();
    const esiti = await porta(m, CHIAVI.apiKey, 1000).affida(lottoDi(pezzoDi(1, {}, 'via @lento 1')));
    expect([...esiti.values()]).toEqual([{ esito: 'affidato', giaPresente: true }]);
    expect(await leggiPezzi(m.dir)).toHaveLength(1);
  });

  test('what is not by the official schema, or by whom it does not know, is refused and not kept', async () => {
    const m = await apri();
    const manda = (corpo: string, intestazioni = {}) =>
      fetch(`${m.url}/piattaforma-notifiche-ingress/v1/paper-deliveries-engagement`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-api-key': 'segreto',
          'x-pagopa-extch-service-id': 'e',
          ...intestazioni,
        },
        body: corpo,
      }).then(async (r) => [r.status, ((await r.json()) as { resultCode: string }).resultCode]);
    expect(await manda('{')).toEqual([400, '400.01']);
    expect(await manda('{"requestId":"x"}')).toEqual([400, '400.01']);
    expect(await manda('{}', { 'x-api-key': 'altro' })).toEqual([401, '401.00']);
    const senzaCap = pezzoDi(1, { destinatario: { ...pezzoDi(1).destinatario, cap: '1' } });
    const esiti = await porta(m).affida(lottoDi(senzaCap));
    expect([...esiti.values()]).toEqual([{ esito: 'rifiutato', codice: 'POSTA_400.02' }]);
    expect(await porta(m, 'altro').affida(lottoDi(pezzoDi(1)))).toEqual(
      new Map([[pezzoDi(1).id, { esito: 'credenziali' }]]),
    );
    expect(await m.ufficio.tick()).toEqual({ spinti: 0, prossima: null });
  });
});

describe('the events', () => {
  const perfetta = (destinatarioIl: string, regola: string) => ({
    perfezionamento: { esito: 'perfezionata', mittenteIl: '2026-03-03', destinatarioIl, regola },
    persona: [],
  });
  const caso = (nome: string) => ({ perfezionamento: null, persona: [{ caso: nome }] });
  const fallita = { perfezionamento: { esito: 'fallita', destinatarioIl: '2026-03-06' } };
  const irreperibile = { perfezionamento: { esito: 'irreperibile', destinatarioIl: '2026-03-06' } };

  // dispatched on the 3rd, visited on the 6th; storage from the 6th, CAD on the 7th
  test.each<[ProdottoPostale, string, object]>([
    ['AR', '@consegnato', perfetta('2026-03-06', 'AR_CONSEGNA')],
    ['AR', '@consegnato-10', perfetta('2026-03-13', 'AR_CONSEGNA')],
    ['AR', '@ritirato', perfetta('2026-03-11', 'AR_CONSEGNA')],
    ['AR', '@giacenza', perfetta('2026-03-16', 'AR_COMPIUTA_GIACENZA')],
    ['AR', '@rifiutato', perfetta('2026-03-06', 'AR_RIFIUTO')],
    ['AR', '@irreperibile', irreperibile],
    ['AR', '@sconosciuto', fallita],
    ['AR', '@smentito', fallita],
    ['AR', '@deceduto', caso('DESTINATARIO_DECEDUTO')],
    ['AR', '@smarrito', caso('FURTO_SMARRIMENTO')],
    ['AR', '@scartato', caso('PEZZO_SCARTATO')],
    ['AR', '@muto', { perfezionamento: null, persona: [], manca: [{ cosa: 'ESITO' }] }],
    ['AG', '@consegnato', perfetta('2026-03-06', 'AG_CONSEGNA')],
    ['AG', '@altri', { ...perfetta('2026-03-06', 'AG_CONSEGNA'), manca: [] }],
    ['AG', '@ritirato', perfetta('2026-03-11', 'AG_CONSEGNA')],
    ['AG', '@giacenza', perfetta('2026-03-17', 'AG_DEPOSITO_CAD')],
    ['AG', '@rifiutato', perfetta('2026-03-06', 'AG_RIFIUTO')],
    ['AG', '@irreperibile', irreperibile],
    ['AG', '@smarrito', caso('FURTO_SMARRIMENTO')],
    ['RS', '@consegnato', { perfezionamento: null, persona: [] }],
  ])('%s %s', async (prodotto, manopola, atteso) => {
    const m = await apri();
    await affida(m, `via ${manopola} 1`, prodotto);
    await vivi(m);
    expect(esamina(m, prodotto)).toMatchObject(atteso);
  });

  test.each(['@doppio', '@disordine', '@tardi-40', '@doppio @disordine @tardi-2'])(
    'L. 890 with CAD and %s: the same value',
    async (manopole) => {
      const m = await apri();
      await affida(m, `via @giacenza ${manopole} 1`, 'AG');
      await vivi(m);
      expect(esamina(m, 'AG')).toMatchObject(perfetta('2026-03-17', 'AG_DEPOSITO_CAD'));
    },
  );

  test('late by days on the commanded clock: nothing before its day', async () => {
    const m = await apri();
    await affida(m, 'via @consegnato @tardi-5 1');
    expect(await m.ufficio.tick()).toEqual({ spinti: 0, prossima: '2026-03-07' });
    m.oggi = '2026-03-07';
    expect(await m.ufficio.tick()).toMatchObject({ spinti: 1 });
    expect(m.ufficio.inVolo()).toBe(0);
  });

  test('a push that was not taken is pushed again, also after a restart', async () => {
    const m = await apri();
    await affida(m, 'via Prova 1');
    m.risposta = 503;
    expect(await m.ufficio.tick()).toMatchObject({ spinti: 0 });
    expect(m.ufficio.inVolo()).toBe(1);
    m.risposta = 202;
    expect(await m.ufficio.tick()).toMatchObject({ spinti: 1, prossima: addGiorni(m.oggi, 1) });
    await appendFile(path.join(m.dir, 'spinti.jsonl'), '{"chiave":"cut by a kill');
    const dopo = await Ufficio.apri(m.dir, async () => ({ oggi: m.oggi, istante: new Date() }), {
      spingi: async () => true,
      precarica: async () => [],
    });
    chiusure.push(() => dopo.chiudi());
    expect(await dopo.tick()).toMatchObject({ spinti: 0, prossima: addGiorni(m.oggi, 1) });
  });

  test('asked by id it says what it has pushed so far, each thing once', async () => {
    const m = await apri();
    await affida(m, 'via @doppio 1');
    m.oggi = '2026-03-06';
    await m.ufficio.tick();
    const risposta = await porta(m).chiedi(pezzoDi(1).id);
    expect(risposta).toMatchObject({
      stato: 'ricevuto',
      eventi: ['CON080', 'CON018', 'RECRN001A'].map((statusCode) => ({ statusCode })),
    });
    expect(m.spinti.flat()).toHaveLength(6);
    expect(await porta(m).chiedi(pezzoDi(2).id)).toEqual({ stato: 'mai_ricevuto' });
  });
});

describe('the scans', () => {
  const nominate = (m: Mondo) =>
    EventiConsolidatore.parse(m.spinti.flat()).flatMap((e) => e.attachments ?? []);

  test('announced and sent before the event that names them, once though it is pushed twice', async () => {
    const m = await apri();
    await affida(m, 'via @giacenza @doppio 1', 'AG');
    await vivi(m);
    const detti = nominate(m);
    expect(detti.map((a) => a.documentType).sort()).toEqual([
      '23L',
      '23L',
      'ARCAD',
      'ARCAD',
      'CAD',
      'CAD',
      'Plico',
      'Plico',
    ]);
    for (const { uri, sha256 } of detti) expect(m.annunciate[Number(uri.slice(-26)) - 1]).toBe(sha256);
    expect(m.arrivate).toEqual(m.annunciate);
    expect(m.annunciate).toHaveLength(4);
  });

  test.each<[string, number, number]>([
    ['@perso', 0, 0],
    ['@ripetuto', 2, 2],
    ['@scambiato', 1, 0],
  ])('%s: %d sent, %d of them as the event says', async (manopola, mandate, sue) => {
    const m = await apri();
    await affida(m, `via @consegnato ${manopola} 1`);
    await vivi(m);
    const [a] = nominate(m);
    expect(m.arrivate).toHaveLength(mandate);
    expect(m.arrivate.filter((sha256) => sha256 === a?.sha256)).toHaveLength(sue);
  });

  test('@dopo-4: sent days after the event, by another announcement', async () => {
    const m = await apri();
    await affida(m, 'via @consegnato @dopo-4 1');
    m.oggi = '2026-03-11';
    await m.ufficio.tick();
    expect([nominate(m).length, m.arrivate.length, m.ufficio.inVolo()]).toEqual([1, 0, 0]);
    m.oggi = '2026-03-12';
    await m.ufficio.tick();
    expect(m.arrivate).toEqual([nominate(m)[0]?.sha256]);
    expect(m.annunciate).toHaveLength(2);
  });
});

test('knobs are whole words of the address', () => {
  expect(leggiManopole('Via @GIACENZA-12 n. 3 @doppio')).toMatchObject({
    esito: 'giacenza',
    visita: 12,
    doppio: true,
  });
  for (const indirizzo of ['via Giacenza 3', 'via @giacenzaX 3', 'via @boh 3'])
    expect(leggiManopole(indirizzo)).toEqual({
      ...{ esito: 'consegnato', visita: 3, porta: null, scansioni: null, scansioniDopo: 0 },
      ...{ doppio: false, disordine: false, ritardo: 0 },
    });
});
