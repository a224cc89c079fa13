import type { Contesto } from '../../activities/contesto';
import { comanda } from '../../activities/temporal/comanda';
import { avviaLotto } from '../../activities/temporal/sveglia';
import { inEnte } from '../../database/connessione';
import { idDerivato, nuovoId } from '../../database/identificativi';
import { spostaOggi } from '../../database/orologio';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { statoDi } from '../../services/conducente/quiete';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';

jest.setTimeout(180_000);
const OGGI = '2026-03-02';
let impianto: Impianto;
let c: Contesto;
let enteId: string;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'approvazione',
    enti: ['09525'],
    orologio: { modo: 'comandato', dal: OGGI },
    firmati: new Set(['intimazioneEsecutiva']),
  });
  c = impianto.contesto;
  enteId = impianto.enti[0]?.enteId ?? '';
});
afterAll(() => impianto?.chiudi());

async function nasce(id: string, natura: 'tributaria' | 'patrimoniale'): Promise<PraticaDiStoria> {
  const storia = storiaBreve(id, OGGI, natura, {
    parametri: { 'approvazione.accertamentoEsecutivo': 'lotto' },
    debitore: { id: `D-${id}`, domicilioDigitale: false },
  });
  const pratica = await seminaStoria(c, enteId, storia, {
    codiceFiscale: `PRVBZZ80A01H${id.slice(-3)}X`,
    cognome: 'Bozza',
    nome: id,
    indirizzo: 'Via delle Prove 1',
  });
  await avviaPraticaDiStoria(c, pratica, OGGI);
  return pratica;
}

interface Bozza {
  id: string;
  versione: number;
  stato: string;
  approvazione: string;
  atto_id: string | null;
}
const bozzeDi = ({ praticaId }: PraticaDiStoria) =>
  inEnte(
    c.database,
    enteId,
    ({ sql }) => sql<Bozza[]>`
      select id, versione, stato, approvazione, atto_id from bozze where pratica_id = ${praticaId} order by id`,
  );
const conta = async (tabella: 'atti' | 'tentativi', { praticaId }: PraticaDiStoria) =>
  (
    await inEnte(
      c.database,
      enteId,
      ({ sql }) => sql`select 1 from ${sql(tabella)} where pratica_id = ${praticaId}`,
    )
  ).length;
/** Still = nothing in motion for the driver of the clock, although a draft waits. */
const ferma = () =>
  finche('nulla in moto', async () => (await statoDi(c, enteId, OGGI, true)).inMoto.length === 0);
const aperta = async (p: PraticaDiStoria): Promise<Bozza> => {
  const bozza = (await bozzeDi(p)).find((b) => b.stato === 'aperta');
  if (!bozza) throw new Error('no open draft');
  return bozza;
};
const approva = (p: PraticaDiStoria, chiave: string, corpo: object) =>
  comanda(
    c.temporale,
    { enteId, praticaId: p.praticaId, nome: 'approvaAtto', comandoId: idDerivato('cmd', chiave), corpo },
    30_000,
  );

test('singola: no number until the Ufficiale signs; a fact makes the draft fall and a stale signature is refused', async () => {
  const p = await nasce('BZ-001', 'patrimoniale');
  await ferma();
  const prima = await aperta(p);
  expect(prima.approvazione).toBe('singola'); // the installation wants it, whatever the profile says
  expect(await conta('atti', p)).toBe(0);

  await comanda(
    c.temporale,
    {
      enteId,
      praticaId: p.praticaId,
      nome: 'pagamento',
      comandoId: nuovoId('cmd'),
      corpo: { importo: '100' },
    },
    30_000,
  );
  await ferma();
  const seconda = await aperta(p);
  expect((await bozzeDi(p)).map((b) => b.stato)).toEqual(['caduta', 'aperta']);
  const vecchia = { bozzaId: prima.id, versione: prima.versione };
  expect(await approva(p, 'vecchia', vecchia)).toMatchObject({ codice: 'BOZZA_ASSENTE' });
  const stantia = { bozzaId: seconda.id, versione: prima.versione };
  expect(await approva(p, 'stantia', stantia)).toMatchObject({ codice: 'BOZZA_SUPERATA' });
  expect(await conta('atti', p)).toBe(0);

  const firma = { bozzaId: seconda.id, versione: seconda.versione };
  expect(await approva(p, 'firma', firma)).toMatchObject({ esito: 'eseguita' });
  await finche('l’atto parte', async () => (await conta('tentativi', p)) === 1);
  const emessa = (await bozzeDi(p)).find((b) => b.id === seconda.id);
  expect(emessa).toMatchObject({ stato: 'emessa', atto_id: expect.stringMatching(/^att_/) });
  // the same signature again is the same answer, and no second act
  expect(await approva(p, 'firma', firma)).toMatchObject({ esito: 'eseguita' });
  await ferma();
  expect([await conta('atti', p), await conta('tentativi', p)]).toEqual([1, 1]);
});

/** A batch of all the open drafts of the lists, as the API composes it. */
async function lottoDi(pratiche: readonly PraticaDiStoria[], preparatoDa: string): Promise<string> {
  const lottoId = nuovoId('lot');
  const bozze = await Promise.all(pratiche.map(async (p) => ({ p, b: await aperta(p) })));
  await inEnte(c.database, enteId, async ({ sql }) => {
    await sql`insert into lotti (id, direzione_id, tipo, quante, totale, preparato_da, preparato_il)
      select ${lottoId}, direzione_id, 'accertamentoEsecutivo', ${bozze.length}, 0, ${preparatoDa}, ${OGGI}
      from pratiche where id = ${pratiche[0]?.praticaId ?? ''}`;
    for (const { p, b } of bozze)
      await sql`insert into lotti_bozze (lotto_id, bozza_id, pratica_id, versione, dovuto)
        values (${lottoId}, ${b.id}, ${p.praticaId}, ${b.versione}, 0)`;
  });
  return lottoId;
}

test('lotto: a second person approves the batch; what a fact has overtaken is refused with its reason (I18)', async () => {
  const pratiche = [
    await nasce('BZ-101', 'tributaria'),
    await nasce('BZ-102', 'tributaria'),
    await nasce('BZ-103', 'tributaria'),
  ];
  await ferma();
  const [preparatore, secondo] = [nuovoId('ute'), nuovoId('ute')];
  const lottoId = await lottoDi(pratiche, preparatore);
  const [una, , terza] = pratiche;
  if (!una || !terza) throw new Error('no pratiche');
  const b = await aperta(una);
  const suo = { bozzaId: b.id, versione: b.versione, lottoId, autoreId: preparatore };
  expect(await approva(una, 'suo', suo)).toMatchObject({ codice: 'BOZZA_STESSA_PERSONA' });

  await comanda(
    c.temporale,
    { enteId, praticaId: terza.praticaId, nome: 'sospensione', comandoId: nuovoId('cmd'), corpo: {} },
    30_000,
  );
  await ferma();
  await inEnte(
    c.database,
    enteId,
    ({ sql }) => sql`
      update lotti set stato = 'in_approvazione', approvato_da = ${secondo}, approvato_il = ${OGGI} where id = ${lottoId}`,
  );
  await avviaLotto(c.temporale, { enteId, lottoId, autoreId: secondo });
  const esiti = () =>
    inEnte(
      c.database,
      enteId,
      ({ sql }) => sql<{ esito: string | null; codice: string | null; stato: string }[]>`
        select b.esito, b.codice, l.stato from lotti_bozze b join lotti l on l.id = b.lotto_id
        where b.lotto_id = ${lottoId} order by b.esito, b.codice`,
    );
  await finche('il lotto è approvato', async () => (await esiti()).every((e) => e.stato === 'approvato'));
  expect((await esiti()).map(({ esito, codice }) => [esito, codice])).toEqual([
    ['approvata', null],
    ['approvata', null],
    ['rifiutata', 'BOZZA_ASSENTE'],
  ]);
  await ferma();
  expect(await Promise.all(pratiche.map((p) => conta('tentativi', p)))).toEqual([1, 1, 0]);
  const violate = (await provaInvarianti(c, [enteId])).filter((e) => e.ok === false);
  expect(violate).toEqual([]);
});

test('an approval holds for its day: the act that did not leave is a draft again', async () => {
  const p = await nasce('BZ-201', 'tributaria');
  await ferma();
  const { id, versione } = await aperta(p);
  await impianto.fermaWorker();
  await inEnte(
    c.database,
    enteId,
    ({ sql }) => sql`
      update bozze set stato = 'approvata', approvata_da = 'ute_A', approvata_il = ${OGGI}, versione = ${versione}
      where id = ${id}`,
  );
  await spostaOggi(c.database.sql, '2026-03-03');
  await impianto.avviaWorker();
  await c.temporale.client.workflow.getHandle(p.praticaId).signal('orologio');
  await finche('una bozza nuova', async () => (await bozzeDi(p)).some((b) => b.stato === 'aperta'));
  expect((await bozzeDi(p)).map((b) => b.stato)).toEqual(['caduta', 'aperta']);
  expect(await conta('atti', p)).toBe(0);
});
