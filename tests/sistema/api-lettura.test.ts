import { randomUUID } from 'node:crypto';
import { nuovoId } from '../../database/identificativi';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { seminaPratica } from '../banco/due-enti';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

type Persona = Parameters<ApiDiProva['chiama']>[0];
type Corpo = Record<string, unknown> & { elementi: { id: string }[]; cursor: string | null };
const via = (percorso: string) => `/v1/enti/${api.a.enteId}${percorso}`;
const leggi = async (percorso: string, chi: Persona = 'ente.lettura') =>
  (await (await api.chiama(chi, 'GET', via(percorso))).json()) as Corpo;
const posta = async (chi: Persona, percorso: string, corpo: unknown, chiave: string = randomUUID()) => {
  const risposta = await api.chiama(chi, 'POST', via(percorso), { corpo, chiave });
  return { stato: risposta.status, corpo: (await risposta.json()) as Record<string, unknown> };
};

describe('money', () => {
  const ricevuta = (altro: object = {}) => ({
    ricevutaId: `psp.${randomUUID()}`,
    nav: '301000000000000123',
    importo: '12345',
    valuta: '2026-02-01',
    ...altro,
  });

  test('is stored before anybody is told; with Temporal down it is taken all the same', async () => {
    api.temporal.giu = true;
    const r = ricevuta();
    const { stato, corpo } = await posta('macchina', '/pagamenti/ricevute', r);
    api.temporal.giu = false;
    expect(stato).toBe(202);
    const [riga] = await api.banco.admin`
      select importo, valuta::text, stato, nav, pratica_id from pagamenti where ricevuta_id = ${String(corpo.ricevutaId)}`;
    expect(riga).toMatchObject({ valuta: '2026-02-01', stato: 'ricevuto', nav: r.nav, pratica_id: null });
    expect(String(riga?.importo)).toBe('12345');
  });

  test('the same receipt under another key is one payment; with another amount it is refused and nothing changes', async () => {
    const r = ricevuta();
    const prima = await posta('macchina', '/pagamenti/ricevute', r);
    const seconda = await posta('macchina', '/pagamenti/ricevute', r);
    const terza = await posta('macchina', '/pagamenti/ricevute', { ...r, importo: '99999' });
    expect(seconda).toEqual(prima);
    expect(terza).toMatchObject({ stato: 409, corpo: { code: 'pagamento.ricevuta_diversa' } });
    const righe = await api.banco.admin`
      select importo::text from pagamenti where ricevuta_id = ${String(prima.corpo.ricevutaId)}`;
    expect(righe).toMatchObject([{ importo: '12345' }]);
  });

  test('that nobody owns is given to a pratica by a person, once', async () => {
    const { corpo } = await posta('macchina', '/pagamenti/ricevute', ricevuta());
    const compitoId = nuovoId('cmp');
    await api.banco.admin`
      insert into compiti (ente_id, id, tipo, riferimento, aperto_il)
      values (${api.a.enteId}, ${compitoId}, 'pagamento_da_attribuire', ${String(corpo.pagamentoId)}, '2026-02-01')`;
    const esito = (praticaId: string) =>
      posta('societa.operatore', `/compiti/${compitoId}/esito`, {
        tipo: 'pagamento_da_attribuire',
        praticaId,
      });
    expect((await esito(api.b.praticaId)).corpo.code).toBe('pratica.sconosciuta');
    api.temporal.altre = [];
    expect((await esito(api.a.praticaId)).stato).toBe(200);
    expect(api.temporal.altre).toMatchObject([
      ['avviaRicevuta', { ricevutaId: corpo.ricevutaId, attribuita: true }],
    ]);
    expect((await esito(api.a.praticaId)).corpo.code).toBe('compito.gia_chiuso');
  });
});

describe('tasks', () => {
  const apri = async (tipo: string) => {
    const id = nuovoId('cmp');
    await api.banco.admin`
      insert into compiti (ente_id, id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il)
      values (${api.a.enteId}, ${id}, ${api.a.direzioneId}, ${api.a.praticaId}, ${api.a.tentativoId}, ${tipo}, ${id},
        '2026-02-01')`;
    return id;
  };
  const esito = async (id: string, corpo: object) =>
    posta('societa.ufficiale', `/compiti/${id}/esito`, corpo);

  test('the answers that a pratica decides on go to it, with the evidence', async () => {
    const indagine = await apri('indagine');
    const postale = await apri('postale');
    const prova = { esito: 'perfezionata', legaleIl: '2026-01-20', documentoId: api.a.documentoId };
    api.temporal.comandi = [];
    expect((await esito(indagine, { tipo: 'indagine', elenco: ['conto'] })).stato).toBe(200);
    expect((await esito(postale, { tipo: 'postale', ...prova })).stato).toBe(200);
    expect(api.temporal.comandi).toMatchObject([
      { nome: 'esitoIndagine', corpo: { compitoId: indagine, beni: ['conto'] } },
      {
        nome: 'esitoNotifica',
        documentoId: api.a.documentoId,
        corpo: {
          compitoId: postale,
          tentativoId: api.a.tentativoId,
          esito: 'perfezionata',
          legaleIl: '2026-01-20',
        },
      },
    ]);
    for (const { corpo } of api.temporal.comandi) expect(corpo).not.toHaveProperty('tipo');
  });

  test('an outcome without evidence, of another kind, with a thing that is no asset', async () => {
    const postale = await apri('postale');
    expect(
      (await esito(postale, { tipo: 'postale', esito: 'perfezionata', legaleIl: '2026-01-20' })).stato,
    ).toBe(422);
    expect((await esito(postale, { tipo: 'indagine', elenco: [] })).corpo.code).toBe(
      'compito.esito_di_altro_tipo',
    );
    expect((await esito(postale, { tipo: 'indagine', elenco: ['yacht'] })).stato).toBe(422);
  });

  test('an uncertain send is resolved by a person, once, and its process wakes', async () => {
    const incerta = await apri('incerta');
    api.temporal.altre = [];
    const due = await Promise.all(
      [1, 2].map(() => esito(incerta, { tipo: 'incerta', esito: 'non_inviata' })),
    );
    expect(due.map((r) => r.stato).sort()).toEqual([200, 409]);
    expect(api.temporal.altre).toMatchObject([['svegliaNotifica', { tentativoId: api.a.tentativoId }]]);
    const letto = await leggi(`/compiti/${incerta}`);
    expect(letto).toMatchObject({
      chiusoDa: api.persone['societa.ufficiale'],
      esito: { esito: 'non_inviata' },
    });
  });
});

describe('reading', () => {
  test('the whole fascicolo: debtor, claims, facts, acts with attempts and evidence, money', async () => {
    const f = await leggi(`/pratiche/${api.a.praticaId}`);
    expect(f).toMatchObject({
      id: api.a.praticaId,
      debitore: { cognome: 'Prova', nome: 'Persona' },
      partite: [{ capitale: '10000', sanzioni: '3000', interessi: '0', spese: '0' }, { spese: '5000' }],
      atti: [
        { id: api.a.attoId, importi: { dovuto: '13000' }, tentativi: [{ eventi: [{ id: api.a.eventoId }] }] },
      ],
      pagamenti: expect.arrayContaining([expect.objectContaining({ importo: '100' })]),
    });
  });

  test('a plan: its instalments stay with the provision, the request and its answer are listed', async () => {
    const { enteId, praticaId, direzioneId } = api.a;
    const [attoId, fattoId] = [nuovoId('att'), nuovoId('fat')];
    await api.banco.admin`
      insert into fatti (ente_id, id, pratica_id, progressivo, chiave, tipo, noto_il, dati, autore, norma)
      values (${enteId}, ${fattoId}, ${praticaId}, 901, 'k-rate', 'rateazioneConcessa', '2026-02-10',
        '{"rate":2,"primaScadenza":"2026-03-31"}', 'ute_A', 'c. 796')`;
    await api.banco.admin`
      insert into atti (ente_id, id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
        dovuto, versione, fatto_id, righe)
      values (${enteId}, ${attoId}, ${direzioneId}, ${praticaId}, 'provvedimentoRateazione', 2026, 1, 'RATEAZIONE_AMMISSIBILE',
        'c. 796', '2026-02-10', '{}', '{"residuo":"18000","mora":"0","oneri":"0","spese":"1","dovuto":"18001"}', 18001, 1,
        ${fattoId}, '{}')`;
    await api.banco.admin`
      insert into rate_piano (ente_id, atto_id, numero, scadenza, importo, nav)
      values (${enteId}, ${attoId}, 2, '2026-04-30', 9000, '301000000000000222'),
        (${enteId}, ${attoId}, 1, '2026-03-31', 9001, '301000000000000111')`;
    expect(await leggi(`/atti/${attoId}`)).toMatchObject({
      tipo: 'provvedimentoRateazione',
      nav: null,
      piano: [
        { numero: 1, scadenza: '2026-03-31', importo: '9001', nav: '301000000000000111' },
        { numero: 2, scadenza: '2026-04-30', importo: '9000' },
      ],
    });
    const { elementi } = await leggi(`/rateazioni?praticaId=${praticaId}`);
    expect(elementi).toMatchObject([{ id: fattoId, tipo: 'rateazioneConcessa', dati: { rate: 2 } }]);
    await api.banco.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from rate_piano`;
      await sql`delete from atti where id = ${attoId}`;
      await sql`delete from fatti where id = ${fattoId}`;
    });
  });

  test('the next step says which rule, under which norm, from when; the account is in cents', async () => {
    const passo = await leggi(`/pratiche/${api.a.praticaId}/passo?il=2026-02-01`);
    expect(passo).toMatchObject({
      il: '2026-02-01',
      passo: { passo: expect.any(String), motivo: expect.any(String), norma: expect.any(String) },
      regola: { posto: expect.any(Number), nome: expect.any(String) },
    });
    const conto = await leggi(`/pratiche/${api.a.praticaId}/conto?il=2026-02-01`);
    expect(conto).toMatchObject({ il: '2026-02-01', residuo: '18000', versato: '0' });
    expect(BigInt(String(conto.dovuto))).toBeGreaterThanOrEqual(18_000n);
    expect(conto.partite).toHaveLength(2);
    expect(await leggi(`/pratiche/${api.a.praticaId}/movimenti`)).toEqual({ scritture: [] });
  });

  test('a list masks the name and is walked by its cursor without gaps nor repeats', async () => {
    const altre = [];
    for (let i = 0; i < 4; i += 1)
      altre.push((await seminaPratica(api.banco.app, api.a.enteId, api.a.direzioneId)).praticaId);
    const attese = [api.a.praticaId, ...altre].sort();
    const viste: string[] = [];
    let cursor: string | null = null;
    do {
      const pagina: Corpo = await leggi(`/pratiche?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      expect(pagina.elementi.length).toBeLessThanOrEqual(2);
      expect(pagina.elementi[0]).toMatchObject({ debitore: 'Pr***' });
      viste.push(...pagina.elementi.map((e) => e.id));
      cursor = pagina.cursor;
    } while (cursor !== null);
    expect(viste).toEqual(attese);
  });

  test('the search by codice fiscale stays out of the address and finds one', async () => {
    const [riga] = await api.banco.admin<{ cf: string }[]>`
      select codice_fiscale as cf from debitori_anagrafiche where debitore_id = ${api.a.debitoreId}`;
    const { corpo } = await posta('ente.lettura', '/pratiche/ricerca', {
      codiceFiscale: riga?.cf.toLowerCase(),
    });
    expect(corpo).toMatchObject({ elementi: [{ id: api.a.praticaId }], cursor: null });
  });

  test('documents are downloads, byte for byte, and only those that the pratica names', async () => {
    const pdf = await api.chiama('ente.lettura', 'GET', via(`/atti/${api.a.attoId}/pdf`));
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="${api.a.attoId}.pdf"`);
    expect(await pdf.text()).toBe('%PDF-1.7 prova');
    const prova = await api.chiama('ente.lettura', 'GET', via(`/eventi/${api.a.eventoId}/prova`));
    expect(prova.headers.get('content-type')).toBe('application/octet-stream');
    const { corpo } = await posta('ente.operatore', '/documenti', { tipo: 'nota', testo: 'di un altro' });
    expect(
      (await api.chiama('ente.lettura', 'GET', via(`/pratiche/${api.a.praticaId}/documenti/${corpo.id}`)))
        .status,
    ).toBe(404);
  });

  test('an export holds every row and runs nothing in a spreadsheet', async () => {
    await api.banco.admin`
      update debitori_anagrafiche set cognome = '=HYPERLINK("http://x")', nome = ${'+39;a"b\nc'}
      where debitore_id = ${api.a.debitoreId}`;
    const csv = await (await api.chiama('ente.operatore', 'GET', via('/esportazioni/pratiche.csv'))).text();
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")";"'+39;a""b\nc"`);
    const [conteggio] = await api.banco
      .admin`select count(*)::int as n from partite where ente_id = ${api.a.enteId}`;
    const partite = await (
      await api.chiama('ente.operatore', 'GET', via('/esportazioni/partite.csv'))
    ).text();
    expect(partite.trim().split('\r\n')).toHaveLength(conteggio?.n + 1);
    expect(partite).toContain(';10000;3000;0;0;');
  });
});

describe('the audit', () => {
  const audit = (azione: string) => api.banco.admin`
    select utente_id, oggetto, esito, codice from audit where azione = ${azione} and ente_id = ${api.a.enteId}
    order by at desc, id desc limit 1`;

  test('holds writes, refusals and reads of personal data, with who and on what', async () => {
    await leggi(`/pratiche/${api.a.praticaId}`, 'societa.amministratore');
    expect((await audit('pratiche.leggi'))[0]).toEqual({
      utente_id: api.persone['societa.amministratore'],
      oggetto: api.a.praticaId,
      esito: 'letta',
      codice: null,
    });
    await posta('societa.operatore', `/pratiche/${api.a.praticaId}/comandi/sgravio`, {
      partita: api.a.partitaId,
      totale: true,
    });
    expect((await audit('comandi.sgravio'))[0]).toMatchObject({
      utente_id: api.persone['societa.operatore'],
      esito: 'rifiutata',
      codice: 'api.ruolo_insufficiente',
    });
    await leggi(`/pratiche/${api.a.praticaId}`, 'estranea');
    expect((await audit('pratiche.leggi'))[0]).toMatchObject({
      utente_id: api.persone.estranea,
      esito: 'rifiutata',
      codice: 'api.non_trovato',
    });
    await posta('ente.operatore', `/pratiche/${api.a.praticaId}/comandi/sospensione`, {});
    expect((await audit('comandi.sospensione'))[0]).toMatchObject({
      esito: 'eseguita',
      oggetto: expect.stringMatching(new RegExp(`^${api.a.praticaId} cmd_`)),
    });
  });

  test('what cannot be recorded is not shown', async () => {
    await api.banco.admin`revoke insert on audit from esatto_app`;
    const risposta = await api.chiama('ente.lettura', 'GET', via(`/pratiche/${api.a.praticaId}`));
    await api.banco.admin`grant insert on audit to esatto_app`;
    expect(risposta.status).toBe(500);
    expect(await risposta.text()).not.toContain('debitore');
  });
});
