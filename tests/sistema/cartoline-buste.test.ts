import { accogliEvento } from '../../activities/notifiche/posta/accogli';
import { scartaEventi } from '../../activities/notifiche/scarta';
import { inEnte, type Transazione } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { nuovaImmagine, ufficioDi } from '../banco/cartoline-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const { via, carica, spedita, eventi, compitiDi, compitoDi, rispondi } = ufficioDi(() => api);

const conRestituzione = (giorni: number | null) => api.banco.admin`
  update pratiche set parametri = parametri || ${api.banco.admin.json({ 'posta.restituzioneGiorni': giorni })}
  where id = ${api.a.praticaId}`;

describe('an envelope that comes back (seed E-20)', () => {
  const busta = async (tentativoId: string, query: string) =>
    carica('societa.operatore', `/scansioni?genere=busta&codice=${tentativoId}&${query}`, nuovaImmagine());
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
    expect(api.temporal.altre).toMatchObject([['annunciaEvento', { tentativoId }]]);
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

describe('an envelope that the provider announces (seed E-20)', () => {
  const qui = <T>(lavoro: (t: Transazione) => Promise<T>) => inEnte(api.banco.app, api.a.enteId, lavoro);
  beforeAll(() => conRestituzione(15));
  afterAll(() => conRestituzione(null));

  /** A raccomandata that the provider took, and then could not deliver. */
  async function nonConsegnata(numero: string, causa: string): Promise<string> {
    const tentativoId = await spedita();
    const pezzo = nuovoId('trs');
    await qui(async (t) => {
      await t.sql`insert into trasmissioni (id, tentativo_id, ordine, message_id, stato, inviata_il)
        values (${pezzo}, ${tentativoId}, 1, ${pezzo}, 'inviata', '2026-01-10')`;
      await t.sql`insert into pezzi_postali (id, tentativo_id, fornitore, prodotto, destinatario, fonte, rilevato_at, pdf_id,
          pagine, a_carico)
        values (${pezzo}, ${tentativoId}, 'consolidatore', 'AR', '{}', 'prova', now(), ${api.a.documentoId}, 1, 'debitore')`;
      for (const volta of [1, 2])
        await accogliEvento(t, {
          requestId: pezzo,
          registeredLetterCode: numero,
          productType: 'AR',
          statusCode: 'RECRN002C',
          statusDescription: 'mancata consegna',
          statusDateTime: '2026-01-20T09:00:00Z',
          deliveryFailureCause: causa,
          clientRequestTimeStamp: `2026-01-23T0${volta}:00:00Z`,
        });
    });
    return tentativoId;
  }
  const attese = (tentativoId: string) => compitiDi(tentativoId);

  test('is waited for from the missed delivery, with its term; the scanned one takes its place', async () => {
    const tentativoId = await nonConsegnata('616000000081', 'M04');
    expect(await attese(tentativoId)).toMatchObject([{ tipo: 'busta', entro: '2026-02-04', aperto: true }]);
    const busta = `/scansioni?genere=busta&codice=616000000081&tornataIl=2026-02-02&causa=M04`;
    const { corpo } = await carica('societa.operatore', busta, nuovaImmagine());
    expect(corpo).toMatchObject({ esito: 'attribuita' });
    expect(await attese(tentativoId)).toMatchObject([{ tipo: 'busta', aperto: false }]);
    expect(await compitiDi(String(corpo.id))).toMatchObject([
      { tipo: 'busta', entro: '2026-02-17', aperto: true },
      { tipo: 'cartolina', aperto: true },
    ]);
    const csv = await (await api.chiama('ente.operatore', 'GET', via('/esportazioni/buste.csv'))).text();
    expect(csv).toContain('2026-02-17;2026-02-02;M04;616000000081;');
    // of something else: it is waited for again
    const compito = await compitoDi(String(corpo.id), 'cartolina');
    await rispondi('ente.responsabile', compito, { tipo: 'cartolina', scarto: 'altrui' });
    expect((await attese(tentativoId)).filter((c) => c.aperto)).toMatchObject([{ entro: '2026-02-04' }]);
  });

  test('refused by the addressee it is not; nor when its outcome was set aside', async () => {
    expect(await attese(await nonConsegnata('616000000082', 'M05'))).toEqual([]);
    const tentativoId = await nonConsegnata('616000000083', 'M04');
    await qui(async (t) => {
      const [e] = await t.sql<{ id: string }[]>`
        select id from eventi_notifica where tentativo_id = ${tentativoId} and tipo = 'recapito'`;
      await scartaEventi(t, tentativoId, { eventi: [e?.id ?? ''], autore: 'ute_1', documentoId: null });
    });
    expect(await attese(tentativoId)).toMatchObject([{ tipo: 'busta', aperto: false }]);
  });

  test('taken to the Ente by the provider it is answered with the signed list, and is not kept', async () => {
    const tentativoId = await nonConsegnata('616000000084', 'M08');
    const compito = await compitoDi(tentativoId, 'busta');
    const prova = (e: object) => rispondi('societa.operatore', compito, { tipo: 'busta', ...e });
    expect(await prova({ esito: 'trattenuta' })).toMatchObject({ corpo: { code: 'busta.da_restituire' } });
    const { documentoId } = api.a;
    expect(await prova({ esito: 'restituita', il: '2026-02-03', documentoId })).toMatchObject({ stato: 200 });
    expect((await eventi(tentativoId)).map((e) => e.tipo)).toContain('restituita');
    expect(await attese(tentativoId)).toMatchObject([{ aperto: false }]);
  });
});
