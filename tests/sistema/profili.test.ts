import type { Contesto } from '../../activities/contesto';
import { profiloDellaPratica } from '../../activities/pratica/profilo';
import { valutaPratica } from '../../activities/pratica/valuta';
import { inEnte } from '../../database/connessione';
import { caricaFascicolo } from '../../database/fascicolo';
import { preparaOrologio, spostaOggi } from '../../database/orologio';
import { statoDi } from '../../services/conducente/quiete';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';

let api: ApiDiProva;
beforeAll(async () => {
  api = await apiDiProva();
  await preparaOrologio(api.banco.app.sql, { modo: 'comandato', dal: '2026-02-01' });
});
afterAll(() => api.chiudi());

type Persona = Parameters<ApiDiProva['chiama']>[0];
const chiama = async (chi: Persona, metodo: string, percorso: string, corpo?: unknown) => {
  const risposta = await api.chiama(chi, metodo, `/v1/enti/${api.a.enteId}${percorso}`, {
    ...(corpo !== undefined && { corpo }),
  });
  return { stato: risposta.status, corpo: (await risposta.json()) as Record<string, unknown> };
};
const proponi = (righe: object[], chi: Persona = 'ente.operatore') =>
  chiama(chi, 'POST', '/profili/proposte', { righe });
const approva = (id: unknown, chi: Persona = 'ente.responsabile') =>
  chiama(chi, 'POST', `/profili/proposte/${id}/approvazione`, {});
const soglia = (dal: string, valore: unknown, altro: object = {}) => ({
  parametro: 'soglia794',
  dal,
  valore,
  fonte: 'delibera 12/2026',
  ...altro,
});
const inVigore = async (il: string, parametro = 'soglia794') => {
  const { corpo } = await chiama('ente.lettura', 'GET', `/profili/legge160?il=${il}`);
  return (corpo.righe as { parametro: string }[]).find((riga) => riga.parametro === parametro);
};

/** The activity as the worker runs it: it needs nothing but the database. */
const valuta = () => {
  const { enteId, praticaId } = api.banco.a;
  return valutaPratica({ database: api.banco.app } as Contesto, { m: 'praticaId', enteId, praticaId });
};
const scritta = async () => {
  const [riga] = await api.banco.admin`
    select motivo, fino::text, ultimo_passo->>'fino' as passo, valutata_il::text as il, valutata_profilo as profilo
    from pratiche where id = ${api.banco.a.praticaId}`;
  return riga;
};

test('a row is proposed by one person and approved by another, from a later date, and stays', async () => {
  const proposta = await proponi([soglia('2026-02-10', '500.00'), soglia('2026-03-01', '12.00')]);
  expect(proposta).toMatchObject({
    stato: 201,
    corpo: {
      stato: 'proposta',
      propostaDa: api.persone['ente.operatore'],
      propostaIl: '2026-02-01',
      approvataDa: null,
    },
  });
  expect(await inVigore('2026-02-10')).toMatchObject({ valore: '1200', strato: 'ente', dal: null }); // not yet
  const { id } = proposta.corpo;
  expect(await approva(id)).toMatchObject({
    stato: 200,
    corpo: { stato: 'approvata', approvataDa: api.persone['ente.responsabile'], approvataIl: '2026-02-01' },
  });
  expect(await approva(id, 'societa.amministratore')).toMatchObject({
    stato: 409,
    corpo: { code: 'profilo.gia_approvata' },
  });
  expect(await inVigore('2026-02-09')).toMatchObject({ valore: '1200', strato: 'ente', al: '2026-02-09' });
  expect(await inVigore('2026-02-28')).toEqual({
    parametro: 'soglia794',
    valore: '50000',
    strato: 'ente',
    dal: '2026-02-10',
    al: '2026-02-28',
    fonte: 'delibera 12/2026',
    approvatoDa: api.persone['ente.responsabile'],
  });
  expect(await inVigore('2026-02-28', 'piccoli.giorni')).toMatchObject({
    valore: 60,
    strato: 'legge',
    approvatoDa: 'prodotto',
  });
  const elenco = await chiama('ente.lettura', 'GET', '/profili/proposte');
  expect(elenco.corpo.elementi).toEqual(
    expect.arrayContaining([expect.objectContaining({ id, stato: 'approvata' })]),
  );
});

test('the same person is refused with its code and its norm, and the refusal is recorded', async () => {
  const { corpo } = await proponi([soglia('2030-01-01', '15.00')], 'ente.responsabile');
  expect(await approva(corpo.id, 'ente.responsabile')).toMatchObject({
    stato: 409,
    corpo: { code: 'profilo.approvazione_stessa_persona', norma: 'seed A-14, A-15' },
  });
  const [voce] = await api.banco.admin`
    select esito, codice from audit where azione = 'profili.approva' and oggetto = ${String(corpo.id)}`;
  expect(voce).toEqual({ esito: 'rifiutata', codice: 'profilo.approvazione_stessa_persona' });
  expect((await approva(corpo.id, 'societa.amministratore')).stato).toBe(200);
});

test.each<[string, object[], string, string, string]>([
  [
    'today',
    [soglia('2026-03-01', '20.00'), soglia('2026-02-01', '20.00')],
    'profilo.passato',
    '/righe/1',
    'riga dal 2026-02-01',
  ],
  [
    'a wrong shape',
    [soglia('2026-05-01', 20)],
    'profilo.non_valido',
    '/righe/0',
    'profilo.valore: il parametro "soglia794"',
  ],
  [
    'an unknown name',
    [soglia('2026-05-01', '20.00', { parametro: 'soglia.794' })],
    'profilo.non_valido',
    '/righe/0',
    'profilo.parametro: "soglia.794"',
  ],
  [
    'an overlap in the proposal',
    [
      soglia('2027-05-01', '20.00', { al: '2027-05-31' }),
      soglia('2027-05-31', '30.00', { al: '2027-06-30' }),
    ],
    'profilo.non_valido',
    '/righe/1',
    'profilo.sovrapposizione',
  ],
  [
    'bands that decrease',
    [
      soglia(
        '2027-05-01',
        [
          { fino: '10.00', rate: 9 },
          { fino: null, rate: 3 },
        ],
        { parametro: 'rateazione.fasce' },
      ),
    ],
    'profilo.non_valido',
    '/righe/0',
    'profilo.fasce',
  ],
])('refused before anything is written: %s', async (_nome, righe, code, pointer, testo) => {
  const [prima] = await api.banco.admin`select count(*)::int as n from profili_proposte`;
  const esito = await proponi(righe);
  expect(esito).toMatchObject({ stato: 422, corpo: { code, errors: [{ pointer }] } });
  expect(JSON.stringify(esito.corpo.errors)).toContain(testo.replaceAll('"', '\\"'));
  expect((await api.banco.admin`select count(*)::int as n from profili_proposte`)[0]).toEqual(prima);
});

test('a proposal that was good is refused when another was approved first, or when its day has come', async () => {
  const chiusa = (dal: string, al: string) => soglia(dal, 30, { al, parametro: 'sollecito.termine' });
  const [una, altra] = [
    await proponi([chiusa('2027-01-01', '2027-12-31')]),
    await proponi([chiusa('2027-06-01', '2028-06-01')]),
  ];
  expect((await approva(una.corpo.id)).stato).toBe(200);
  expect(await approva(altra.corpo.id)).toMatchObject({ stato: 422, corpo: { code: 'profilo.non_valido' } });
  // the same start, not begun yet: the later word holds
  const corretta = await proponi([chiusa('2027-01-01', '2027-03-31')]);
  expect((await approva(corretta.corpo.id)).stato).toBe(200);
  expect(await inVigore('2027-06-30', 'sollecito.termine')).toMatchObject({ strato: 'legge' });
});

test('in the middle of a life: the answer changes on its day, and who waits knows that day', async () => {
  expect(await valuta()).toMatchObject({ passo: 'emetti', motivo: 'FORMAZIONE_TITOLO_792' });
  await spostaOggi(api.banco.app.sql, '2026-02-10');
  // 180.00 is under 500.00: the answer keeps its own date, the waking is on the next change
  expect(await valuta()).toMatchObject({ passo: 'attendi', motivo: 'SOTTO_SOGLIA_10', finoIl: '2026-03-01' });
  const prima = await scritta();
  expect(prima).toMatchObject({
    motivo: 'SOTTO_SOGLIA_10',
    fino: '2026-03-01',
    passo: '2026-03-11',
    il: '2026-02-10',
  });
  await spostaOggi(api.banco.app.sql, '2026-03-01');
  expect(await valuta()).toMatchObject({ passo: 'emetti', motivo: 'FORMAZIONE_TITOLO_792' });
});

test('rows approved while a pratica waits: it is among those to wake, until it has answered', async () => {
  const { enteId, praticaId } = api.banco.a;
  await api.banco.admin`update pratiche set iniziata_il = '2026-02-01' where id = ${praticaId}`;
  const daSvegliare = async () =>
    (await statoDi({ database: api.banco.app } as Contesto, enteId, '2026-03-01', true)).dovute.includes(
      praticaId,
    );
  const { corpo } = await proponi([soglia('2026-04-02', '900.00')]);
  await valuta();
  await api.banco.admin`update pratiche set fino = '2099-01-01' where id = ${praticaId}`;
  expect(await daSvegliare()).toBe(false);
  expect((await approva(corpo.id)).stato).toBe(200);
  expect(await daSvegliare()).toBe(true);
  await valuta();
  await api.banco.admin`update pratiche set fino = '2099-01-01' where id = ${praticaId}`;
  expect(await daSvegliare()).toBe(false);
});

test('composing costs one query when the rows are new and none when they are not', async () => {
  const { enteId, praticaId } = api.banco.a;
  const misura = () =>
    inEnte(api.banco.app, enteId, async (t) => {
      let domande = 0;
      const conta = new Proxy(t.sql, {
        apply: (sql, questo, argomenti) => {
          domande += 1;
          return Reflect.apply(sql, questo, argomenti);
        },
      });
      const caricato = await caricaFascicolo(t, praticaId);
      if (!caricato) throw new Error('assente');
      const inizio = performance.now();
      const profilo = await profiloDellaPratica({ ...t, sql: conta }, caricato);
      return { domande, ms: performance.now() - inizio, profilo };
    });
  const { corpo } = await proponi([soglia('2031-01-01', '11.00')]);
  await approva(corpo.id);
  const [fredda, calda] = [await misura(), await misura()];
  expect([fredda.domande, calda.domande]).toEqual([1, 0]);
  expect(calda.profilo).toBe(fredda.profilo);
  console.info(`profile: cold ${fredda.ms.toFixed(2)} ms, warm ${calda.ms.toFixed(3)} ms`);
});

test('the parameters of a list lie between Ente and pratica, need a second person, and stay as approved', async () => {
  const { caricoId, praticaId, enteId } = api.banco.a;
  const fissa = (parametri: object) =>
    chiama('ente.operatore', 'POST', `/carichi/${api.a.inApprovazioneId}/parametri`, { parametri });
  expect(await fissa({ 'piccoli.giorni': 'cento' })).toMatchObject({
    stato: 422,
    corpo: { code: 'profilo.non_valido' },
  });
  expect(await fissa({ 'piccoli.giorni': 100 })).toMatchObject({
    stato: 200,
    corpo: { parametri: { 'piccoli.giorni': 100 }, parametriDa: api.persone['ente.operatore'] },
  });
  const { admin } = api.banco;
  await expect(
    admin`update carichi set stato = 'approvato', dichiarazione = 'x', approvato_il = '2026-02-01',
      approvato_da = parametri_da where id = ${api.a.inApprovazioneId}`,
  ).rejects.toMatchObject({ constraint_name: 'carichi_parametri' });
  await admin`update carichi set parametri = '{"sollecito.termine": 45, "piccoli.giorni": 90}', parametri_da = 'ute_C'
    where id = ${caricoId}`;
  const righe = await inEnte(api.banco.app, enteId, async (t) => {
    const caricato = await caricaFascicolo(t, praticaId);
    return caricato && (await profiloDellaPratica(t, caricato)).righe;
  });
  expect(righe?.['piccoli.giorni']).toEqual([expect.objectContaining({ valore: 90, strato: 'carico' })]);
  expect(righe?.['sollecito.termine']).toEqual([expect.objectContaining({ valore: 20, strato: 'pratica' })]);
  await admin`update carichi set stato = 'approvato', dichiarazione = 'x', approvato_il = '2026-02-01', approvato_da = 'ute_D'
    where id = ${caricoId}`;
  await expect(
    admin`update carichi set parametri = '{}', parametri_da = null where id = ${caricoId}`,
  ).rejects.toMatchObject({
    code: 'ES024',
  });
});

describe('one row of the product goes wrong', () => {
  const passo = async () =>
    (await chiama('ente.lettura', 'GET', `/pratiche/${api.banco.a.praticaId}/passo?il=2026-03-01`)).corpo;
  const guasta = (parametro: string, valore: string) => api.banco.admin`
    insert into profili_righe (profilo, parametro, dal, valore, fonte, approvato_da, versione)
    values ('legge160', ${parametro}, '2026-03-01', ${valore}::text::jsonb, 'riga guasta', 'prova', 'prova')`;

  test('the answer of the activity and the explanation of the API change together', async () => {
    expect(await valuta()).toMatchObject({ motivo: 'FORMAZIONE_TITOLO_792' });
    expect(JSON.stringify(await passo())).toContain('FORMAZIONE_TITOLO_792');
    await guasta('titolo.tributaria', '"ingiunzione"');
    await guasta('titolo.patrimoniale', '"ingiunzione"');
    expect(await valuta()).toMatchObject({ motivo: 'FORMAZIONE_INGIUNZIONE' });
    expect(JSON.stringify(await passo())).toContain('FORMAZIONE_INGIUNZIONE');
  });

  test('a row that cannot be read is named, and nothing is written', async () => {
    const prima = await scritta();
    await guasta('piccoli.soglia', '"mille"');
    await expect(valuta()).rejects.toThrow(
      'profilo.valore: il parametro "piccoli.soglia" (strato profilo, riga dal 2026-03-01 in poi, fonte riga guasta)',
    );
    expect(await scritta()).toEqual(prima);
  });
});
