import { affidaA, trovaMesso } from '../../activities/notifiche/messo/affida';
import { registraPubblicazione } from '../../activities/notifiche/messo/pubblicazione';
import { registraRelata } from '../../activities/notifiche/messo/relata';
import { sveglia } from '../../activities/temporal/sveglia';
import { inEnte, type Transazione } from '../../database/connessione';
import { archivia } from '../../database/documenti';
import { nuovoId } from '../../database/identificativi';
import type { Relata } from '../../domain/notifica/relata';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(900_000);

/** What becomes of the act in each life. */
const NOMI = ['assoluta', 'relativa', 'senzaAvviso', 'muta'] as const;
type Nome = (typeof NOMI)[number];

let impianto: Impianto;
let enteId: string;
const pratiche = new Map<Nome, PraticaDiStoria>();
let fino: (data: string) => Promise<unknown>;
const messi = { inCarica: nuovoId('msi'), cessato: nuovoId('msi') };

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'messi',
    enti: ['09504'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  const { contesto, enti } = impianto;
  enteId = enti[0]?.enteId ?? '';
  for (const [i, nome] of NOMI.entries()) {
    const id = `MS${501 + i}`;
    const storia = storiaBreve(id, '2026-03-02', 'cds', {
      debitore: { id: `D-${id}`, domicilioDigitale: false },
      parametri: {
        'notifica.canali': ['pec', 'messo', 'albo'],
        ...(nome === 'senzaAvviso' && { 'messo.avvisoNecessario': false }),
      },
      // nobody of the world answers for the albo: its days are registered below
      notifiche: [
        { atto: 'ingiunzione', n: 1, tentativo: 2, esito: 'perfezionata', giorni: 900, notoDopo: 900 },
      ],
    });
    const persona = { codiceFiscale: `PRVMSS80A01H${501 + i}X`, cognome: 'Messo', nome: id };
    pratiche.set(
      nome,
      await seminaStoria(contesto, enteId, storia, { ...persona, indirizzo: 'Via delle Prove 6' }),
    );
  }
  const mondo = mondoDelleStorie(impianto, [...pratiche.values()]);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti: [enteId], mondo, fino: data, fermata, progresso: () => {} });
  await nellEnte(
    ({ sql }) => sql`insert into messi (id, nome, nomina, dal, al, autore) values
      (${messi.inCarica}, 'Messo Primo', 'decreto 1/2026', '2026-01-01', null, 'ute_A'),
      (${messi.cessato}, 'Messo Secondo', 'decreto 2/2026', '2026-01-01', '2026-03-08', 'ute_A')`,
  );
});
afterAll(() => impianto?.chiudi());

const nellEnte = <T>(lavoro: (t: Transazione) => Promise<T>): Promise<T> =>
  inEnte(impianto.contesto.database, enteId, lavoro);
const la = (nome: Nome) => pratiche.get(nome) as PraticaDiStoria;
interface Tentativo {
  id: string;
  canale: string;
  esito: string | null;
  legale: string | null;
  noto: string | null;
}
const tentativi = (nome: Nome) =>
  nellEnte(
    ({ sql }) => sql<Tentativo[]>`
      select id, canale, esito, legale_il::text as legale, noto_il::text as noto from tentativi
      where pratica_id = ${la(nome).praticaId} order by ordine`,
  );
const compiti = (nome: Nome) =>
  nellEnte(
    ({ sql }) => sql<{ tipo: string; caso: string; il: string }[]>`
      select tipo, split_part(riferimento, ':', 2) as caso, aperto_il::text as il from compiti
      where pratica_id = ${la(nome).praticaId} and chiuso_il is null order by tipo`,
  );
const versioni = (nome: Nome) =>
  nellEnte(
    ({ sql }) => sql`
      select t.canale, p.regola, p.norma, p.mittente_il::text as mittente, p.destinatario_il::text as destinatario
      from perfezionamenti p join tentativi t on t.id = p.tentativo_id
      where t.pratica_id = ${la(nome).praticaId} order by t.ordine, p.versione`,
  );
const ultimo = async (nome: Nome): Promise<string> => (await tentativi(nome)).at(-1)?.id ?? '';

async function affida(nome: Nome, messoId: string): Promise<void> {
  const id = await ultimo(nome);
  const esito = await nellEnte(async (t) => {
    const messo = await trovaMesso(t, messoId);
    if (!messo) throw new Error('no messo');
    return affidaA(t, messo, [id], { autore: 'ute_B', direzioni: null });
  });
  expect(esito).toMatchObject({ affidati: [{ tentativoId: id }] });
  await sveglia(impianto.contesto.temporale, id, 'novita');
}

async function relata(nome: Nome, detta: Relata, messoId = messi.inCarica) {
  const tentativoId = await ultimo(nome);
  const esito = await nellEnte(async (t) => {
    const bytes = Buffer.from(`%PDF-1.7 ${nome} ${JSON.stringify(detta)}`);
    const { id: documentoId } = await archivia(t, { tipo: 'prova', mediaType: 'application/pdf', bytes });
    return registraRelata(t, { tentativoId, messoId, relata: detta, documentoId, direzioni: null });
  });
  await sveglia(impianto.contesto.temporale, tentativoId, 'novita');
  return esito;
}

test('R-26: the ingiunzione goes on the list of the messi, with its task; a messo takes it in hand', async () => {
  await fino('2026-03-03');
  for (const nome of NOMI) {
    expect(await tentativi(nome)).toMatchObject([{ canale: 'messo', esito: null }]);
    expect(await compiti(nome)).toMatchObject([{ tipo: 'messo', il: '2026-03-02' }]);
    await affida(nome, messi.inCarica);
  }
  await affida('assoluta', messi.cessato);
});

test('seed E-51: a relata of a day on which its messo was not in office is refused and leaves nothing', async () => {
  await fino('2026-03-10');
  const prima = await nellEnte(({ sql }) => sql`select id from eventi_notifica`);
  const cercato = { ...{ tipo: 'irreperibilita_assoluta' as const }, il: '2026-03-09' };
  const ricerche = ['anagrafe', 'sul_posto'] as const;
  expect(await relata('assoluta', { ...cercato, ricerche }, messi.cessato)).toEqual({
    esito: 'rifiutata',
    codice: 'messo_non_in_carica',
  });
  expect(await nellEnte(({ sql }) => sql`select id from eventi_notifica`)).toHaveLength(prima.length);
  expect(await tentativi('assoluta')).toMatchObject([{ canale: 'messo', esito: null }]);
});

test('unknown in the Comune: from the messo to the albo on the day it is known', async () => {
  const detta: Relata = {
    tipo: 'irreperibilita_assoluta',
    il: '2026-03-09',
    ricerche: ['anagrafe', 'sul_posto', 'vicini'],
  };
  expect(await relata('assoluta', detta)).toMatchObject({ esito: 'registrata' });
  expect(await relata('assoluta', detta)).toMatchObject({ esito: 'gia_presente' });
  await fino('2026-03-12');
  expect(await tentativi('assoluta')).toMatchObject([
    { canale: 'messo', esito: 'irreperibile', legale: '2026-03-09', noto: '2026-03-10' },
    { canale: 'albo', esito: null },
  ]);
  expect(await compiti('assoluta')).toMatchObject([{ tipo: 'albo', il: '2026-03-10' }]);
});

test('DPR 602/73 art. 26: posted on the 11th, served on the day after, and thirty days run from there', async () => {
  const id = await ultimo('assoluta');
  const esito = await nellEnte(async (t) => {
    const bytes = Buffer.from('%PDF-1.7 certificato');
    const { id: documentoId } = await archivia(t, { tipo: 'prova', mediaType: 'application/pdf', bytes });
    const giorni = { tentativoId: id, dal: '2026-03-11', al: undefined, documentoId, direzioni: null };
    return registraPubblicazione(t, giorni);
  });
  expect(esito).toMatchObject({ esito: 'registrata' });
  await sveglia(impianto.contesto.temporale, id, 'novita');
  await fino('2026-03-13');
  expect(await tentativi('assoluta')).toMatchObject([
    { canale: 'messo' },
    { canale: 'albo', esito: 'perfezionata', legale: '2026-03-12', noto: '2026-03-12' },
  ]);
  expect(await versioni('assoluta')).toEqual([
    {
      ...{ canale: 'messo', regola: 'MESSO_IRREPERIBILITA_ASSOLUTA', norma: 'DPR 600/73 art. 60 c. 1 e)' },
      ...{ mittente: '2026-03-03', destinatario: '2026-03-09' },
    },
    {
      ...{ canale: 'albo', regola: 'ALBO_GIORNO_DOPO', norma: 'DPR 602/73 art. 26 c. 4' },
      ...{ mittente: '2026-03-10', destinatario: '2026-03-12' },
    },
  ]);
  expect(await compiti('assoluta')).toEqual([]);
  // 11 April is a Saturday: the last day is Monday 13
  expect(
    await nellEnte(
      ({ sql }) => sql`select motivo, fino::text from pratiche where id = ${la('assoluta').praticaId}`,
    ),
  ).toEqual([{ motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE', fino: '2026-04-14' }]);
});

const FORMALITA: Relata = {
  tipo: 'irreperibilita_relativa',
  deposito: '2026-03-09',
  affissione: '2026-03-09',
  raccomandata: '2026-03-10',
};

test('c.p.c. 140: ten days from the letter, by the clock when the profile asks for no advice', async () => {
  await relata('senzaAvviso', FORMALITA);
  await relata('relativa', FORMALITA);
  await fino('2026-03-19');
  expect(await tentativi('senzaAvviso')).toMatchObject([{ esito: null }]);
  await fino('2026-03-21');
  expect(await tentativi('senzaAvviso')).toMatchObject([
    { canale: 'messo', esito: 'perfezionata', legale: '2026-03-20', noto: '2026-03-20' },
  ]);
});

test('c.p.c. 140: with the advice, the tenth day when the letter was taken later', async () => {
  expect(await tentativi('relativa')).toMatchObject([{ esito: null }]);
  await fino('2026-03-27');
  await relata('relativa', { tipo: 'avviso', il: '2026-03-24', esito: 'ricevuta' });
  await fino('2026-03-28');
  expect(await tentativi('relativa')).toMatchObject([
    { canale: 'messo', esito: 'perfezionata', legale: '2026-03-20', noto: '2026-03-27' },
  ]);
  expect(await versioni('relativa')).toMatchObject([{ regola: 'MESSO_IRREPERIBILITA_RELATIVA' }]);
});

test('I2: no relata within its days calls a person, and the relata that comes answers', async () => {
  await fino('2026-04-04');
  expect(await compiti('muta')).toMatchObject([
    { tipo: 'messo' },
    { tipo: 'prova', caso: 'RELATA_MANCANTE', il: '2026-04-03' },
  ]);
  await relata('muta', { tipo: 'consegna', il: '2026-03-06', a: 'destinatario' });
  await fino('2026-04-05');
  expect(await tentativi('muta')).toMatchObject([
    { esito: 'perfezionata', legale: '2026-03-06', noto: '2026-04-04' },
  ]);
  expect((await compiti('muta')).filter(({ tipo }) => tipo === 'messo' || tipo === 'prova')).toEqual([]);
});

test('no invariant is broken by all this', async () => {
  const esiti = await provaInvarianti(impianto.contesto, [enteId]);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});
