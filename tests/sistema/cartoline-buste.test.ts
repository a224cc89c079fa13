import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';
import { nuovaImmagine, ufficioDi } from '../banco/cartoline-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

const { via, carica, spedita, eventi, compitiDi, compitoDi, rispondi } = ufficioDi(() => api);

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
