import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { annunciaEvento } from '../../activities/notifiche/eventi';
import { scriviEventoPosta } from '../../activities/notifiche/posta/eventi';
import { importaEsiti } from '../../activities/notifiche/posta/importa';
import { scartaEventi } from '../../activities/notifiche/scarta';
import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { COLONNE_ESITI } from '../../formats/posta/esiti-struttura';
import { creaEvento } from '../../formats/posta/evento';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { resa, rilievi, verifica, voci } from '../banco/fascicolo-di-prova';
import { fascicoloDelTentativo } from '../banco/fascicolo-vissuto';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { allega, avanzamento, spingi } from '../banco/posta';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(900_000);

/** By name: what the profile of the pratica says of the post, and what the consolidator does. */
const STORIE = {
  deposito: { prodotto: 'AG', indirizzo: 'via @giacenza 1' },
  ritirato: { prodotto: 'AG', indirizzo: 'via @ritirato 2' },
  decorso: { prodotto: 'AG', indirizzo: 'via @muto 3' },
  busta: { prodotto: 'AR', indirizzo: 'via @consegnato 4' },
  discorde: { prodotto: 'AR', indirizzo: 'via @consegnato 5' },
  file: { prodotto: 'AR', indirizzo: 'via Prova 6' },
} as const;
type Nome = keyof typeof STORIE;

let impianto: Impianto;
let enteId: string;
const pratiche = new Map<string, PraticaDiStoria>();
let fino: (data: string) => Promise<unknown>;
/** What the pratica waits for while the act of `busta` counts as served. */
let termine: Record<string, unknown>[] = [];

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'deposito',
    enti: ['09512'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  const { contesto, enti } = impianto;
  enteId = enti[0]?.enteId ?? '';
  for (const [n, [nome, { prodotto, indirizzo }]] of Object.entries(STORIE).entries()) {
    const id = `DP51${n}`;
    const parametri = {
      'posta.invio': nome === 'file' ? 'file' : 'consolidatore',
      'posta.prodotto.ingiunzione': prodotto,
    };
    const debitore = { id: `D-${id}`, domicilioDigitale: false };
    pratiche.set(
      nome,
      await seminaStoria(contesto, enteId, storiaBreve(id, '2026-03-02', 'cds', { debitore, parametri }), {
        ...{ codiceFiscale: `PRVDPS80A01H51${n}X`, cognome: 'Deposito', nome: id },
        ...{ indirizzo, cap: '99010', localita: 'Montefiorito' },
      }),
    );
  }
  const mondo = mondoDelleStorie(impianto, [...pratiche.values()]);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti: [enteId], mondo, fino: data, fermata, progresso: () => {} });
  await fino('2026-03-03');
});
afterAll(() => impianto?.chiudi());

const la = (nome: Nome) => pratiche.get(nome) as PraticaDiStoria;
const righe = <T extends object = Record<string, unknown>>(
  nome: Nome,
  domanda: 'tentativi' | 'versioni' | 'pratica' | 'compiti' | 'quarantena' | 'eventi',
): Promise<T[]> =>
  inEnte(impianto.contesto.database, enteId, ({ sql }) => {
    const { praticaId } = la(nome);
    const domande = {
      tentativi: sql`select t.id, s.id as pezzo, t.stato, t.esito, t.legale_il::text as legale, t.noto_il::text as noto
        from tentativi t left join trasmissioni s on s.tentativo_id = t.id where t.pratica_id = ${praticaId} order by t.registrato_at`,
      versioni: sql`select v.esito, v.destinatario_il::text as destinatario, v.regola, v.noto_il::text as noto
        from perfezionamenti v join tentativi t on t.id = v.tentativo_id where t.pratica_id = ${praticaId} order by v.versione`,
      pratica: sql`select motivo, fino::text from pratiche where id = ${praticaId}`,
      compiti: sql`select id, split_part(riferimento, ':', 2) as caso, aperto_il::text as il from compiti
        where pratica_id = ${praticaId} and tipo = 'prova' order by registrato_at`,
      quarantena: sql`select motivo, riga from quarantena_posta order by registrata_at`,
      eventi: sql`select e.id, e.tipo, e.classe from eventi_notifica e join tentativi t on t.id = e.tentativo_id
        where t.pratica_id = ${praticaId} order by e.registrato_at, e.id`,
    };
    return domande[domanda] as Promise<unknown> as Promise<T[]>;
  });
const tentativo = async (nome: Nome) =>
  (await righe<{ id: string; pezzo: string; esito: string | null }>(nome, 'tentativi'))[0] ?? {
    ...{ id: '', pezzo: '', esito: null },
  };
const annuncia = async (nome: Nome) => {
  const { id: tentativoId } = await tentativo(nome);
  return annunciaEvento(impianto.contesto, { enteId, praticaId: la(nome).praticaId, tentativoId });
};

test('the door of the consolidator: who is not known, what is not valid, what is not ours', async () => {
  const { posta } = impianto;
  const { pezzo } = await tentativo('decorso');
  const buono = avanzamento(pezzo, 'CON018', '2026-03-03', { productType: '890' });
  expect(await spingi(posta, enteId, [buono], 'altra')).toMatchObject({ stato: 401, codice: '401.00' });
  expect(await spingi(posta, 'ent_00000000000000000000000000', [buono])).toMatchObject({ stato: 401 });
  expect(await spingi(posta, enteId, '[{')).toEqual({ stato: 400, codice: '400.01', errori: 1 });
  expect(await spingi(posta, enteId, [{ ...buono, statusCode: 1 }])).toMatchObject({ codice: '400.01' });
  const nostro = (codice: string, il = '2026-03-03') =>
    avanzamento(pezzo, codice, il, { productType: '890' });
  const spinti = [
    avanzamento('trs_00000000000000000000000000', 'CON018', '2026-03-03'),
    nostro('XYZ01'),
    nostro('RECRN001C'),
    nostro('RECAG010', '2026-03-02'),
    // the same event again, then the same code of another day
    nostro('RECAG010', '2026-03-02'),
    nostro('RECAG010', '2026-03-03'),
  ];
  expect(await spingi(posta, enteId, spinti)).toEqual({ stato: 202, codice: '202.00', errori: 0 });
  expect(await spingi(posta, enteId, spinti)).toMatchObject({ stato: 202 });
  expect((await righe('decorso', 'quarantena')).map((q) => q.motivo)).toEqual([
    'pezzo_sconosciuto',
    'codice_sconosciuto',
    'codice_di_altro_prodotto',
    'contenuto_diverso',
  ]);
  const suoi = await righe<{ classe: string }>('decorso', 'eventi');
  expect(suoi.filter((e) => e.classe === 'INESITO')).toHaveLength(1);
});

test('the PDF of a piece is fetched by who has the key, at an address that names nobody', async () => {
  const { posta } = impianto;
  const { pezzo } = await tentativo('busta');
  const [documento] = await inEnte(
    impianto.contesto.database,
    enteId,
    ({ sql }) => sql<{ id: string; sha256: string }[]>`
      select d.id, d.sha256 from documenti d join pezzi_postali z on z.pdf_id = d.id where z.id = ${pezzo}`,
  );
  const base = `${posta.apiUrl}/v1/enti/${enteId}/posta/consolidatore-ingress/v1/get-attachment/${documento?.id}`;
  const chiavi = {
    'x-api-key': posta.ingresso.apiKey,
    'x-pagopa-extch-service-id': posta.ingresso.serviceId,
  };
  expect((await fetch(base)).status).toBe(401);
  const { download, checksum } = (await (await fetch(base, { headers: chiavi })).json()) as {
    download: { url: string };
    checksum: string;
  };
  const pdf = Buffer.from(await (await fetch(download.url)).arrayBuffer());
  expect([checksum, createHash('sha256').update(pdf).digest('hex')]).toEqual([
    documento?.sha256,
    documento?.sha256,
  ]);
  expect((await fetch(download.url.replace(/.$/, (c) => (c === '0' ? '1' : '0')))).status).toBe(404);
});

test('L. 890/1982: collected before the tenth day from the CAD, served that day', async () => {
  await fino('2026-03-16');
  expect(await righe('ritirato', 'tentativi')).toMatchObject([
    { stato: 'concluso', esito: 'perfezionata', legale: '2026-03-11' },
  ]);
});

test('not collected: served on the tenth day from the CAD, when its card and its advice are there', async () => {
  await fino('2026-03-19');
  // the notice on the 6th, the CAD on the 7th, its advice and the card known on the 18th
  expect(await righe('deposito', 'versioni')).toEqual([
    {
      ...{ esito: 'perfezionata', destinatario: '2026-03-17' },
      ...{ regola: 'AG_DEPOSITO_CAD', noto: '2026-03-18' },
    },
  ]);
});

test('advice and card known early: the days of the deposit are evidence written on their day', async () => {
  const { pezzo } = await tentativo('decorso');
  const prove = avanzamento(pezzo, 'RECAG011B', '2026-03-18', {
    productType: '890',
    attachments: [
      await allega(impianto.posta, enteId, 'CAD', '2026-03-10', '0'),
      await allega(impianto.posta, enteId, 'ARCAD', '2026-03-17', '1'),
      await allega(impianto.posta, enteId, '23L', '2026-03-18', '2'),
    ],
  });
  expect(await spingi(impianto.posta, enteId, [prove])).toMatchObject({ stato: 202 });
  await fino('2026-03-21');
  expect(await righe('decorso', 'tentativi')).toMatchObject([
    { esito: 'perfezionata', legale: '2026-03-20', noto: '2026-03-20' },
  ]);
  expect((await righe('decorso', 'eventi')).filter((e) => e.tipo === 'decorso')).toHaveLength(1);
});

test('a folder of the day, written the day after; its outcomes come as a file', async () => {
  const { contesto, posta } = impianto;
  const [lotto = ''] = await readdir(path.join(posta.cartella, 'uscita'));
  const indice = await readFile(path.join(posta.cartella, 'uscita', lotto, 'indice.csv'), 'utf8');
  const { pezzo } = await tentativo('file');
  expect(indice.split('\r\n')).toHaveLength(3);
  expect(indice).toContain(`;${pezzo};AR;${pezzo}.pdf;`);
  const riga = (valori: Record<string, string>) => COLONNE_ESITI.map((c) => valori[c] ?? '').join(';');
  const suo = { id_lotto: lotto, id_invio: pezzo, prodotto: 'AR' };
  const csv = [
    COLONNE_ESITI.join(';'),
    riga({ ...suo, codice_esito: 'CON018', data_esito: '2026-03-04' }),
    riga({ ...suo, codice_esito: 'RECRN001C', data_esito: '2026-03-09' }),
    riga({ ...suo, codice_esito: 'RECRN001C', data_esito: '2026-03-09' }),
    riga({ ...suo, codice_esito: 'INVENTATO', data_esito: '2026-03-09' }),
    '',
  ].join('\r\n');
  const percorso = path.join(posta.cartella, 'esiti.csv');
  await writeFile(percorso, csv);
  const documentoId = await inEnte(contesto.database, enteId, async (t) => {
    const tenuto = { tipo: 'esiti_posta', mediaType: 'text/csv', bytes: Buffer.from(csv) };
    return (await archivia(t, tenuto)).id;
  });
  const file = { percorso, documentoId, autore: 'ute_prova' };
  const { rapporto } = await importaEsiti(contesto.database, enteId, file);
  expect(rapporto).toMatchObject({ esito: 'letto', righe: 4, applicate: 2, doppie: 1, inQuarantena: 1 });
  expect((await importaEsiti(contesto.database, enteId, file)).rapporto.esito).toBe('gia_letto');
  await annuncia('file');
  await fino('2026-03-22');
  expect(await righe('file', 'tentativi')).toMatchObject([
    { stato: 'concluso', esito: 'perfezionata', legale: '2026-03-09' },
  ]);
});

test('the envelope comes back: the outcome is withdrawn, its term falls, a person is called', async () => {
  expect(await righe('busta', 'tentativi')).toMatchObject([{ esito: 'perfezionata', legale: '2026-03-06' }]);
  termine = await righe('busta', 'pratica');
  expect(termine).toMatchObject([{ motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE' }]);
  const { id: tentativoId, pezzo: id } = await tentativo('busta');
  const busta = creaEvento(id, {
    ...{ tipo: 'busta_tornata', il: '2026-03-20', quando: '2026-03-20T10:00:00+01:00' },
  } as const);
  await inEnte(impianto.contesto.database, enteId, (t) =>
    scriviEventoPosta(t, { id, tentativoId }, busta, null),
  );
  await annuncia('busta');
  await fino('2026-03-23');
  expect(await righe('busta', 'tentativi')).toMatchObject([{ stato: 'inviato', esito: null, legale: null }]);
  expect(await righe('busta', 'versioni')).toMatchObject([
    { esito: 'perfezionata', destinatario: '2026-03-06' },
    { esito: null, destinatario: null, regola: null, noto: '2026-03-22' },
  ]);
  expect(await righe('busta', 'compiti')).toMatchObject([{ caso: 'BUSTA_DOPO_CONSEGNA', il: '2026-03-22' }]);
  expect(await righe('busta', 'pratica')).toMatchObject([{ motivo: 'ATTESA_NOTIFICA' }]);
});

test('a person sets the envelope aside: served again, on the date of the delivery', async () => {
  const { id } = await tentativo('busta');
  const [busta] = (await righe<{ id: string; tipo: string }>('busta', 'eventi')).filter(
    (e) => e.tipo === 'busta_tornata',
  );
  const scelta = { eventi: [busta?.id ?? ''], autore: 'ute_prova', documentoId: null };
  const { database } = impianto.contesto;
  expect(await inEnte(database, enteId, (t) => scartaEventi(t, id, { ...scelta, eventi: ['evn_x'] }))).toBe(
    false,
  );
  expect(await inEnte(database, enteId, (t) => scartaEventi(t, id, scelta))).toBe(true);
  await annuncia('busta');
  await fino('2026-03-24');
  expect(await righe('busta', 'versioni')).toMatchObject([
    { esito: 'perfezionata' },
    { esito: null },
    { esito: 'perfezionata', destinatario: '2026-03-06', noto: '2026-03-23' },
  ]);
  expect(await righe('busta', 'pratica')).toEqual(termine);
});

test('a closed outcome that contradicts the one already heard withdraws it too', async () => {
  const { pezzo } = await tentativo('discorde');
  const contrario = avanzamento(pezzo, 'RECRN002F', '2026-03-07', { deliveryFailureCause: 'M01' });
  await spingi(impianto.posta, enteId, [contrario]);
  await fino('2026-03-25');
  expect(await righe('discorde', 'versioni')).toMatchObject([{ esito: 'perfezionata' }, { esito: null }]);
  expect(await righe('discorde', 'compiti')).toMatchObject([{ caso: 'ESITI_DISCORDI' }]);
});

test.each<[Nome, number, number]>([
  ['deposito', 3, 1],
  ['decorso', 3, 1],
  ['busta', 1, 0],
])('the pack of %s verifies offline, with its %d scans', async (nome, scansioni, dellaCad) => {
  const { id: tentativoId } = await tentativo(nome);
  const zip = await fascicoloDelTentativo(impianto.contesto.database, { enteId, tentativoId }, resa);
  expect(rilievi(await verifica(zip))).toEqual({});
  const file = [...(await voci(zip)).keys()].filter((f) => f.endsWith('/documento.pdf'));
  expect(file.filter((f) => f.includes('-documento/'))).toHaveLength(scansioni);
  expect(file.filter((f) => f.includes('-cad-spedita/'))).toHaveLength(dellaCad);
});

test('no invariant is broken by all this', async () => {
  const esiti = await provaInvarianti(impianto.contesto, [enteId]);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});
