import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { type ApiDiProva, apiDiProva, type Chiamata } from '../banco/api-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());
beforeEach(() => {
  api.temporal.giu = false;
  api.temporal.risposta = { esito: 'eseguita' };
  api.temporal.comandi = [];
  api.temporal.altre = [];
  api.temporal.attesa = null;
});

type Persona = Parameters<ApiDiProva['chiama']>[0];
interface Esito {
  stato: number;
  ripetuta: boolean;
  corpo: Record<string, unknown>;
}
async function esito(risposta: Response): Promise<Esito> {
  const corpo = (await risposta.json()) as Record<string, unknown>;
  return { stato: risposta.status, ripetuta: risposta.headers.get('idempotent-replayed') === 'true', corpo };
}
const posta = async (chi: Persona, percorso: string, o: Chiamata) =>
  esito(await api.chiama(chi, 'POST', `/v1/enti/${api.a.enteId}${percorso}`, o));
const leggi = async (chi: Persona, percorso: string) =>
  esito(await api.chiama(chi, 'GET', `/v1/enti/${api.a.enteId}${percorso}`));
const comando = (nome: string) => `/pratiche/${api.a.praticaId}/comandi/${nome}`;
const righe = <T extends object>(lavoro: (sql: ApiDiProva['banco']['admin']) => Promise<T[]>) =>
  lavoro(api.banco.admin);

describe('the same POST again (F22)', () => {
  test('the same key gives the same answer, says so, and nothing happens twice', async () => {
    const o = { corpo: { dal: '2026-03-01', al: '2026-03-31' }, chiave: randomUUID() };
    const prima = await posta('ente.operatore', comando('sospensione'), o);
    const seconda = await posta('ente.operatore', comando('sospensione'), o);
    expect(prima).toMatchObject({ stato: 200, ripetuta: false, corpo: { esito: 'eseguita' } });
    expect(seconda).toEqual({ ...prima, ripetuta: true });
    expect(api.temporal.comandi).toHaveLength(1);
  });

  test('another body, another route, another person with that key: 422 and nothing happens', async () => {
    const chiave = randomUUID();
    await posta('ente.operatore', comando('sospensione'), { corpo: {}, chiave });
    const altri = [
      await posta('ente.operatore', comando('sospensione'), { corpo: { al: '2026-12-31' }, chiave }),
      await posta('ente.operatore', comando('revocaSospensione'), { corpo: {}, chiave }),
      await posta('ente.responsabile', comando('sospensione'), { corpo: {}, chiave }),
    ];
    for (const altro of altri)
      expect(altro).toMatchObject({ stato: 422, corpo: { code: 'api.chiave_riusata' } });
    expect(api.temporal.comandi).toHaveLength(1);
  });

  test('while the first is running the second gets 409', async () => {
    let libera = () => {};
    api.temporal.attesa = new Promise((resolve) => {
      libera = resolve;
    });
    const o = { corpo: {}, chiave: randomUUID() };
    const prima = posta('ente.operatore', comando('sospensione'), o);
    while (api.temporal.comandi.length === 0) await new Promise((fatto) => setTimeout(fatto, 5));
    const seconda = await posta('ente.operatore', comando('sospensione'), o);
    libera();
    expect(seconda).toMatchObject({ stato: 409, corpo: { code: 'api.richiesta_in_corso' } });
    expect(await prima).toMatchObject({ stato: 200 });
  });

  test('a refusal is an answer like another: the repetition gives the same one', async () => {
    api.temporal.risposta = { esito: 'rifiutata', codice: 'PRATICA_CHIUSA', norma: 'design 7' };
    const o = { corpo: {}, chiave: randomUUID() };
    const prima = await posta('ente.operatore', comando('sospensione'), o);
    api.temporal.risposta = { esito: 'eseguita' };
    const seconda = await posta('ente.operatore', comando('sospensione'), o);
    expect(prima).toMatchObject({
      stato: 409,
      corpo: {
        type: '/problemi/comando.pratica_chiusa',
        code: 'comando.pratica_chiusa',
        norma: 'design 7',
        oggettoId: expect.stringMatching(/^cmd_/),
      },
    });
    expect(seconda).toEqual({ ...prima, ripetuta: true });
  });

  test('with Temporal down 503 with Retry-After, and the same key succeeds later, as the same command', async () => {
    const o = { corpo: {}, chiave: randomUUID() };
    api.temporal.giu = true;
    const giu = await api.chiama(
      'ente.operatore',
      'POST',
      `/v1/enti/${api.a.enteId}${comando('sospensione')}`,
      o,
    );
    expect([giu.status, giu.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await leggi('ente.operatore', '/pratiche')).stato).toBe(200);
    api.temporal.giu = false;
    expect(await posta('ente.operatore', comando('sospensione'), o)).toMatchObject({
      stato: 200,
      ripetuta: false,
    });
    expect(new Set(api.temporal.comandi.map((c) => c.comandoId)).size).toBe(1);
  });

  test('no answer in time: 202 with the address, and the same key asks again on the same command', async () => {
    const o = { corpo: {}, chiave: randomUUID() };
    api.temporal.risposta = 'in_corso';
    const prima = await posta('ente.operatore', comando('sospensione'), o);
    expect(prima).toMatchObject({ stato: 202, corpo: { stato: 'in_corso' } });
    const { comandoId, indirizzo } = prima.corpo;
    expect(indirizzo).toBe(`/v1/enti/${api.a.enteId}/comandi/${comandoId}`);
    expect((await leggi('ente.operatore', `/comandi/${comandoId}`)).stato).toBe(404);
    api.temporal.risposta = { esito: 'eseguita' };
    expect(await posta('ente.operatore', comando('sospensione'), o)).toMatchObject({
      stato: 200,
      corpo: { comandoId, esito: 'eseguita' },
    });
  });

  test('a command that was refused is told with its code and its words', async () => {
    const { corpo } = await leggi('ente.lettura', `/comandi/${api.a.comandoId}`);
    expect(corpo).toMatchObject({
      esito: 'rifiutata',
      code: 'comando.pratica_chiusa',
      messaggio: expect.stringContaining('chiusa'),
    });
  });
});

describe('words and files', () => {
  test('only the id of a text enters the command; an id of another Ente is unknown', async () => {
    const testo = 'istanza in autotutela del debitore';
    const { corpo } = await posta('ente.operatore', '/documenti', { corpo: { tipo: 'motivazione', testo } });
    const documentoId = String(corpo.id);
    await posta('ente.operatore', comando('sospensione'), { corpo: { documentoId } });
    expect(api.temporal.comandi[0]).toMatchObject({ documentoId, corpo: {} });
    expect(JSON.stringify(api.temporal.comandi)).not.toContain('autotutela');
    const altrui = await posta('ente.operatore', comando('sospensione'), {
      corpo: { documentoId: nuovoId('doc') },
    });
    expect(altrui).toMatchObject({ stato: 422, corpo: { code: 'documento.sconosciuto' } });
  });

  test('a file is what its bytes say', async () => {
    const manda = (grezzo: string | Uint8Array) =>
      posta('ente.operatore', '/documenti/file', {
        grezzo,
        intestazioni: { 'Content-Type': 'application/octet-stream', 'X-Nome-File': 'prova.pdf' },
      });
    for (const buono of [
      '%PDF-1.7 x',
      'Received: da qualcuno\r\nSubject: x\r\n\r\n',
      new Uint8Array([0xff, 0xd8, 0xff, 1]),
    ])
      expect((await manda(buono)).stato).toBe(201);
    for (const cattivo of ['MZ eseguibile', '<html><script>', ''])
      expect(await manda(cattivo)).toMatchObject({
        stato: 422,
        corpo: { code: 'documento.tipo_non_ammesso' },
      });
  });
});

describe('a list', () => {
  const carica = (contenuto: string, nome: string, o: { chiave?: string; query?: string } = {}) =>
    posta('ente.operatore', `/carichi?direzioneId=${api.a.direzioneId}${o.query ?? ''}`, {
      grezzo: contenuto,
      intestazioni: { 'Content-Type': 'application/octet-stream', 'X-Nome-File': encodeURIComponent(nome) },
      ...(o.chiave && { chiave: o.chiave }),
    });

  test('is archived as it came, started once, and the same file again is recognised', async () => {
    const contenuto = `N0${'x'.repeat(1_500_000)}${randomUUID()}`;
    const chiave = randomUUID();
    const prima = await carica(contenuto, '../../etc/lista è.290', { chiave });
    const sha256 = createHash('sha256').update(contenuto).digest('hex');
    expect(prima).toMatchObject({ stato: 202, corpo: { stato: 'ricevuto', sha256 } });
    expect(await carica(contenuto, '../../etc/lista è.290', { chiave })).toEqual({
      ...prima,
      ripetuta: true,
    });
    const caricoId = String(prima.corpo.id);
    expect(api.temporal.altre).toEqual([['avviaCarico', { enteId: api.a.enteId, caricoId }]]);
    const [riga] = await righe(
      (sql) => sql`select c.nome_file, encode(sha256(d.bytes), 'hex') as impronta, d.dimensione
        from carichi c join documenti d on d.id = c.documento_id where c.id = ${caricoId}`,
    );
    expect(riga).toEqual({
      nome_file: 'lista è.290',
      impronta: sha256,
      dimensione: Buffer.byteLength(contenuto),
    });
    const ancora = await carica(contenuto, 'altro-nome.290');
    expect(ancora).toMatchObject({ stato: 409, corpo: { code: 'carico.gia_caricato', oggettoId: caricoId } });
    expect((await leggi('ente.lettura', `/carichi/${caricoId}/rapporto`)).corpo).toEqual({ rapporto: null });
    expect(await leggi('ente.lettura', `/carichi/${caricoId}`)).toMatchObject({ stato: 200 });
  });

  test('that Temporal did not start is started by the repetition', async () => {
    const [contenuto, chiave] = [`N0${randomUUID()}`, randomUUID()];
    api.temporal.giu = true;
    expect((await carica(contenuto, 'a.290', { chiave })).stato).toBe(503);
    api.temporal.giu = false;
    expect((await carica(contenuto, 'a.290', { chiave })).stato).toBe(202);
    expect(api.temporal.altre).toHaveLength(1);
  });

  test('empty, of an unknown kind, a sheet that is no sheet, without a map, too big', async () => {
    const codici = [];
    for (const [contenuto, nome] of [
      ['', 'a.290'],
      ['x', 'a.exe'],
      ['x', 'a.xlsx'],
      ['PK\u0003\u0004', 'a.csv'],
      ['a;b', 'a.csv'],
      ['x'.repeat(2_097_153), 'a.290'],
    ] as const)
      codici.push((await carica(contenuto, nome)).corpo.code);
    expect(codici).toEqual([
      'carico.file_vuoto',
      'carico.formato_sconosciuto',
      'carico.formato_sconosciuto',
      'carico.formato_sconosciuto',
      'carico.mappa_mancante',
      'api.corpo_troppo_grande',
    ]);
    expect(api.temporal.altre).toEqual([]);
  });

  test('leaves no file behind', async () => {
    await carica(`N0${randomUUID()}`, 'a.290');
    await carica('x'.repeat(2_097_153), 'a.290');
    expect(await readdir(api.cartella)).toEqual([]);
  });

  test('is not approved nor refused by who loaded it, nor when it does not wait, nor without the words', async () => {
    const io = api.persone['ente.responsabile'];
    const mio = nuovoId('car');
    await inEnte(
      api.banco.app,
      api.a.enteId,
      ({
        sql,
      }) => sql`insert into carichi (id, direzione_id, formato, nome_file, sha256, stato, caricato_da, caricato_il)
        values (${mio}, ${api.a.direzioneId}, '290', 'm.290', ${randomUUID().replaceAll('-', '').padEnd(64, '0')},
          'in_approvazione', ${io}, '2026-01-01')`,
    );
    const approva = (id: string, corpo: object = { dichiarazione: true }, come = 'approvazione') =>
      posta('ente.responsabile', `/carichi/${id}/${come}`, { corpo });
    expect((await approva(mio)).corpo.code).toBe('carico.approvazione_stessa_persona');
    expect((await approva(mio, {}, 'respinta')).corpo.code).toBe('carico.approvazione_stessa_persona');
    expect((await approva(api.a.caricoId)).corpo.code).toBe('carico.non_in_approvazione');
    expect((await approva(api.a.inApprovazioneId, { dichiarazione: false })).stato).toBe(422);
    expect(api.temporal.altre).toEqual([]);
    expect((await approva(api.a.inApprovazioneId)).stato).toBe(200);
    expect(api.temporal.altre).toMatchObject([['approvaCarico', { autoreId: io, approvato: true }]]);
  });
});
