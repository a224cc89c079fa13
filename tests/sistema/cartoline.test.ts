import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { notifiche, tentativi } from '../../database/schema/notifiche';
import { jpegDiProva, pdfDiProva, pngDiProva, tiffDiProva } from '../../formats/posta/immagini-di-prova';
import { COLONNE_INDICE_SCANSIONI } from '../../formats/posta/indice-scansioni';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { zipDiProva } from '../banco/zip-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

type Persona = NonNullable<Parameters<ApiDiProva['chiama']>[0]>;
interface Esito {
  stato: number;
  corpo: Record<string, unknown>;
}
const via = (percorso: string) => `/v1/enti/${api.a.enteId}${percorso}`;
const manda = async (chi: Persona, percorso: string, corpo: unknown): Promise<Esito> => {
  const r = await api.chiama(chi, 'POST', via(percorso), { corpo });
  return { stato: r.status, corpo: (await r.json()) as Record<string, unknown> };
};
const leggi = async (chi: Persona, percorso: string) =>
  (await (await api.chiama(chi, 'GET', via(percorso))).json()) as Record<string, unknown>;
const carica = async (chi: Persona, percorso: string, bytes: Buffer, nome = 'x.png'): Promise<Esito> => {
  const intestazioni = { 'Content-Type': 'application/octet-stream', 'X-Nome-File': nome };
  const r = await api.chiama(chi, 'POST', via(percorso), { grezzo: bytes, intestazioni });
  return { stato: r.status, corpo: (await r.json()) as Record<string, unknown> };
};
let immagini = 100;
const nuovaImmagine = () => {
  immagini += 1;
  return pngDiProva(immagini);
};

/** A raccomandata that left, of the act of the bench; its number is on the list of the day. */
async function spedita(numero?: string): Promise<string> {
  const [tentativoId, notificaId, debitoreId] = [nuovoId('tnt'), nuovoId('ntf'), nuovoId('deb')];
  const { attoId, praticaId, documentoId } = api.a;
  await api.banco
    .admin`insert into debitori (ente_id, id, natura) values (${api.a.enteId}, ${debitoreId}, 'persona')`;
  const comune = { attoId, praticaId, notificaId, id: tentativoId, ordine: 1, speditoIl: '2026-01-10' };
  await inEnte(api.banco.app, api.a.enteId, async ({ tx }) => {
    await tx.insert(notifiche).values({ id: notificaId, attoId, debitoreId });
    await tx
      .insert(tentativi)
      .values({ ...comune, canale: 'raccomandata', stato: 'inviato', attesaFino: '2026-03-11' });
  });
  if (numero === undefined) return tentativoId;
  const righe = [{ tentativoId, numero }];
  const distinta = { accettataIl: '2026-01-12', documentoId, righe };
  expect(await manda('societa.operatore', '/raccomandate', distinta)).toMatchObject({ stato: 200 });
  return tentativoId;
}

const eventi = (tentativoId: string) =>
  inEnte(
    api.banco.app,
    api.a.enteId,
    ({ sql }) => sql<{ tipo: string; dati: Record<string, unknown>; documento: string | null }[]>`
      select tipo, dati, documento_id as documento from eventi_notifica where tentativo_id = ${tentativoId} order by tipo`,
  );
const compitiDi = (riferimento: string) =>
  api.banco.admin<
    { id: string; tipo: string; entro: string | null; aperto: boolean }[]
  >`select id, tipo, entro::text, chiuso_il is null as aperto from compiti where riferimento = ${riferimento} order by tipo`;
const compitoDi = async (riferimento: string, tipo: string) =>
  (await compitiDi(riferimento)).find((c) => c.tipo === tipo)?.id ?? 'nessuno';
const rispondi = (chi: Persona, compito: string, corpo: object) =>
  manda(chi, `/compiti/${compito}/esito`, corpo);

const AR = { documento: 'AR', esito: 'CONSEGNATO', il: '2026-01-20', consegnatario: 'destinatario' };

/** An image tied to a raccomandata of its own. */
async function cartolina(): Promise<{ tentativoId: string; id: string }> {
  const tentativoId = await spedita();
  const { corpo } = await carica('societa.operatore', `/scansioni?codice=${tentativoId}`, nuovaImmagine());
  expect(corpo).toMatchObject({ esito: 'attribuita' });
  return { tentativoId, id: String(corpo.id) };
}
const lettura = (chi: Persona, id: string, diverso: object = {}) =>
  manda(chi, `/scansioni/${id}/letture`, { ...AR, ...diverso });

describe('read by one and checked by another (seed E-48)', () => {
  test('two persons who read the same: the evidence is written with both names, and the dispatch is told', async () => {
    const { tentativoId, id } = await cartolina();
    expect(await compitiDi(id)).toMatchObject([{ tipo: 'cartolina', entro: '2026-03-11', aperto: true }]);
    expect(await lettura('societa.operatore', id)).toMatchObject({ corpo: { stato: 'da_controllare' } });
    expect(await eventi(tentativoId)).toEqual([]);
    api.temporal.altre = [];
    expect(await lettura('ente.operatore', id)).toMatchObject({ corpo: { stato: 'concordi' } });
    const autori = {
      lettaDa: api.persone['societa.operatore'],
      controllataDa: api.persone['ente.operatore'],
    };
    expect(await eventi(tentativoId)).toMatchObject([
      { tipo: 'documento', dati: { documento: 'AR', riferimento: id, ...autori } },
      { tipo: 'recapito', dati: { esito: 'CONSEGNATO', stadio: 'chiuso', il: '2026-01-20', ...autori } },
    ]);
    expect((await eventi(tentativoId)).every((e) => e.documento !== null)).toBe(true);
    expect(api.temporal.altre).toEqual([
      ['svegliaNotifica', { enteId: api.a.enteId, praticaId: api.a.praticaId, tentativoId }],
    ]);
    expect(await compitiDi(id)).toMatchObject([{ tipo: 'cartolina', aperto: false }]);
    expect(await lettura('ente.responsabile', id)).toMatchObject({ corpo: { code: 'lettura.conclusa' } });
  });

  test('the same person is refused, also with the same words', async () => {
    const { tentativoId, id } = await cartolina();
    await lettura('societa.operatore', id);
    const seconda = await lettura('societa.operatore', id);
    expect(seconda).toMatchObject({
      stato: 409,
      corpo: { code: 'lettura.stessa_persona', norma: 'seed E-48' },
    });
    expect(await eventi(tentativoId)).toEqual([]);
  });

  test('who reads does not see what the other read; afterwards everybody does', async () => {
    const { id } = await cartolina();
    await lettura('societa.operatore', id);
    for (const chi of ['ente.operatore', 'ente.responsabile'] as const)
      expect(await leggi(chi, `/scansioni/${id}`)).toMatchObject({
        stato: 'da_leggere',
        lette: 1,
        letture: null,
      });
    await lettura('ente.operatore', id);
    expect(await leggi('ente.lettura', `/scansioni/${id}`)).toMatchObject({
      stato: 'conclusa',
      letture: [{ ordine: 1, letto: { il: '2026-01-20' } }, { ordine: 2 }],
    });
  });

  test('different readings write nothing; who answers for the acts reads too, and agreement decides', async () => {
    const { tentativoId, id } = await cartolina();
    await lettura('societa.operatore', id);
    const seconda = await lettura('ente.operatore', id, { il: '2026-01-26' });
    expect(seconda).toMatchObject({ stato: 200, corpo: { stato: 'discordi' } });
    expect(await eventi(tentativoId)).toEqual([]);
    expect(await compitiDi(id)).toMatchObject([
      { tipo: 'cartolina', aperto: false },
      { tipo: 'lettura_discorde', aperto: true, entro: '2026-03-11' },
    ]);
    expect(await leggi('ente.operatore', `/scansioni/${id}`)).toMatchObject({ letture: null });
    expect(await leggi('ente.responsabile', `/scansioni/${id}`)).toMatchObject({ letture: [{}, {}] });
    const terza = { il: '2026-01-21' };
    expect(await lettura('societa.ufficiale', id, terza)).toMatchObject({ corpo: { stato: 'discordi' } });
    expect(await lettura('ente.responsabile', id)).toMatchObject({ corpo: { stato: 'concordi' } });
    expect(await eventi(tentativoId)).toMatchObject([
      { tipo: 'documento' },
      {
        tipo: 'recapito',
        dati: {
          il: '2026-01-20',
          lettaDa: api.persone['societa.operatore'],
          controllataDa: api.persone['ente.responsabile'],
        },
      },
    ]);
  });

  test('a clerk does not decide between two readings', async () => {
    const { id } = await cartolina();
    await lettura('societa.ufficiale', id);
    await lettura('ente.responsabile', id, { esito: 'COMPIUTA_GIACENZA' });
    const terza = await lettura('ente.operatore', id);
    expect(terza).toMatchObject({ stato: 409, corpo: { code: 'lettura.di_responsabile' } });
  });

  test('two at once: one is the first, the other the second', async () => {
    const { tentativoId, id } = await cartolina();
    const esiti = await Promise.all([lettura('societa.operatore', id), lettura('ente.operatore', id)]);
    expect(esiti.map((e) => e.corpo.stato).sort()).toEqual(['concordi', 'da_controllare']);
    expect(await eventi(tentativoId)).toHaveLength(2);
  });

  test.each([
    [{ il: '2026-01-09' }, 422, 'lettura.prima_della_spedizione'],
    [{ il: '2199-01-09' }, 422, 'lettura.data_futura'],
    [{ esito: 'MANCATA_CONSEGNA' }, 422, 'lettura.causa_mancante'],
    [{ documento: 'PLICO' }, 422, 'lettura.altro_documento'],
    [{ documento: '23L' }, 422, 'lettura.altro_prodotto'],
    [{ il: '2026-02-30' }, 422, 'api.richiesta_non_valida'],
    [{ lettaDa: 'ute_1' }, 422, 'api.richiesta_non_valida'],
  ])('%j is refused, and leaves no reading', async (diverso, stato, code) => {
    const { id } = await cartolina();
    const rifiutata = await lettura('societa.operatore', id, diverso);
    expect([rifiutata.stato, rifiutata.corpo.code]).toEqual([stato, code]);
    expect(await leggi('ente.lettura', `/scansioni/${id}`)).toMatchObject({ lette: 0 });
  });

  test('only who answers for the acts puts a card aside; it stays in the archive and is read no more', async () => {
    const { id } = await cartolina();
    const compito = await compitoDi(id, 'cartolina');
    const corpo = { tipo: 'cartolina', scarto: 'illeggibile' };
    expect(await rispondi('societa.operatore', compito, corpo)).toMatchObject({ stato: 409 });
    expect(await rispondi('ente.responsabile', compito, corpo)).toMatchObject({ stato: 200 });
    expect(await leggi('ente.lettura', `/scansioni/${id}`)).toMatchObject({ stato: 'scartata' });
    expect(await lettura('ente.operatore', id)).toMatchObject({ corpo: { code: 'scansione.non_leggibile' } });
    const immagine = await api.chiama('ente.lettura', 'GET', via(`/scansioni/${id}/immagine`));
    expect((await immagine.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  test('with Temporal down the evidence is kept, and the sweep will tell', async () => {
    const { tentativoId, id } = await cartolina();
    await lettura('societa.operatore', id);
    api.temporal.giu = true;
    const esito = await lettura('ente.operatore', id);
    api.temporal.giu = false;
    expect(esito).toMatchObject({ stato: 200, corpo: { stato: 'concordi' } });
    expect(await eventi(tentativoId)).toHaveLength(2);
  });
});

describe('acquisition', () => {
  test('by the number on the list of the day; which also proves the date of the sender', async () => {
    const tentativoId = await spedita('6160000 00010');
    expect(await eventi(tentativoId)).toMatchObject([
      { tipo: 'lavorazione', dati: { passo: 'SPEDITO', il: '2026-01-12', numero: '616000000010' } },
    ]);
    const { corpo } = await carica('societa.operatore', '/scansioni', nuovaImmagine(), '616000000010_1.png');
    expect(corpo).toMatchObject({ esito: 'attribuita' });
    expect(await leggi('ente.lettura', `/scansioni/${corpo.id}`)).toMatchObject({
      tentativoId,
      codice: '616000000010',
    });
  });

  test('a number of another dispatch, a second number, a day before: nothing of the list is taken', async () => {
    const [uno, due] = [await spedita('616000000020'), await spedita()];
    const { documentoId } = api.a;
    const prova = async (righe: object[], accettataIl = '2026-01-12') =>
      (await manda('societa.operatore', '/raccomandate', { accettataIl, documentoId, righe })).corpo;
    const riga = (tentativoId: string, numero: string) => ({ tentativoId, numero });
    expect(await prova([riga(uno, '616000000020')])).toEqual({ registrate: 1 });
    expect(await prova([riga(due, '616000000021'), riga(due, '616000000020')])).toMatchObject({
      code: 'raccomandata.riga',
      errors: [{ pointer: '/righe/1', detail: 'numero_usato' }],
    });
    expect(await prova([riga(uno, '616000000022')])).toMatchObject({
      errors: [{ detail: 'gia_registrata' }],
    });
    expect(await prova([riga(due, '616000000021')], '2026-01-09')).toMatchObject({
      errors: [{ detail: 'prima_della_spedizione' }],
    });
    expect(await eventi(due)).toEqual([]);
  });

  test('an unknown code is never lost: a person says whose it is', async () => {
    const { corpo } = await carica('societa.operatore', '/scansioni', nuovaImmagine(), '616999999999.png');
    const id = String(corpo.id);
    expect(corpo).toMatchObject({ esito: 'sconosciuta' });
    const compito = await compitoDi(id, 'scansione_sconosciuta');
    const tipo = 'scansione_sconosciuta';
    expect(await rispondi('ente.operatore', compito, { tipo, codice: '616888888888' })).toMatchObject({
      corpo: { code: 'scansione.codice_sconosciuto' },
    });
    const tentativoId = await spedita();
    expect(await rispondi('ente.operatore', compito, { tipo, codice: tentativoId })).toMatchObject({
      stato: 200,
    });
    expect(await leggi('ente.lettura', `/scansioni/${id}`)).toMatchObject({
      stato: 'da_leggere',
      tentativoId,
    });
  });

  test('the same bytes change nothing, under whatever name; put aside, they may come again', async () => {
    const bytes = nuovaImmagine();
    const tentativoId = await spedita();
    const prima = await carica('societa.operatore', `/scansioni?codice=${tentativoId}`, bytes);
    const ancora = await carica('ente.operatore', '/scansioni?codice=616777777777', bytes);
    expect(ancora.corpo).toEqual({ id: prima.corpo.id, esito: 'doppia' });
    const compito = await compitoDi(String(prima.corpo.id), 'cartolina');
    await rispondi('ente.responsabile', compito, { tipo: 'cartolina', scarto: 'altrui' });
    const altra = await carica('ente.operatore', `/scansioni?codice=${await spedita()}`, bytes);
    expect(altra.corpo).toMatchObject({ esito: 'attribuita' });
    expect(altra.corpo.id).not.toBe(prima.corpo.id);
  });

  test.each([
    ['PDF', pdfDiProva(77), 201],
    ['TIFF', tiffDiProva(), 201],
    ['JPEG', jpegDiProva(7, 7), 201],
    ['a page that calls itself a PNG', Buffer.from('<html><script>x</script></html>'), 422],
    ['a ZIP that calls itself a PNG', Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxx', 'latin1'), 422],
    ['a PNG cut', pngDiProva(1).subarray(0, 40), 422],
    ['nothing', Buffer.alloc(0), 422],
  ])('%s', async (_, bytes, stato) => {
    expect((await carica('societa.operatore', '/scansioni?codice=616123123123', bytes)).stato).toBe(stato);
  });

  test('a person of one office neither ties nor reads a card of another', async () => {
    const tentativoId = await spedita();
    const { corpo } = await carica('altraDirezione', `/scansioni?codice=${tentativoId}`, nuovaImmagine());
    expect(corpo).toMatchObject({ esito: 'sconosciuta' });
    const { id } = await cartolina();
    expect((await lettura('altraDirezione', id)).stato).toBe(404);
  });
});

describe('a ZIP of an office', () => {
  const lotto = (voci: Record<string, Buffer>) =>
    zipDiProva(voci).then((zip) => carica('societa.operatore', '/scansioni/lotto', zip, 'pila.zip'));
  const indice = (...righe: string[]) =>
    Buffer.from([COLONNE_INDICE_SCANSIONI.join(';'), ...righe, ''].join('\r\n'));

  test('an answer for each file: tied, unknown, already there, refused', async () => {
    const tentativoId = await spedita('616000000030');
    const vecchia = nuovaImmagine();
    await carica('societa.operatore', '/scansioni?codice=616555555555', vecchia);
    const { stato, corpo } = await lotto({
      'cartoline/616000000030.png': nuovaImmagine(),
      '616444444444.png': nuovaImmagine(),
      'doppia.png': vecchia,
      'pagina.png': Buffer.from('<html></html>'),
    });
    expect(stato).toBe(200);
    expect(corpo).toMatchObject({
      ...{ attribuite: 1, sconosciute: 1, doppie: 1, rifiutate: 1 },
      righe: [
        { file: 'cartoline/616000000030.png', esito: 'attribuita' },
        { file: '616444444444.png', esito: 'sconosciuta' },
        { file: 'doppia.png', esito: 'doppia' },
        { file: 'pagina.png', esito: 'rifiutata', codice: 'scansione.immagine_tipo_non_ammesso', id: null },
      ],
    });
    expect(await leggi('ente.lettura', `/scansioni?tentativoId=${tentativoId}`)).toMatchObject({
      elementi: [{ stato: 'da_leggere' }],
    });
  });

  test('what a machine read is one reading: another person confirms it, who brought it in does not', async () => {
    const tentativoId = await spedita();
    const { corpo } = await lotto({
      '1.png': nuovaImmagine(),
      'indice.csv': indice(`1.png;${tentativoId};;;;AR;CONSEGNATO;2026-01-20;destinatario;;;`),
    });
    const [{ id = '' } = {}] = corpo.righe as { id?: string }[];
    expect(await lettura('societa.operatore', id)).toMatchObject({
      corpo: { code: 'lettura.stessa_persona' },
    });
    expect(await lettura('ente.operatore', id)).toMatchObject({ corpo: { stato: 'concordi' } });
    expect(await eventi(tentativoId)).toHaveLength(2);
  });

  test('hostile or broken, it is refused whole', async () => {
    const zip = await zipDiProva({ 'aaaa.png': nuovaImmagine() });
    const fuori = Buffer.from(zip.toString('latin1').replaceAll('aaaa.png', '../a.png'), 'latin1');
    const casi: [Buffer, string][] = [
      [fuori, 'scansione.lotto_percorso_vietato'],
      [zip.subarray(0, -10), 'scansione.lotto_illeggibile'],
      [await zipDiProva({ 'indice.csv': indice() }), 'scansione.lotto_vuoto'],
      [
        await zipDiProva({ 'a.png': nuovaImmagine(), 'indice.csv': Buffer.from('x;y') }),
        'scansione.lotto_indice',
      ],
      [
        await zipDiProva({ 'a.png': nuovaImmagine(), 'indice.csv': indice('b.png;1;;;;;;;;;;') }),
        'scansione.lotto_indice',
      ],
    ];
    for (const [bytes, code] of casi) {
      const esito = await carica('societa.operatore', '/scansioni/lotto', bytes, 'pila.zip');
      expect([esito.stato, esito.corpo.code]).toEqual([422, code]);
    }
  });

  test('a bomb is one file refused, and is never inflated', async () => {
    const { corpo } = await lotto({
      'bomba.png': Buffer.alloc(1_000_000),
      '616333333333.png': nuovaImmagine(),
    });
    expect(corpo).toMatchObject({
      righe: [
        { file: 'bomba.png', esito: 'rifiutata', codice: 'api.corpo_troppo_grande' },
        { file: '616333333333.png', esito: 'sconosciuta' },
      ],
    });
  });
});

describe('an envelope that comes back (seed E-20)', () => {
  const busta = async (tentativoId: string, query: string) =>
    carica('societa.operatore', `/scansioni?genere=busta&codice=${tentativoId}&${query}`, nuovaImmagine());
  const conRestituzione = (giorni: number | null) => api.banco.admin`
    update pratiche set parametri = parametri || ${api.banco.admin.json({ 'posta.restituzioneGiorni': giorni })}
    where id = ${api.a.praticaId}`;

  test('goes back to the Ente within fifteen days, with its list', async () => {
    await conRestituzione(15);
    const tentativoId = await spedita('616000000040');
    const { corpo } = await busta(tentativoId, 'tornataIl=2026-02-02&causa=M04');
    const id = String(corpo.id);
    expect(await eventi(tentativoId)).toMatchObject([
      { tipo: 'busta_tornata', dati: { il: '2026-02-02', causa: 'M04' } },
      { tipo: 'lavorazione' },
    ]);
    expect(await compitiDi(id)).toMatchObject([
      { tipo: 'busta', entro: '2026-02-17', aperto: true },
      { tipo: 'cartolina', aperto: true },
    ]);
    const csv = await (await api.chiama('ente.operatore', 'GET', via('/esportazioni/buste.csv'))).text();
    expect(csv).toContain(
      '2026-02-17;2026-02-02;M04;616000000040;2026/000001;accertamentoEsecutivo;2026-01-10;',
    );
    const compito = await compitoDi(id, 'busta');
    const prova = (e: object) => rispondi('societa.operatore', compito, { tipo: 'busta', ...e });
    expect(await prova({ esito: 'trattenuta' })).toMatchObject({ corpo: { code: 'busta.da_restituire' } });
    expect(await prova({ esito: 'restituita' })).toMatchObject({
      corpo: { code: 'busta.distinta_mancante' },
    });
    const { documentoId } = api.a;
    expect(await prova({ esito: 'restituita', il: '2026-02-01', documentoId })).toMatchObject({
      corpo: { code: 'scansione.prima_della_spedizione' },
    });
    expect(await prova({ esito: 'restituita', il: '2026-02-10', documentoId })).toMatchObject({ stato: 200 });
    expect(await eventi(tentativoId)).toMatchObject([
      {},
      {},
      { tipo: 'restituita', dati: { il: '2026-02-10' } },
    ]);
    expect(
      await (await api.chiama('ente.operatore', 'GET', via('/esportazioni/buste.csv'))).text(),
    ).not.toContain(id);
  });

  test('where the profile asks for no restitution it may be kept', async () => {
    await conRestituzione(null);
    const { corpo } = await busta(await spedita(), 'tornataIl=2026-02-02&causa=M08');
    const compito = await compitoDi(String(corpo.id), 'busta');
    expect(await rispondi('ente.operatore', compito, { tipo: 'busta', esito: 'trattenuta' })).toMatchObject({
      stato: 200,
    });
  });

  test('refused or never collected, it is read and goes nowhere', async () => {
    for (const query of ['tornataIl=2026-02-02&causa=M05', 'tornataIl=2026-02-02']) {
      const { corpo } = await busta(await spedita(), query);
      expect((await compitiDi(String(corpo.id))).map((c) => c.tipo)).toEqual(['cartolina']);
    }
  });

  test('after the act was thought served a person is called at once', async () => {
    const tentativoId = await spedita();
    await api.banco
      .admin`update tentativi set stato = 'concluso', esito = 'perfezionata', legale_il = '2026-01-20',
      noto_il = '2026-01-21', esaminato_at = now() where id = ${tentativoId}`;
    api.temporal.altre = [];
    await busta(tentativoId, 'tornataIl=2026-02-02&causa=M03');
    expect(await compitiDi(`${tentativoId}:BUSTA_DOPO_CONSEGNA`)).toMatchObject([
      { tipo: 'prova', aperto: true },
    ]);
    expect(api.temporal.altre).toMatchObject([['svegliaNotifica', { tentativoId }]]);
  });

  test('the image was of another dispatch: the envelope did not come back', async () => {
    const tentativoId = await spedita();
    const { corpo } = await busta(tentativoId, 'tornataIl=2026-02-02&causa=M04');
    const compito = await compitoDi(String(corpo.id), 'cartolina');
    await rispondi('ente.responsabile', compito, { tipo: 'cartolina', scarto: 'altrui' });
    expect((await eventi(tentativoId)).map((e) => e.tipo)).toEqual(['busta_tornata', 'scartato']);
    expect((await compitiDi(String(corpo.id))).every((c) => !c.aperto)).toBe(true);
  });

  test.each(['causa=M04', 'tornataIl=2199-01-01', 'tornataIl=2026-01-09', 'tornataIl=2026-02-02&causa=M99'])(
    'with %s it is refused',
    async (query) => {
      const { stato } = await busta(await spedita(), query);
      expect([400, 422]).toContain(stato);
    },
  );
});
