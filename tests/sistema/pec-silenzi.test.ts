import { riattiva } from '../../activities/notifiche/pec/salute';
import { sveglia } from '../../activities/temporal/sveglia';
import { inEnte, type Transazione } from '../../database/connessione';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { SEGRETO_SANDBOX } from '../../services/configurazione/sezioni';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { manda } from '../storie/comandi';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(900_000);

/** The addressees of the first Ente, by what the provider does with them. */
const MANOPOLE = [
  'muta',
  'lenta12',
  'lenta24',
  'tardi-1',
  'ignota',
  'manomessa',
  'altrafirma',
  'entita',
  'altrui',
  'estranea',
  'tardi-2',
] as const;
type Nome = (typeof MANOPOLE)[number] | 'chiusa';

let impianto: Impianto;
const pratiche = new Map<Nome, PraticaDiStoria>();
let fino: (data: string) => Promise<unknown>;

async function semina(nome: Nome, ente: number, manopola: string): Promise<void> {
  const numero = 100 + pratiche.size;
  const id = `PS${numero}`;
  const enteId = impianto.enti[ente]?.enteId ?? '';
  pratiche.set(
    nome,
    await seminaStoria(impianto.contesto, enteId, storiaBreve(id, '2026-03-02', 'cds'), {
      codiceFiscale: `PRVSLN80A01H${numero}X`,
      cognome: 'Silenzi',
      nome: id,
      indirizzo: 'Via delle Prove 3',
      pec: `${manopola}.${id.toLowerCase()}@pec.debitori.example`,
    }),
  );
}

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'silenzi',
    enti: ['09501', '09502'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  const { contesto, pec, enti } = impianto;
  for (const manopola of MANOPOLE) await semina(manopola, 0, manopola);
  // the mailbox of the second Ente has another password at its provider than here
  await pec.aggiungiCasella({ indirizzo: enti[1]?.pec ?? '', password: 'cambiata' });
  await semina('chiusa', 1, 'ok');
  const mondo = mondoDelleStorie(impianto, [...pratiche.values()]);
  const fermata = new AbortController().signal;
  fino = (data) =>
    conduci(contesto, { enti: enti.map((e) => e.enteId), mondo, fino: data, fermata, progresso: () => {} });
  await fino('2026-03-05');
});
afterAll(() => impianto?.chiudi());

const la = (nome: Nome) => pratiche.get(nome) as PraticaDiStoria;
const nellEnte = <T>(nome: Nome, lavoro: (t: Transazione) => Promise<T>): Promise<T> =>
  inEnte(impianto.contesto.database, la(nome).enteId, lavoro);
const tentativi = (nome: Nome) =>
  nellEnte(
    nome,
    ({ sql }) => sql<
      {
        id: string;
        canale: string;
        stato: string;
        esito: string | null;
        legale: string | null;
        noto: string | null;
      }[]
    >`
      select id, canale, stato, esito, legale_il::text as legale, noto_il::text as noto from tentativi
      where pratica_id = ${la(nome).praticaId} order by registrato_at, id`,
  );
const compiti = (nome: Nome) =>
  nellEnte(
    nome,
    ({ sql }) => sql<{ id: string; ragione: string; il: string; da: string | null }[]>`
      select id, split_part(riferimento, ':', 2) as ragione, aperto_il::text as il, chiuso_da as da from compiti
      where pratica_id = ${la(nome).praticaId} and tipo = 'incerta' order by registrato_at, id`,
  );

test('F5: accepted and never delivered is told on the first date on which the hours have gone by', async () => {
  expect(await compiti('muta')).toEqual([
    { id: expect.any(String), ragione: 'PEC_SENZA_CONSEGNA', il: '2026-03-04', da: null },
  ]);
  expect(await tentativi('muta')).toMatchObject([{ canale: 'pec', stato: 'incerto', esito: null }]);
});

test('F5: the last notice ends the transmission and calls a person; the first one and a late delivery do not', async () => {
  expect((await compiti('lenta24')).map(({ ragione, il }) => [ragione, il])).toEqual([
    ['PEC_TEMPO_SCADUTO', '2026-03-03'],
  ]);
  expect(await compiti('lenta12')).toEqual([]);
  expect(await tentativi('lenta12')).toMatchObject([{ esito: 'perfezionata', legale: '2026-03-03' }]);
});

test('a receipt that comes a day late counts from its legal time', async () => {
  expect(await tentativi('tardi-1')).toMatchObject([
    { esito: 'perfezionata', legale: '2026-03-02', noto: '2026-03-03' },
  ]);
});

test('a receipt two days late beats the hours of silence: served on its legal time, and nobody is left to look', async () => {
  expect(await tentativi('tardi-2')).toMatchObject([
    { canale: 'pec', stato: 'concluso', esito: 'perfezionata', legale: '2026-03-02', noto: '2026-03-04' },
  ]);
  expect((await compiti('tardi-2')).filter(({ da }) => da === null)).toEqual([]);
  const stato = await nellEnte(
    'tardi-2',
    ({ sql }) => sql`select motivo, fino::text from pratiche where id = ${la('tardi-2').praticaId}`,
  );
  // thirty days from the delivery, not from the day on which it was known
  expect(stato).toEqual([{ motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE', fino: '2026-04-02' }]);
});

test.each(['manomessa', 'altrafirma', 'entita', 'altrui', 'estranea'] as const)(
  '%s: never believed, kept, on a worklist; the act itself is not forgotten',
  async (nome) => {
    expect(await tentativi(nome)).toMatchObject([{ esito: null }]);
    expect((await compiti(nome)).map((c) => c.ragione)).toEqual(['PEC_SENZA_CONSEGNA']);
  },
);

test('each of the five is in the archive, of nobody, with one task', async () => {
  const orfani = await nellEnte(
    'muta',
    ({ sql }) => sql`select e.documento_id is not null as archiviato,
        (select count(*)::int from compiti c where c.tipo = 'pec_sconosciuta' and c.riferimento = e.documento_id) as compiti
      from eventi_notifica e where e.tentativo_id is null and e.tipo in ('avvenuta-consegna', 'sconosciuto')`,
  );
  expect(orfani).toEqual(Array.from({ length: 5 }, () => ({ archiviato: true, compiti: 1 })));
});

test('a person who calls it a failure sends the act to the next rung (R-26)', async () => {
  const [compito] = await compiti('ignota');
  expect(compito?.ragione).toBe('PEC_ALTRO');
  const [{ id: tentativoId } = { id: '' }] = await tentativi('ignota');
  await manda(impianto.contesto, la('ignota'), 'fallita', 'esitoNotifica', {
    compitoId: compito?.id,
    tentativoId,
    esito: 'fallita',
    legaleIl: '2026-03-05',
  });
  await fino('2026-03-06');
  expect(await tentativi('ignota')).toMatchObject([
    { canale: 'pec', esito: 'fallita' },
    { canale: 'raccomandata' },
  ]);
});

test('a refused password: nothing leaves, one task, and when it is cleared the act leaves once', async () => {
  const { pec, enti, contesto, cartellaPec } = impianto;
  const indirizzo = enti[1]?.pec ?? '';
  const sue = async () =>
    (await leggiConsegnate(cartellaPec)).filter((m) => m.from === indirizzo.toLowerCase());
  expect(await sue()).toEqual([]);
  expect(await tentativi('chiusa')).toMatchObject([{ stato: 'da_inviare', esito: null }]);
  const aperti = () =>
    nellEnte(
      'chiusa',
      ({ sql }) => sql`select riferimento from compiti where tipo = 'casella' and chiuso_il is null`,
    );
  expect(await aperti()).toEqual([{ riferimento: `CREDENZIALI:${indirizzo}` }]);
  await pec.aggiungiCasella({ indirizzo, password: SEGRETO_SANDBOX });
  const [{ id } = { id: '' }] = await tentativi('chiusa');
  await nellEnte('chiusa', (t) => riattiva(t, indirizzo));
  await sveglia(contesto.temporale, id, 'novita');
  await fino('2026-03-07');
  expect(await sue()).toHaveLength(1);
  expect(await tentativi('chiusa')).toMatchObject([{ stato: 'concluso', esito: 'perfezionata' }]);
});

test('no invariant is broken by all this', async () => {
  const enti = impianto.enti.map((e) => e.enteId);
  expect((await provaInvarianti(impianto.contesto, enti)).flatMap((i) => i.violazioni)).toEqual([]);
});
