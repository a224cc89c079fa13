import { mossaDelTentativo } from '../../activities/notifiche/mossa';
import { scartaEventi } from '../../activities/notifiche/scarta';
import { inEnte } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import { COLONNE_RELATE } from '../../formats/messi/relate-csv';
import { type ApiDiProva, apiDiProva } from '../banco/api-di-prova';

let api: ApiDiProva;
/** Attempts on the channels of the messi and of the albo, one act each. */
const tentativi = {
  primo: nuovoId('tnt'),
  secondo: nuovoId('tnt'),
  terzo: nuovoId('tnt'),
  albo: nuovoId('tnt'),
};
let messoId: string;
let documentoId: string;

beforeAll(async () => {
  api = await apiDiProva();
  const { enteId, praticaId, direzioneId, debitoreId, partitaId, messoId: diTutti } = api.a;
  await inEnte(api.banco.app, enteId, async (t) => {
    const bytes = Buffer.from('%PDF-1.7 relata');
    documentoId = (await archivia(t, { tipo: 'prova', mediaType: 'application/pdf', bytes })).id;
    await t.sql`update messi set al = '2026-01-31' where id = ${diTutti}`;
    let numero = 50;
    for (const [nome, id] of Object.entries(tentativi)) {
      const [attoId, notificaId] = [nuovoId('att'), nuovoId('ntf')];
      numero += 1;
      await t.sql`insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite, importi,
          dovuto, versione) values (${attoId}, ${direzioneId}, ${praticaId}, 'ingiunzione', 2026, ${numero},
          'FORMAZIONE_INGIUNZIONE', 'R.D. 639/1910', '2026-03-02', ${[partitaId]}, '{"dovuto":"5"}', 5, 1)`;
      await t.sql`insert into notifiche (id, atto_id, debitore_id) values (${notificaId}, ${attoId}, ${debitoreId})`;
      await t.sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il) values
        (${id}, ${notificaId}, ${attoId}, ${praticaId}, 1, ${nome === 'albo' ? 'albo' : 'messo'}, 'inviato', '2026-03-02')`;
    }
  });
});
afterAll(() => api.chiudi());
beforeEach(() => {
  api.temporal.altre = [];
});

type Persona = Parameters<ApiDiProva['chiama']>[0];
async function chiama(chi: Persona, metodo: 'GET' | 'POST', percorso: string, corpo?: object) {
  const r = await api.chiama(chi, metodo, `/v1/enti/${api.a.enteId}${percorso}`, { ...(corpo && { corpo }) });
  return { stato: r.status, corpo: (await r.json()) as Record<string, unknown> };
}
const eventi = (tentativoId: string) =>
  inEnte(
    api.banco.app,
    api.a.enteId,
    ({ sql }) => sql<{ id: string; tipo: string; il: string; dati: object; documento: string | null }[]>`
      select id, tipo, (il at time zone 'Europe/Rome')::date::text as il, dati, documento_id as documento
      from eventi_notifica where tentativo_id = ${tentativoId}
      order by registrato_at`,
  );
const relata = (tentativoId: string, detta: object, chi = messoId) =>
  chiama('societa.operatore', 'POST', `/tentativi/${tentativoId}/relate`, {
    ...{ messoId: chi, relata: detta, documentoId },
  });

test('the Ente appoints a messo, who has the acts in turn; the days of his relata run from there', async () => {
  const nomina = { nome: 'Messo Secondo', nomina: 'decreto 7/2026', dal: '2026-02-01' };
  expect(await chiama('societa.operatore', 'POST', '/messi', nomina)).toMatchObject({ stato: 403 });
  expect(
    (await chiama('ente.responsabile', 'POST', '/messi', { ...nomina, al: '2026-01-01' })).corpo,
  ).toMatchObject({ code: 'messo.fine_prima_dell_inizio' });
  const nominato = await chiama('ente.responsabile', 'POST', '/messi', nomina);
  expect(nominato).toMatchObject({ stato: 201, corpo: { ...nomina, al: null } });
  messoId = String(nominato.corpo.id);
  const daAffidare = await chiama('ente.lettura', 'GET', '/messi/da-affidare?limit=2');
  expect(daAffidare.corpo).toMatchObject({
    elementi: [{ tipo: 'ingiunzione' }, {}],
    cursor: expect.any(String),
  });
  const { primo, secondo } = tentativi;
  const cessato = await chiama('societa.operatore', 'POST', `/messi/${api.a.messoId}/atti`, {
    tentativi: [primo],
  });
  expect(cessato).toMatchObject({ stato: 409, corpo: { code: 'messo.non_in_carica' } });
  const daAlbo = { tentativi: [secondo, tentativi.albo] };
  expect(await chiama('societa.operatore', 'POST', `/messi/${messoId}/atti`, daAlbo)).toMatchObject({
    ...{ stato: 409, corpo: { code: 'messo.atto_non_affidabile', oggettoId: tentativi.albo } },
  });
  expect(await eventi(secondo)).toEqual([]);
  expect(await chiama('societa.operatore', 'POST', '/messi/distribuzione', {})).toMatchObject({
    ...{ stato: 200, corpo: { affidati: 3 } },
  });
  expect(api.temporal.altre.map(([nome]) => nome)).toEqual(Array(3).fill('svegliaNotifica'));
  expect(await eventi(primo)).toMatchObject([{ tipo: 'affidata', dati: { messo: messoId } }]);
  expect((await chiama('ente.lettura', 'GET', '/messi/da-affidare')).corpo).toMatchObject({ elementi: [] });
});

test('his list: JSON, CSV and a sheet to print, with the addressee and where he lives', async () => {
  const atti = await chiama('societa.operatore', 'GET', `/messi/${messoId}/atti`);
  expect(atti.corpo.elementi).toHaveLength(3);
  expect(atti.corpo.elementi).toContainEqual(expect.objectContaining({ numero: '2026/000051' }));
  expect(await chiama('ente.lettura', 'GET', `/messi/${messoId}/atti`)).toMatchObject({ stato: 403 });
  const scarica = async (come: string) =>
    (
      await api.chiama('societa.operatore', 'GET', `/v1/enti/${api.a.enteId}/messi/${messoId}/atti.${come}`)
    ).text();
  const csv = await scarica('csv');
  expect(csv.trim().split('\r\n')).toHaveLength(4);
  expect(csv).toContain('tentativoId;tipo;numero;destinatario;codiceFiscale;indirizzo;affidatoIl;entro');
  const pagina = await scarica('html');
  expect(pagina).toContain('<html lang="it">');
  expect(pagina).toContain('Atti affidati a Messo Secondo');
  expect(pagina).not.toContain('<script');
});

test('a relata is kept with its scan once, and wakes its notification', async () => {
  const oggi = new Date().toISOString().slice(0, 10);
  const { primo } = tentativi;
  expect(await relata(primo, { tipo: 'rifiuto', il: oggi })).toMatchObject({
    ...{ stato: 200, corpo: { esito: 'registrata' } },
  });
  expect(api.temporal.altre).toMatchObject([['annunciaEvento', { tentativoId: primo }]]);
  expect(await relata(primo, { tipo: 'rifiuto', il: oggi })).toMatchObject({
    corpo: { esito: 'gia_presente' },
  });
  expect(await eventi(primo)).toMatchObject([
    { tipo: 'affidata' },
    { tipo: 'rifiuto', dati: { messo: messoId }, documento: documentoId },
  ]);
});

test('what a relata cannot say is refused with its code, and nothing is written', async () => {
  const { secondo, albo } = tentativi;
  const oggi = new Date().toISOString().slice(0, 10);
  const codice = async (risposta: ReturnType<typeof relata>) => (await risposta).corpo.code;
  expect(await codice(relata(secondo, { tipo: 'rifiuto', il: '2999-01-01' }))).toBe('relata.data_futura');
  expect(await codice(relata(secondo, { tipo: 'rifiuto', il: '2026-03-03' }))).toBe(
    'relata.prima_dell_affidamento',
  );
  const pochi = { tipo: 'irreperibilita_assoluta', il: oggi, ricerche: ['vicini'] };
  expect(await codice(relata(secondo, pochi))).toBe('relata.ricerche_insufficienti');
  expect(await codice(relata(secondo, { tipo: 'rifiuto', il: oggi }, api.a.messoId))).toBe(
    'relata.atto_non_affidato',
  );
  expect(await codice(relata(albo, { tipo: 'rifiuto', il: oggi }))).toBe('relata.atto_di_altro_canale');
  const monca = { tipo: 'irreperibilita_relativa', deposito: oggi, affissione: oggi };
  expect(await codice(relata(secondo, monca))).toBe('api.richiesta_non_valida');
  expect(await eventi(secondo)).toHaveLength(1);
});

const carica = async (righe: string[]) => {
  const grezzo = `${[COLONNE_RELATE.join(';'), ...righe].join('\n')}\n`;
  const intestazioni = { 'Content-Type': 'text/csv', 'X-Nome-File': 'relate.csv' };
  const r = await api.chiama('societa.operatore', 'POST', `/v1/enti/${api.a.enteId}/relate/file`, {
    ...{ grezzo, intestazioni },
  });
  return { stato: r.status, corpo: (await r.json()) as Record<string, unknown> };
};

test('a file of relate: good rows in, bad rows told, twice the same is nothing, of another shape is refused whole', async () => {
  const oggi = new Date().toISOString().slice(0, 10);
  const { secondo, terzo } = tentativi;
  const vuote = (n: number) => ';'.repeat(n);
  const righe = [
    `${secondo};${messoId};consegna;${oggi};famiglia;${oggi}${vuote(7)}${documentoId}`,
    `${terzo};${messoId};rifiuto;2999-01-01${vuote(9)}${documentoId}`,
    `${nuovoId('tnt')};${messoId};rifiuto;${oggi}${vuote(9)}${documentoId}`,
  ];
  const primo = await carica(righe);
  expect(primo).toEqual({
    stato: 200,
    corpo: {
      ...{ esito: 'letto', righe: 3, registrate: 1, giaPresenti: 0 },
      errori: [
        { riga: 3, codice: 'relata.data_futura', campo: '' },
        { riga: 4, codice: 'relata.atto_sconosciuto', campo: '' },
      ],
    },
  });
  expect((await eventi(secondo)).map((e) => e.tipo)).toEqual(['affidata', 'consegna', 'informativa']);
  expect(await carica(righe)).toMatchObject({ corpo: { registrate: 0, giaPresenti: 1 } });
  expect(await carica([...righe, 'rotta'])).toMatchObject({
    corpo: { esito: 'rifiutato', registrate: 0, giaPresenti: 0 },
  });
  expect(await eventi(terzo)).toHaveLength(1);
});

test('a relata that is no evidence is discarded by who answers the task, and the right one stands', async () => {
  const { primo } = tentativi;
  const oggi = new Date().toISOString().slice(0, 10);
  await relata(primo, { tipo: 'non_eseguita', il: oggi, causa: 'trasferito' });
  const compitoId = nuovoId('cmp');
  const { enteId, direzioneId, praticaId } = api.a;
  await inEnte(
    api.banco.app,
    enteId,
    ({
      sql,
    }) => sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il)
      values (${compitoId}, ${direzioneId}, ${praticaId}, ${primo}, 'prova', ${`${primo}:RELATE_DISCORDI`}, ${oggi})`,
  );
  const rifiuto = (await eventi(primo)).find((e) => e.tipo === 'rifiuto');
  const scarta = { tipo: 'prova', esito: 'scarta', eventi: [rifiuto?.id], documentoId };
  expect(await chiama('societa.operatore', 'POST', `/compiti/${compitoId}/esito`, scarta)).toMatchObject({
    ...{ stato: 200, corpo: { id: compitoId, stato: 'chiuso' } },
  });
  const mossa = await inEnte(api.banco.app, enteId, (t) =>
    mossaDelTentativo(t, { tentativoId: primo, canale: 'messo' }, oggi),
  );
  expect(mossa).toMatchObject({
    mossa: 'concludi',
    perfezionamento: {
      esito: 'fallita',
      regola: 'MESSO_NON_ESEGUITA',
      mittenteIl: oggi,
      destinatarioIl: oggi,
    },
  });
});

test('a relata discarded by mistake counts again, with who and why; discarded again it does not', async () => {
  const { primo, albo } = tentativi;
  const rifiuto = (await eventi(primo)).find((e) => e.tipo === 'rifiuto');
  const nellEnte = <T>(lavoro: Parameters<typeof inEnte<T>>[2]) =>
    inEnte(api.banco.app, api.a.enteId, lavoro);
  const tentativo = { tentativoId: primo, canale: 'messo' } as const;
  const mossa = async () => (await nellEnte((t) => mossaDelTentativo(t, tentativo, '2999-01-01')))?.mossa;
  const via = `/tentativi/${primo}/prove/${rifiuto?.id}/ripristino`;
  const perche = { motivo: 'scartata_per_errore', documentoId };
  expect(await mossa()).toBe('concludi');
  const stessa = await relata(primo, { tipo: 'rifiuto', il: rifiuto?.il });
  expect(stessa).toMatchObject({ stato: 409, corpo: { code: 'relata.scartata' } });
  expect((await chiama('societa.operatore', 'POST', via, perche)).stato).toBe(403);
  expect((await chiama('ente.responsabile', 'POST', via.replace(primo, albo), perche)).stato).toBe(404);
  const ripristina = async () => (await chiama('ente.responsabile', 'POST', via, perche)).corpo.esito;
  expect([await ripristina(), await mossa(), await ripristina()]).toEqual([
    ...['ripristinata', 'persona', 'gia_valida'],
  ]);
  const ancora = { eventi: [rifiuto?.id ?? ''], autore: 'ute_1', documentoId: null };
  for (const _volta of [1, 2]) await nellEnte((t) => scartaEventi(t, primo, ancora));
  expect([await mossa(), await ripristina(), await mossa()]).toEqual(['concludi', 'ripristinata', 'persona']);
  const parole = (await eventi(primo)).filter((e) => e.tipo === 'scartato' || e.tipo === 'ripristinato');
  const autore = api.persone['ente.responsabile'];
  expect(parole).toHaveLength(4);
  expect(parole[1]).toMatchObject({ tipo: 'ripristinato', dati: { autore, motivo: perche.motivo } });
});

test('the task of the albo takes the days of the posting, and stays open until the rule closes it', async () => {
  const compitoId = nuovoId('cmp');
  const { albo } = tentativi;
  const { enteId, direzioneId, praticaId } = api.a;
  await inEnte(
    api.banco.app,
    enteId,
    ({
      sql,
    }) => sql`insert into compiti (id, direzione_id, pratica_id, tentativo_id, tipo, riferimento, aperto_il)
      values (${compitoId}, ${direzioneId}, ${praticaId}, ${albo}, 'albo', ${albo}, '2026-03-02')`,
  );
  const esito = (corpo: object) =>
    chiama('societa.operatore', 'POST', `/compiti/${compitoId}/esito`, {
      tipo: 'albo',
      documentoId,
      ...corpo,
    });
  expect((await esito({ pubblicataDal: '2026-03-01' })).corpo.code).toBe('pubblicazione.prima_dell_invio');
  expect((await esito({})).corpo.code).toBe('api.richiesta_non_valida');
  const doppio = { pubblicataDal: '2026-03-05', esito: 'perfezionata', legaleIl: '2026-03-06' };
  expect((await esito(doppio)).corpo.code).toBe('api.richiesta_non_valida');
  expect(await esito({ pubblicataDal: '2026-03-05', defissaIl: '2026-03-20' })).toMatchObject({
    ...{ stato: 200, corpo: { id: compitoId, stato: 'aperto' } },
  });
  expect((await eventi(albo)).map((e) => e.tipo).sort()).toEqual(['defissa', 'pubblicata']);
  expect(api.temporal.altre).toMatchObject([['annunciaEvento', { tentativoId: albo }]]);
  const giorni = { pubblicataDal: '2026-03-05', defissaIl: '2026-03-20', documentoId };
  const pubblicata = (await eventi(albo)).find((e) => e.tipo === 'pubblicata')?.id ?? '';
  const scelta = { eventi: [pubblicata], autore: 'ute_1', documentoId: null };
  await inEnte(api.banco.app, enteId, (t) => scartaEventi(t, albo, scelta));
  const ancora = await chiama('societa.operatore', 'POST', `/tentativi/${albo}/pubblicazione`, giorni);
  expect(ancora.corpo.code).toBe('pubblicazione.scartata');
  const breve = { pubblicataDal: '2026-03-05', defissaIl: '2026-03-04', documentoId };
  expect(await chiama('societa.operatore', 'POST', `/tentativi/${albo}/pubblicazione`, breve)).toMatchObject({
    ...{ stato: 409, corpo: { code: 'pubblicazione.fine_prima_dell_inizio' } },
  });
  const dichiarata = await esito({ esito: 'perfezionata', legaleIl: '2026-03-06' });
  expect(dichiarata.stato).toBe(200);
  expect(api.temporal.comandi.at(-1)).toMatchObject({
    nome: 'esitoNotifica',
    corpo: { legaleIl: '2026-03-06' },
  });
});
