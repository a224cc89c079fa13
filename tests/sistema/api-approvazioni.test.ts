import { nuovoId } from '../../database/identificativi';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
});
afterAll(() => api.chiudi());

type Persona = Parameters<ApiDiProva['chiama']>[0];
type Corpo = Record<string, unknown>;
async function chiama(chi: Persona, metodo: 'GET' | 'POST', percorso: string, corpo?: object) {
  const r = await api.chiama(chi, metodo, `/v1/enti/${api.a.enteId}${percorso}`, { ...(corpo && { corpo }) });
  return { stato: r.status, corpo: (await r.json()) as Corpo };
}

test('the Ufficiale signs a draft on the version that was shown', async () => {
  const { bozzaId, praticaId } = api.a;
  const firma = await chiama('societa.ufficiale', 'POST', `/bozze/${bozzaId}/firma`, { versione: 1 });
  expect(firma).toMatchObject({ stato: 200, corpo: { esito: 'eseguita', praticaId } });
  expect(api.temporal.comandi.at(-1)).toMatchObject({ nome: 'approvaAtto', corpo: { bozzaId, versione: 1 } });
});

test('a batch is shown, counted, and approved once by a second person', async () => {
  const { lottoId, direzioneId, bozzaId } = api.a;
  const prepara = { direzioneId, tipo: 'sollecito795' };
  // the only draft is in a batch that waits already
  expect(await chiama('societa.operatore', 'POST', '/lotti', prepara)).toMatchObject({
    stato: 409,
    corpo: { code: 'lotto.vuoto' },
  });
  const letto = await chiama('ente.lettura', 'GET', `/lotti/${lottoId}`);
  expect(letto.corpo).toMatchObject({
    quante: 1,
    totale: '13000',
    campione: [{ bozzaId, esito: null }],
    rifiuti: [],
  });
  const approva = (chi: Persona, quante: number) =>
    chiama(chi, 'POST', `/lotti/${lottoId}/approvazione`, { quante });
  expect((await approva('societa.ufficiale', 2)).corpo).toMatchObject({ code: 'lotto.conto_diverso' });
  expect(await approva('societa.ufficiale', 1)).toMatchObject({ stato: 202, corpo: { id: lottoId } });
  expect(api.temporal.altre.at(-1)).toMatchObject(['approvaLotto', { lottoId }]);
  expect((await approva('ente.responsabile', 1)).corpo).toMatchObject({ code: 'lotto.non_preparato' });
});

test('who prepared a batch does not approve it', async () => {
  const { admin } = api.banco;
  const { enteId, direzioneId, praticaId, partitaId } = api.a;
  const bozzaId = nuovoId('boz');
  await admin`update bozze set stato = 'caduta' where ente_id = ${enteId}`;
  await admin`insert into bozze (ente_id, id, direzione_id, pratica_id, tipo, motivo, norma, approvazione, partite, importi,
      dovuto, versione, aperta_il)
    values (${enteId}, ${bozzaId}, ${direzioneId}, ${praticaId}, 'presaInCarico', 'PRESA_IN_CARICO', 'c. 792', 'lotto',
      ${[partitaId]}, '{"dovuto":"5"}', 5, 1, '2026-01-10')`;
  const corpo = { direzioneId, tipo: 'presaInCarico' };
  const lotto = await chiama('ente.responsabile', 'POST', '/lotti', corpo);
  expect(lotto).toMatchObject({ stato: 201, corpo: { quante: 1, totale: '5', stato: 'preparato' } });
  const percorso = `/lotti/${String(lotto.corpo.id)}/approvazione`;
  const suo = await chiama('ente.responsabile', 'POST', percorso, { quante: 1 });
  expect(suo).toMatchObject({ stato: 409, corpo: { code: 'lotto.stessa_persona' } });
  expect((await chiama('societa.ufficiale', 'POST', percorso, { quante: 1 })).stato).toBe(202);
});

test('what the register answered stays on the act with its evidence', async () => {
  const { admin } = api.banco;
  const { enteId, direzioneId, praticaId, partitaId, documentoId } = api.a;
  const [attoId, compitoId] = [nuovoId('att'), nuovoId('cmp')];
  await admin`insert into atti (ente_id, id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite,
      importi, dovuto, versione)
    values (${enteId}, ${attoId}, ${direzioneId}, ${praticaId}, 'fermo', 2026, 1, 'ISCRIZIONE_FERMO', 'art. 86',
      '2026-01-10', ${[partitaId]}, '{"residuo":"5","mora":"0","oneri":"0","spese":"0","dovuto":"5"}', 5, 1)`;
  await admin`insert into compiti (ente_id, id, direzione_id, pratica_id, tipo, riferimento, aperto_il)
    values (${enteId}, ${compitoId}, ${direzioneId}, ${praticaId}, 'registro', ${attoId}, '2026-01-10')`;
  const esito = {
    tipo: 'registro',
    esito: 'eseguita',
    estremi: 'PRA 123/2026',
    il: '2026-01-10',
    documentoId,
  };
  const rispondi = (corpo: object) =>
    chiama('societa.operatore', 'POST', `/compiti/${compitoId}/esito`, corpo);
  expect((await rispondi({ ...esito, il: '2099-01-01' })).corpo).toMatchObject({
    code: 'compito.data_futura',
  });
  expect((await rispondi({ ...esito, documentoId: undefined })).stato).toBe(422);
  expect(await rispondi(esito)).toMatchObject({ stato: 200, corpo: { stato: 'chiuso' } });
  const atto = await chiama('ente.lettura', 'GET', `/atti/${attoId}`);
  expect(atto.corpo.formalita).toEqual([
    expect.objectContaining({ registro: 'pra', esito: 'eseguita', estremi: 'PRA 123/2026', documentoId }),
  ]);
});
