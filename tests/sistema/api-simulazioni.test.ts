import { inEnte } from '../../database/connessione';
import { nuovoId } from '../../database/identificativi';
import { assegnazioni, utenti } from '../../database/schema/enti';
import { type ApiDiProva, apiDiProva, type Chiamata } from '../banco/api-di-prova';

let api: ApiDiProva;
beforeEach(async () => {
  api = await apiDiProva();
});
afterEach(() => api.chiudi());

const base = () => `/v1/enti/${api.a.enteId}/simulazioni`;
const BUONO = { profilo: 'firenze', debitori: 600 };
type Persona = Parameters<ApiDiProva['chiama']>[0];
async function chiedi(corpo: unknown, o: Chiamata = {}, chi: Persona = 'societa.operatore') {
  const risposta = await api.chiama(chi, 'POST', base(), { corpo, ...o });
  return { stato: risposta.status, corpo: (await risposta.json()) as Record<string, unknown> };
}
const leggi = async (percorso: string, chi: Persona = 'ente.lettura') =>
  (await (await api.chiama(chi, 'GET', `${base()}${percorso}`)).json()) as Record<string, unknown> & {
    elementi: { id: string }[];
  };

test('what is asked is kept with its defaults, told to Temporal by its id, and recorded', async () => {
  const o = { chiave: nuovoId('cmd') };
  const { stato, corpo } = await chiedi(BUONO, o);
  expect([stato, corpo.stato, corpo.indirizzo]).toEqual([202, 'richiesta', `${base()}/${corpo.id}`]);
  expect(await leggi(`/${corpo.id}`)).toMatchObject({
    ...{ id: corpo.id, stato: 'richiesta', profilo: 'firenze', confronta: null, caricoId: null },
    ...{ pratiche: 600, seme: 1, anni: 4, dal: '2026-01-01', avanzamento: { fatte: 0, fette: 2 } },
    ...{ errore: null, risultato: null, terminataAt: null, richiestaDa: api.persone['societa.operatore'] },
  });
  expect(await chiedi(BUONO, o)).toEqual({ stato, corpo });
  const avvii = api.temporal.altre.filter(([nome]) => nome === 'avviaSimulazione');
  expect(avvii).toEqual([['avviaSimulazione', { enteId: api.a.enteId, simulazioneId: corpo.id }]]);
  const voci = await api.banco.admin`
    select azione, esito, oggetto from audit where azione like 'simulazioni.%' order by at`;
  expect([...voci]).toContainEqual({ azione: 'simulazioni.avvia', esito: 'eseguita', oggetto: corpo.id });
});

test.each([
  [{ ...BUONO, profilo: 'roma' }, '/profilo'],
  [{ ...BUONO, confronta: 'roma' }, '/confronta'],
  [{ debitori: 5 }, '/profilo'],
  [{ profilo: 'firenze' }, '/debitori'],
  [{ ...BUONO, caricoId: 'car_01J8ZQ4K3T0000000000000000' }, '/debitori'],
  [{ ...BUONO, debitori: 0 }, '/debitori'],
  [{ ...BUONO, debitori: 200_001 }, '/debitori'],
  [{ ...BUONO, debitori: 1.5 }, '/debitori'],
  [{ ...BUONO, anni: 0 }, '/anni'],
  [{ ...BUONO, anni: 51 }, '/anni'],
  [{ ...BUONO, seme: -1 }, '/seme'],
  [{ ...BUONO, seme: 2 ** 53 }, '/seme'],
  [{ ...BUONO, dal: '2011-12-31' }, '/dal'],
  [{ ...BUONO, dal: '2026-02-30' }, '/dal'],
  [{ ...BUONO, modello: 'mio' }, '/'],
])('%j is refused, and the answer says where', async (corpo, pointer) => {
  const risposta = await chiedi(corpo);
  expect(risposta).toMatchObject({
    stato: 422,
    corpo: { code: 'api.richiesta_non_valida', errors: [{ pointer, detail: expect.any(String) }] },
  });
  expect(api.temporal.altre).toEqual([]);
});

test('the first day and the last bounds are accepted', async () => {
  const estremi = { ...BUONO, debitori: 200_000, anni: 50, seme: Number.MAX_SAFE_INTEGER, dal: '2012-01-01' };
  const { corpo } = await chiedi(estremi);
  const { debitori: _debitori, ...resto } = estremi;
  expect(await leggi(`/${corpo.id}`)).toMatchObject({ ...resto, pratiche: 200_000 });
});

test('a list of another Ente does not exist; one that is not loaded has nothing to simulate', async () => {
  const altrui = await chiedi({ profilo: 'firenze', caricoId: api.b.caricoId });
  expect(altrui).toMatchObject({ stato: 404, corpo: { code: 'api.non_trovato' } });
  const vuoto = await chiedi({ profilo: 'firenze', caricoId: api.a.caricoId });
  expect(vuoto).toMatchObject({ stato: 409, corpo: { code: 'simulazione.carico_senza_pratiche' } });
  await api.banco.admin`update carichi set pratiche_totali = 1 where id = ${api.a.caricoId}`;
  const preso = await chiedi({ profilo: 'firenze', caricoId: api.a.caricoId });
  expect(await leggi(`/${preso.corpo.id}`)).toMatchObject({ caricoId: api.a.caricoId, pratiche: 1 });
});

test('with Temporal down 503; the same key asks again for the same simulation', async () => {
  const o = { chiave: nuovoId('cmd') };
  api.temporal.giu = true;
  expect((await chiedi(BUONO, o)).stato).toBe(503);
  api.temporal.giu = false;
  const { stato, corpo } = await chiedi(BUONO, o);
  expect(stato).toBe(202);
  const { elementi } = await leggi('?limit=200');
  expect(elementi.map((s) => s.id).sort()).toEqual([api.a.simulazioneId, corpo.id].sort());
});

test('an Ente has five at once and no more; a page shows some of them and where the next begins', async () => {
  for (const seme of [2, 3, 4, 5]) expect((await chiedi({ ...BUONO, seme })).stato).toBe(202);
  expect(await chiedi(BUONO)).toMatchObject({ stato: 409, corpo: { code: 'simulazione.troppe' } });
  await api.chiama('ente.operatore', 'POST', `${base()}/${api.a.simulazioneId}/annullamento`, { corpo: {} });
  expect(api.temporal.altre.at(-1)).toEqual(['fermaSimulazione', { simulazioneId: api.a.simulazioneId }]);
  expect((await chiedi(BUONO)).stato).toBe(202);
  const visti: string[] = [];
  for (let cursor = ''; ; ) {
    const pagina = await leggi(`?limit=2&stato=richiesta${cursor && `&cursor=${cursor}`}`);
    visti.push(...pagina.elementi.map((s) => s.id));
    if (pagina.cursor === null) break;
    cursor = String(pagina.cursor);
  }
  expect(new Set(visti).size).toBe(5);
  expect(visti).toHaveLength(5);
});

test('a person of one office sees what that person asked for, and no list of another office', async () => {
  const mia = nuovoId('ute');
  await api.banco.app.db.insert(utenti).values({ id: mia, nome: 'Persona di una direzione' });
  await inEnte(api.banco.app, api.a.enteId, ({ tx }) =>
    tx
      .insert(assegnazioni)
      .values({ utenteId: mia, ruolo: 'ente.operatore', direzioneId: api.a.direzioneId }),
  );
  api.persone.estranea = mia;
  const { corpo: altrui } = await chiedi(BUONO);
  const { corpo: propria } = await chiedi(BUONO, {}, 'estranea');
  const { elementi } = await leggi('', 'estranea');
  expect(elementi.map((s) => s.id).sort()).toEqual([api.a.simulazioneId, propria.id].sort());
  expect(await leggi(`/${altrui.id}`, 'estranea')).toMatchObject({ code: 'api.non_trovato' });
});
