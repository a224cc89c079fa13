import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RICHIESTA } from '../../../formats/posta/contratto-di-prova';
import { creaConsolidatore } from './consolidatore';
import type { EsitoAffido } from './porta';
import { lottoDi, pezzoDi } from './posta-di-prova';

type Copione = (res: ServerResponse, req: IncomingMessage) => void;
interface Finto {
  url: string;
  invii: unknown[];
  domande: number;
}
const aperti: Server[] = [];
afterEach(async () => {
  for (const server of aperti.splice(0)) {
    server.closeAllConnections();
    await new Promise((fatto) => server.close(fatto));
  }
});

const stato =
  (codice: number, corpo: unknown = {}, intestazioni: Record<string, string> = {}): Copione =>
  (res) =>
    res.writeHead(codice, intestazioni).end(typeof corpo === 'string' ? corpo : JSON.stringify(corpo));
const esito = (resultCode: string) => ({
  resultCode,
  resultDescription: 'descrizione',
  clientResponseTimeStamp: '2026-03-02T08:00:00Z',
});
const OK = stato(200, esito('200.00'));
const MAI = stato(404, esito('404.01'));
const NOTO: Copione = (res, req) =>
  stato(200, { requestId: req.url?.split('/').at(-1), events: [] })(res, req);
const TAGLIO: Copione = (res) => res.destroy();

/** A provider of one script: what it answers to a submission, what to a question. */
async function apri(invio: Copione, domanda: Copione = MAI): Promise<Finto> {
  const finto: Finto = { url: '', invii: [], domande: 0 };
  const servi = async (req: IncomingMessage, res: ServerResponse) => {
    if (req.method === 'GET') {
      finto.domande += 1;
      return domanda(res, req);
    }
    const pezzi: Buffer[] = [];
    for await (const pezzo of req) pezzi.push(pezzo as Buffer);
    finto.invii.push(JSON.parse(Buffer.concat(pezzi).toString('utf8')));
    return invio(res, req);
  };
  const server = createServer((req, res) => void servi(req, res));
  await new Promise<void>((fatto) => server.listen(0, '127.0.0.1', fatto));
  aperti.push(server);
  finto.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return finto;
}

const porta = (url: string, attesaMs = 5000) =>
  creaConsolidatore({
    url,
    serviceId: 'esatto',
    apiKey: 'segreto',
    requestSenderId: 'esatto',
    eventType: 'ATTO',
    printType: 'BN_FRONTE_RETRO',
    attesaMs,
    adesso: () => new Date('2026-03-02T08:00:00Z'),
  });
const prova = async (finto: Finto, n = 1): Promise<EsitoAffido | undefined> =>
  (await porta(finto.url).affida(lottoDi(pezzoDi(n)))).get(pezzoDi(n).id);

test('one submission, valid by the official file, and the piece is there', async () => {
  const finto = await apri(OK);
  expect(await prova(finto)).toEqual({ esito: 'affidato', giaPresente: false });
  expect(finto.invii).toHaveLength(1);
  expect([RICHIESTA(finto.invii[0]), finto.domande]).toEqual([true, 0]);
});

test.each<[string, Copione, string]>([
  ['the connection cut after the submission', TAGLIO, 'POSTA_INTERROTTA'],
  ['500', stato(500), 'POSTA_500'],
  ['503 with a page of HTML', stato(503, '<html>'), 'POSTA_503'],
  ['200 with half a JSON', stato(200, '{"resultCode":'), 'POSTA_RISPOSTA_ILLEGGIBILE'],
  ['200 with an answer of another shape', stato(200, { ok: true }), 'POSTA_RISPOSTA_ILLEGGIBILE'],
  ['409: the id is taken', stato(409, esito('409.00')), 'POSTA_ID_GIA_USATO'],
])('%s: asked by id, never sent twice', async (_, invio, codice) => {
  for (const [domanda, atteso] of [
    [NOTO, { esito: 'affidato', giaPresente: true }],
    [MAI, { esito: 'incerta', codice: `${codice}_MAI_RICEVUTO` }],
    [stato(503), { esito: 'incerta', codice }],
    [stato(404, '<html>'), { esito: 'incerta', codice }],
    [stato(200, { requestId: 'x'.repeat(30), events: [] }), { esito: 'incerta', codice }],
    [TAGLIO, { esito: 'incerta', codice }],
  ] as const) {
    const finto = await apri(invio, domanda);
    expect(await prova(finto)).toEqual(atteso);
    expect([finto.invii.length, finto.domande]).toEqual([1, 1]);
  }
});

test('silence is an uncertain end too', async () => {
  const finto = await apri(() => {}, stato(503));
  const esiti = await porta(finto.url, 200).affida(lottoDi(pezzoDi(1)));
  expect([...esiti.values()]).toEqual([{ esito: 'incerta', codice: 'POSTA_INTERROTTA' }]);
});

test.each<[string, number]>([
  ['7', 7000],
  ['Mon, 02 Mar 2026 08:00:30 GMT', 30_000],
  ['Mon, 02 Mar 2026 07:00:00 GMT', 0],
  ['presto', 60_000],
  ['99999999', 86_400_000],
])('429 with Retry-After %s: in %d ms, and the rest of the batch waits with it', async (valore, fraMs) => {
  const finto = await apri(stato(429, esito('429.00'), { 'retry-after': valore }));
  const esiti = await porta(finto.url).affida(lottoDi(pezzoDi(1), pezzoDi(2)));
  const atteso = { esito: 'da_ritentare', codice: 'POSTA_TROPPE_RICHIESTE', fraMs };
  expect([...esiti.values()]).toEqual([atteso, atteso]);
  expect([finto.invii.length, finto.domande]).toEqual([1, 0]);
});

test.each<[number, string, EsitoAffido]>([
  [400, '400.02', { esito: 'rifiutato', codice: 'POSTA_400.02' }],
  [413, '413.00', { esito: 'rifiutato', codice: 'POSTA_413.00' }],
  [302, '302.00', { esito: 'rifiutato', codice: 'POSTA_302.00' }],
  [401, '401.00', { esito: 'credenziali' }],
  [403, '403.00', { esito: 'credenziali' }],
])('%d %s', async (codice, resultCode, atteso) => {
  const finto = await apri(stato(codice, { ...esito(resultCode), errorList: ['Rossi Anna'] }));
  expect(await prova(finto)).toEqual(atteso);
  expect(finto.domande).toBe(0);
});

test('a refusal of one piece does not stop the next; what it names stays out of the code', async () => {
  const finto = await apri(stato(400, { ...esito('Rossi'), resultCode: 'Rossi' }));
  const esiti = await porta(finto.url).affida(lottoDi(pezzoDi(1), pezzoDi(2)));
  expect([...esiti.values()]).toEqual([1, 2].map(() => ({ esito: 'rifiutato', codice: 'POSTA_400' })));
  expect(finto.invii).toHaveLength(2);
});

test('a provider that is not there has certainly taken nothing', async () => {
  const finto = await apri(OK);
  for (const server of aperti.splice(0)) await new Promise((fatto) => server.close(fatto));
  expect(await prova(finto)).toMatchObject({ esito: 'da_ritentare', codice: 'POSTA_NON_RAGGIUNGIBILE' });
});

test('a piece that no envelope can carry is stopped before the network', async () => {
  const finto = await apri(OK);
  const senzaCap = { ...pezzoDi(1).destinatario, cap: null };
  const esiti = await porta(finto.url).affida(lottoDi(pezzoDi(1, { destinatario: senzaCap })));
  expect([...esiti.values()]).toEqual([{ esito: 'rifiutato', codice: 'POSTA_RICHIESTA' }]);
  expect(finto.invii).toEqual([]);
});
