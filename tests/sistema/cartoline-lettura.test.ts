import { mossaDelTentativo } from '../../activities/notifiche/mossa';
import { inEnte } from '../../database/connessione';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { ufficioDi } from '../banco/cartoline-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const { via, manda, leggi, spedita, eventi, compitiDi, compitoDi, rispondi, cartolina, lettura } = ufficioDi(
  () => api,
);

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
      ['annunciaEvento', { enteId: api.a.enteId, praticaId: api.a.praticaId, tentativoId }],
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

describe('which product a raccomandata is (notifiche-send-posta.md 4.1: the type of the act chooses)', () => {
  const conProdotto = (prodotto: 'AR' | 'AG') => api.banco.admin`
    update pratiche set parametri = parametri || ${api.banco.admin.json({ 'posta.prodotto.accertamentoEsecutivo': prodotto })}
    where id = ${api.a.praticaId}`;
  beforeAll(() => conProdotto('AG'));
  afterAll(() => conProdotto('AR'));

  test('without a number its cards are those of L. 890/1982, and so are its rules', async () => {
    const { tentativoId, id } = await cartolina();
    expect(await lettura('societa.operatore', id)).toMatchObject({
      stato: 422,
      corpo: { code: 'lettura.altro_prodotto' },
    });
    for (const chi of ['societa.operatore', 'ente.operatore'] as const)
      expect(await lettura(chi, id, { documento: '23L' })).toMatchObject({ stato: 200 });
    const mossa = await inEnte(api.banco.app, api.a.enteId, (t) =>
      mossaDelTentativo(t, { tentativoId, canale: 'raccomandata' }, '2026-02-01'),
    );
    expect(mossa).toMatchObject({
      mossa: 'concludi',
      perfezionamento: { destinatarioIl: '2026-01-20', regola: 'AG_CONSEGNA' },
    });
  });

  test('a list of the post that does not say it takes that of the act; one that does is believed', async () => {
    const tacita = await spedita('616000000070');
    const detta = await spedita();
    const righe = [{ tentativoId: detta, numero: '616000000071', prodotto: 'AR' }];
    const { documentoId } = api.a;
    const distinta = { accettataIl: '2026-01-12', documentoId, righe };
    expect(await manda('societa.operatore', '/raccomandate', distinta)).toMatchObject({ stato: 200 });
    const prodotti = await api.banco.admin`
      select tentativo_id as id, prodotto from raccomandate where tentativo_id = any(${[tacita, detta]}) order by numero`;
    expect(prodotti).toEqual([
      { id: tacita, prodotto: 'AG' },
      { id: detta, prodotto: 'AR' },
    ]);
  });
});
