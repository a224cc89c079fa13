import { inEnte } from '../../database/connessione';
import { spostaOggi } from '../../database/orologio';
import { leggiPezzi } from '../../services/sandbox/posta/ufficio';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { assumi, type ImpiegatoDiProva } from '../banco/impiegato-di-prova';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';

jest.setTimeout(600_000);

/** What a person answers, through the API, about pieces that are at the consolidator of the sandbox. */
const DAL = '2026-03-02';
let impianto: Impianto;
let enteId: string;
let carla: ImpiegatoDiProva;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'risposte',
    enti: ['09534'],
    orologio: { modo: 'comandato', dal: DAL },
    parametri: { 'posta.invio': 'consolidatore' },
  });
  enteId = impianto.enti[0]?.enteId ?? '';
  carla = await assumi(impianto, enteId);
});
afterAll(async () => {
  await carla?.chiudi();
  await impianto?.chiudi();
});

async function parte(n: number, indirizzo: string): Promise<PraticaDiStoria> {
  const { contesto } = impianto;
  const id = `RP51${n}`;
  const storia = storiaBreve(id, DAL, 'cds', { debitore: { id: `D-${id}`, domicilioDigitale: false } });
  const pratica = await seminaStoria(contesto, enteId, storia, {
    ...{ codiceFiscale: `PRVRSP80A01H51${n}X`, cognome: 'Risposte', nome: id },
    ...{ indirizzo, cap: '99010', localita: 'Montefiorito' },
  });
  await avviaPraticaDiStoria(contesto, pratica, DAL);
  return pratica;
}
const nellEnte = <T extends object>(
  leggi: (sql: Parameters<Parameters<typeof inEnte>[2]>[0]['sql']) => PromiseLike<T[]>,
) => inEnte(impianto.contesto.database, enteId, async ({ sql }) => leggi(sql));
const pezzo = async ({ praticaId }: PraticaDiStoria): Promise<string | undefined> => {
  const [riga] = await nellEnte<{ stato: string }>(
    (sql) => sql`select s.stato from trasmissioni s join tentativi t on t.id = s.tentativo_id
      where t.pratica_id = ${praticaId} and t.canale = 'raccomandata'`,
  );
  return riga?.stato;
};
const affidato = (pratica: PraticaDiStoria) =>
  finche('affidato', async () => (await pezzo(pratica)) === 'inviata');
const tentativi = ({ praticaId }: PraticaDiStoria) =>
  nellEnte<{ id: string; canale: string; stato: string; esito: string | null; da: string | null }>(
    (sql) => sql`select id, canale, stato, esito, giustificato_da as da from tentativi
      where pratica_id = ${praticaId} order by registrato_at`,
  );
const eventi = ({ praticaId }: PraticaDiStoria) =>
  nellEnte<{ id: string; tipo: string; classe: string | null; dati: Record<string, unknown> }>(
    (
      sql,
    ) => sql`select e.id, e.tipo, e.classe, e.dati from eventi_notifica e join tentativi t on t.id = e.tentativo_id
      where t.pratica_id = ${praticaId} order by e.registrato_at, e.id`,
  );
const compiti = (tipo: string, praticaId: string | null) =>
  nellEnte<{ id: string; riferimento: string; da: string | null }>(
    (sql) => sql`select id, riferimento, chiuso_da as da from compiti
      where tipo = ${tipo} and pratica_id is not distinct from ${praticaId} order by registrato_at`,
  );
async function aperto(tipo: string, praticaId: string | null): Promise<string> {
  const uno = async () => (await compiti(tipo, praticaId)).find((c) => c.da === null)?.id;
  await finche(`compito ${tipo}`, async () => (await uno()) !== undefined);
  return (await uno()) ?? '';
}
const rispondi = (compito: string, corpo: object) => carla.manda(`/compiti/${compito}/esito`, corpo);
const libri = async (indirizzo: string) =>
  (await leggiPezzi(`${impianto.posta.cartella}/consolidatore`)).filter(
    (p) => p.receiverAddress === indirizzo,
  ).length;

test('fornitore: what the consolidator refused for the secret word leaves when a person says it is mended', async () => {
  const { contesto, posta } = impianto;
  contesto.posta = posta.conChiave('scaduta');
  const pratica = await parte(1, 'via @consegnato 1');
  const compito = await aperto('fornitore', null);
  expect(await compiti('fornitore', null)).toMatchObject([{ riferimento: 'CREDENZIALI' }]);
  expect([await pezzo(pratica), await libri('via @consegnato 1')]).toEqual(['da_ritentare', 0]);
  contesto.posta = posta.poste;
  expect(await rispondi(compito, { tipo: 'prova', esito: 'fallita' })).toMatchObject({
    corpo: { code: 'compito.esito_di_altro_tipo' },
  });
  expect(await rispondi(compito, { tipo: 'fornitore', esito: 'risolto' })).toMatchObject({ stato: 200 });
  await affidato(pratica);
  expect(await libri('via @consegnato 1')).toBe(1);
  expect(await compiti('fornitore', null)).toMatchObject([{ da: carla.utenteId }]);
  expect(await rispondi(compito, { tipo: 'fornitore', esito: 'risolto' })).toMatchObject({
    corpo: { code: 'compito.gia_chiuso' },
  });
});

test('scarta: the event that a person sets aside counts no more, and the dispatch waits again', async () => {
  const altra = await parte(2, 'via @consegnato 2');
  const pratica = await parte(3, 'via @scartato 3');
  await affidato(altra);
  await affidato(pratica);
  await impianto.posta.ufficio.tick();
  const compito = await aperto('prova', pratica.praticaId);
  const scarta = (ids: (string | undefined)[]) =>
    rispondi(compito, { tipo: 'prova', esito: 'scarta', eventi: ids });
  const [stampa] = await eventi(altra);
  expect(await scarta([stampa?.id])).toMatchObject({ corpo: { code: 'compito.evento_di_altri' } });
  const [rifiuto] = await eventi(pratica);
  expect(rifiuto).toMatchObject({ tipo: 'lavorazione', classe: 'SCARTATO' });
  expect(await scarta([rifiuto?.id])).toMatchObject({ stato: 200, corpo: { stato: 'chiuso' } });
  expect((await eventi(pratica)).map((e) => [e.tipo, e.dati.autore])).toEqual([
    ['lavorazione', undefined],
    ['scartato', carla.utenteId],
  ]);
  expect(await tentativi(pratica)).toMatchObject([{ stato: 'inviato', esito: null }]);
  expect(await compiti('prova', pratica.praticaId)).toMatchObject([{ da: carla.utenteId }]);
});

test('fallita: what no rule decides a person calls a failure, and the next rung stands on that word', async () => {
  const pratica = await parte(4, 'via @smarrito 4');
  await affidato(pratica);
  await spostaOggi(impianto.contesto.database.sql, '2026-03-06');
  await impianto.posta.ufficio.tick();
  const compito = await aperto('prova', pratica.praticaId);
  expect(await compiti('prova', pratica.praticaId)).toMatchObject([
    { riferimento: expect.stringMatching(/:FURTO_SMARRIMENTO$/) },
  ]);
  expect(await rispondi(compito, { tipo: 'prova', esito: 'fallita' })).toMatchObject({ stato: 200 });
  await finche('gradino successivo', async () => (await tentativi(pratica)).length === 2);
  const [primo, secondo] = await tentativi(pratica);
  expect(primo).toMatchObject({ canale: 'raccomandata', stato: 'concluso', esito: 'fallita' });
  expect(secondo).toMatchObject({ canale: 'albo', da: primo?.id });
  const versioni = await nellEnte<object>(
    (sql) =>
      sql`select esito, autore, destinatario_il::text as il from perfezionamenti where tentativo_id = ${primo?.id ?? ''}`,
  );
  expect(versioni).toEqual([{ esito: 'fallita', autore: carla.utenteId, il: '2026-03-06' }]);
  expect(await compiti('prova', pratica.praticaId)).toMatchObject([{ da: carla.utenteId }]);
});
