import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { leggiFattiProva, leggiProve } from '../../activities/prova/leggi';
import { firmaCaricamento } from '../../formats/posta/allegato';
import { PRECARICAMENTI, PRECARICATI, RISPOSTA } from '../../formats/posta/contratto-di-prova';
import { jpegDiProva, pdfDiProva, pngDiProva, tiffDiProva } from '../../formats/posta/immagini-di-prova';
import { componiProva } from '../../formats/prova/componi';
import { creaApi } from '../../services/api/api';
import { IMPOSTAZIONI_DI_PROVA, TemporalFinto } from '../../tests/banco/api-di-prova';
import { resa, rilievi, verifica, voci } from '../../tests/banco/fascicolo-di-prova';
import { fascicoloDelTentativo } from '../../tests/banco/fascicolo-vissuto';
import { avanzamento, precarica, spingi } from '../../tests/banco/posta';
import {
  apriProveArchiviate,
  type InvioPartito,
  type ProveArchiviate,
} from '../../tests/banco/prove-archiviate';

jest.setTimeout(300_000);

const ingresso = { serviceId: 'consolidatore', apiKey: 'loro' };
const log: string[] = [];
let p: ProveArchiviate;
let server: Server;
let cartella: string;
let porta: { apiUrl: string; ingresso: typeof ingresso };

beforeAll(async () => {
  p = await apriProveArchiviate();
  cartella = await mkdtemp(path.join(tmpdir(), 'esatto-documenti-'));
  const api = creaApi({
    impostazioni: { ...IMPOSTAZIONI_DI_PROVA, cartellaTemporanea: cartella, postaIngresso: ingresso },
    database: p.c.database,
    temporal: new TemporalFinto(),
    prova: { autorita: async () => null, resa },
    registro: pino({ level: 'trace' }, { write: (riga: string) => log.push(riga) }),
  });
  server = createServer(api);
  await new Promise<void>((fatto) => server.listen(0, '127.0.0.1', fatto));
  porta = { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ingresso };
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((fatto) => server.close(fatto));
  await rm(cartella, { recursive: true, force: true });
  await p.chiudi();
});

const sha = (bytes: Buffer, come: 'base64' | 'hex' = 'base64') =>
  createHash('sha256').update(bytes).digest(come);
const annuncio = (bytes: Buffer, contentType: string, preloadIdx = '0') => ({
  preloads: [{ preloadIdx, contentType, sha256: sha(bytes) }],
});
const chiedi = async (corpo: unknown, apiKey?: string) => {
  const { stato, letto } = await precarica(porta, p.enteId, corpo, apiKey);
  return { stato, letto, suo: letto.preloads?.[0] ?? { key: '', url: '', secret: '' } };
};
const codice = async (r: Response) => [r.status, r.ok ? '' : ((await r.json()) as { code: string }).code];
const manda = (url: string, secret: string, bytes: Buffer, tipo: string) =>
  fetch(url, {
    method: 'PUT',
    headers: { 'content-type': tipo, 'x-amz-meta-secret': secret },
    body: new Uint8Array(bytes),
  }).then(codice);
const carica = async (bytes: Buffer, tipo = 'application/pdf') => {
  const { suo } = await chiedi(annuncio(bytes, tipo));
  expect(await manda(suo.url, suo.secret, bytes, tipo)).toEqual([200, '']);
  return suo.key;
};
const tenuti = () =>
  p.nellEnte(({ sql }) => sql`select id from documenti where tipo = 'documento_posta'`).then((r) => r.length);

test('the announcement: question and answer are those of the official file, what is not is told by its place', async () => {
  const buono = {
    preloads: [
      ...annuncio(pngDiProva(1), 'image/png', 'a').preloads,
      ...annuncio(pdfDiProva(1), 'application/pdf', 'b').preloads,
    ],
  };
  expect(PRECARICAMENTI(buono)).toBe(true);
  const { stato, letto } = await chiedi(buono);
  expect([stato, PRECARICATI(letto), PRECARICATI.errors]).toEqual([200, true, null]);
  expect(letto.preloads?.map((x) => [x.preloadIdx, x.httpMethod])).toEqual([
    ['a', 'PUT'],
    ['b', 'PUT'],
  ]);
  expect(new Set(letto.preloads?.map((x) => x.key)).size).toBe(2);
  const una = buono.preloads[0];
  for (const [corpo, resultCode, errore] of [
    [{ preloads: [] }, '400.01', 'field preloads: too_small'],
    [{ preloads: Array(16).fill(una) }, '400.01', 'field preloads: too_big'],
    [{ preloads: [{ ...una, sha256: undefined }] }, '400.01', 'field preloads.0.sha256: invalid_type'],
    [
      { preloads: [{ ...una, contentType: 'text/html' }] },
      '400.02',
      'field preloads.0.contentType: not a scan',
    ],
    [
      { preloads: [{ ...una, sha256: '='.repeat(44) }] },
      '400.02',
      'field preloads.0.sha256: not a base64 SHA-256',
    ],
    [{ preloads: [una, una] }, '400.02', 'field preloads.1.preloadIdx: repeated'],
  ] as const) {
    const no = await chiedi(corpo);
    expect([no.stato, RISPOSTA(no.letto)]).toEqual([400, true]);
    expect(no.letto).toMatchObject({ resultCode, errorList: [errore] });
  }
  expect(await chiedi(buono, 'altra')).toMatchObject({ stato: 401, letto: { resultCode: '401.00' } });
});

test.each([
  ['application/pdf', pdfDiProva(2)],
  ['image/png', pngDiProva(2)],
  ['image/jpeg', jpegDiProva()],
  ['image/tiff', tiffDiProva()],
])('%s is kept once, however often it is sent', async (tipo, bytes) => {
  const prima = await tenuti();
  const { suo } = await chiedi(annuncio(bytes, tipo));
  for (let volta = 0; volta < 2; volta += 1)
    expect(await manda(suo.url, suo.secret, bytes, tipo)).toEqual([200, '']);
  await carica(bytes, tipo);
  expect(await tenuti()).toBe(prima + 1);
});

test('what was not announced so is refused with its code, and nothing of it is kept', async () => {
  const prima = await tenuti();
  const png = pngDiProva(3);
  const { suo } = await chiedi(annuncio(png, 'image/png'));
  const { url, key, secret } = suo;
  const no = (stato: number, nome: string) => [stato, nome];
  expect(await manda(url, 'altra', png, 'image/png')).toEqual(no(403, 'posta.caricamento_senza_segreto'));
  expect(await manda(url, secret, png, 'image/jpeg')).toEqual(no(415, 'posta.caricamento_altro_tipo'));
  for (const altri of [pngDiProva(4), png.subarray(0, 40), Buffer.alloc(0)])
    expect(await manda(url, secret, altri, 'image/png')).toEqual(no(422, 'posta.caricamento_altri_byte'));
  expect(await manda(url, secret, Buffer.alloc(300_000), 'image/png')).toEqual(
    no(413, 'api.corpo_troppo_grande'),
  );
  expect(await manda(url.slice(0, -1), secret, png, 'image/png')).toEqual(no(404, 'api.non_trovato'));
  const altrui = url.replace(p.enteId, 'ent_00000000000000000000000000');
  expect(await manda(altrui, secret, png, 'image/png')).toEqual(no(404, 'api.non_trovato'));
  const firmato = (chiave: string, scade: number) => {
    const { firma, parola } = firmaCaricamento(ingresso.apiKey, p.enteId, chiave, scade);
    const dove = `${porta.apiUrl}/v1/enti/${p.enteId}/posta/caricamenti/${chiave}/${scade}/${firma}`;
    return manda(dove, parola, png, 'image/png');
  };
  expect(await firmato(key, Date.now() - 1)).toEqual(no(410, 'posta.caricamento_scaduto'));
  expect(await firmato('pre_00000000000000000000000000', Date.now() + 60_000)).toEqual(
    no(404, 'api.non_trovato'),
  );
  // announced so, and yet no whole scan of that kind
  for (const [bytes, tipo, atteso] of [
    [png.subarray(0, 40), 'image/png', no(422, 'posta.caricamento_immagine_guasta')],
    [png, 'image/jpeg', no(415, 'posta.caricamento_altro_tipo')],
    [Buffer.from('<html>una pagina</html>'), 'application/pdf', no(415, 'posta.caricamento_altro_tipo')],
  ] as const) {
    const guasto = await chiedi(annuncio(bytes, tipo));
    expect(await manda(guasto.suo.url, guasto.suo.secret, bytes, tipo)).toEqual(atteso);
  }
  expect(await tenuti()).toBe(prima);
  expect(log.join('')).toContain('/posta/caricamenti/:chiave/:scade/:firma');
  for (const segreto of [secret, key, url]) expect(log.join('')).not.toContain(segreto);
});

type Documento = { tipo: string; il: string; bytes: Buffer; chiave: string };
const allegati = (documenti: readonly Documento[]) =>
  documenti.map(({ tipo, il, bytes, chiave }, i) => ({
    ...{ id: String(i), documentId: `d${i}`, documentType: tipo, uri: `safestorage://${chiave}` },
    ...{ sha256: sha(bytes), date: `${il}T10:00:00+01:00` },
  }));
/** An act of L. 890/1982 that nobody collects. */
async function deposita({ pezzoId }: InvioPartito, documenti: readonly Documento[]): Promise<void> {
  const indirizzo = { nome: 'Prova', indirizzo: 'via Prova 1', cap: '99010', comune: 'Montefiorito' };
  await p.nellEnte(
    ({ sql }) => sql`update pezzi_postali set destinatario = ${sql.json(indirizzo)} where id = ${pezzoId}`,
  );
  const nostro = (statusCode: string, il: string, piu = {}) =>
    avanzamento(pezzoId, statusCode, il, { productType: '890', ...piu });
  const eventi = [
    nostro('CON018', '2026-03-03'),
    nostro('RECAG010', '2026-03-06'),
    nostro('RECAG011B', '2026-03-07', { attachments: allegati(documenti) }),
    nostro('RECAG012', '2026-03-18'),
  ];
  expect(await spingi(porta, p.enteId, eventi)).toMatchObject({ stato: 202 });
}
const attese = ({ tentativoId }: InvioPartito) =>
  p.nellEnte(
    ({ sql }) => sql`select riferimento, aperto_il::text as dal, entro::text, chiuso_da as da from compiti
      where tipo = 'documento_atteso' and tentativo_id = ${tentativoId} order by riferimento`,
  );
const fascicolo = ({ tentativoId }: InvioPartito) =>
  fascicoloDelTentativo(p.c.database, { enteId: p.enteId, tentativoId }, resa);
const DEL_DEPOSITO = [
  ['CAD', '2026-03-07'],
  ['ARCAD', '2026-03-17'],
  ['23L', '2026-03-18'],
] as const;

test.each(['before', 'after'] as const)(
  'bytes that come %s the event are the evidence of the deposit',
  async (quando) => {
    const invio = await p.invia('raccomandata');
    const documenti: Documento[] = [];
    for (const [n, [tipo, il]] of DEL_DEPOSITO.entries()) {
      const bytes = pdfDiProva(100 + n + (quando === 'after' ? 10 : 0));
      const chiave = quando === 'before' ? await carica(bytes) : `di-un-altro-${n}`;
      documenti.push({ tipo, il, bytes, chiave });
    }
    await deposita(invio, documenti);
    if (quando === 'after') {
      const aperte = documenti.map((d) => sha(d.bytes, 'hex')).sort();
      expect(await attese(invio)).toEqual(
        aperte.map((riferimento) => ({ riferimento, dal: '2026-12-01', entro: '2026-12-06', da: null })),
      );
      const senza = await fascicolo(invio);
      expect(rilievi(await verifica(senza))).toEqual({ eventi: 'prova.documento_mai_arrivato' });
      const detto = (await voci(senza)).get('cronologia.html')?.toString('utf8') ?? '';
      expect(detto).toContain(`SHA-256 ${aperte[0]}: non è mai arrivato.`);
      for (const { bytes } of documenti) await carica(bytes);
    }
    expect((await attese(invio)).map((a) => a.da)).toEqual(
      quando === 'before' ? [] : Array(3).fill('sistema'),
    );
    const zip = await fascicolo(invio);
    expect(rilievi(await verifica(zip))).toEqual({});
    const file = [...(await voci(zip))].filter(([nome]) => nome.endsWith('/documento.pdf'));
    // the scan of the CAD proves the day on which it was sent too
    expect(file.map(([, bytes]) => sha(bytes)).sort()).toEqual(
      [documenti[0], ...documenti].map((d) => sha(d?.bytes ?? Buffer.alloc(0))).sort(),
    );
    expect(file.filter(([nome]) => nome.includes('cad-spedita'))).toHaveLength(1);
  },
);

test('event and bytes at the same moment: whoever is second finds the first, and nothing stays awaited', async () => {
  for (let volta = 0; volta < 8; volta += 1) {
    const invio = await p.invia('raccomandata');
    const bytes = pdfDiProva(400 + volta);
    const documento = { tipo: 'ARCAD', il: '2026-03-17', bytes, chiave: 'di-un-altro' };
    await Promise.all([deposita(invio, [documento]), carica(bytes)]);
    expect((await attese(invio)).filter((a) => a.da === null)).toEqual([]);
    expect(rilievi(await verifica(await fascicolo(invio)))).toEqual({});
  }
});

test('what was taken out of a pack is told apart from what never came', async () => {
  const invio = await p.invia('raccomandata');
  const bytes = pdfDiProva(200);
  const chiave = await carica(bytes);
  await deposita(invio, [{ tipo: 'ARCAD', il: '2026-03-17', bytes, chiave }]);
  const materiale = await p.nellEnte(async (t) => {
    const [riga] = await t.sql<{ id: string }[]>`
      select notifica_id as id from tentativi where id = ${invio.tentativoId}`;
    const letti = await leggiFattiProva(t, riga?.id ?? '');
    if (!letti) throw new Error('no facts');
    return { fatti: letti.fatti, documenti: await leggiProve(t, letti.documenti), autorita: null };
  });
  expect(rilievi(await verifica(await componiProva(materiale, resa)))).toEqual({});
  const documenti = new Map(materiale.documenti);
  documenti.delete(sha(bytes, 'hex'));
  expect(rilievi(await verifica(await componiProva({ ...materiale, documenti }, resa)))).toEqual({
    eventi: 'prova.evento_mancante',
  });
  // another scan in its place, with the facts made to fit it
  const altro = pdfDiProva(201);
  const fatti = structuredClone(materiale.fatti);
  for (const e of fatti.tentativi[0]?.eventi ?? [])
    if (e.sha256 === sha(bytes, 'hex')) e.sha256 = sha(altro, 'hex');
  const scambiati = new Map([...materiale.documenti, [sha(altro, 'hex'), altro]]);
  expect(
    rilievi(await verifica(await componiProva({ ...materiale, fatti, documenti: scambiati }, resa))),
  ).toEqual({ eventi: 'prova.evento_discorde' });
});

test('a key whose bytes are not those that the event announces is no evidence: quarantine, and the outcome stays', async () => {
  const invio = await p.invia('raccomandata');
  const chiave = await carica(pdfDiProva(300));
  await deposita(invio, [{ tipo: 'ARCAD', il: '2026-03-17', bytes: pdfDiProva(301), chiave }]);
  const righe = await p.nellEnte(
    ({ sql }) => sql`
    select motivo, campo from quarantena_posta where pezzo_id = ${invio.pezzoId}`,
  );
  expect(righe).toEqual([{ motivo: 'sha256_diverso', campo: 'attachments[0]' }]);
  const eventi = await p.nellEnte(
    ({ sql }) => sql<{ tipo: string }[]>`
    select tipo from eventi_notifica where tentativo_id = ${invio.tentativoId}`,
  );
  expect(eventi.map((e) => e.tipo).sort()).toEqual(['lavorazione', 'recapito', 'recapito', 'recapito']);
  expect(await attese(invio)).toEqual([]);
});
