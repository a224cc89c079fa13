import { leggiFattiProva } from '../../activities/prova/leggi';
import { inEnte } from '../../database/connessione';
import { leggiTentativi } from '../../services/api/letture/fascicolo';
import { conduci } from '../../services/conducente/conducente';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';
import { manda } from '../storie/comandi';
import { mondoDelleStorie } from '../storie/mondo';

jest.setTimeout(600_000);

let impianto: Impianto;
let pratica: PraticaDiStoria;
let fino: (data: string) => Promise<unknown>;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'rettifica',
    enti: ['09503'],
    orologio: { modo: 'comandato', dal: '2026-03-02' },
  });
  const { contesto, enti } = impianto;
  const [{ enteId } = { enteId: '' }] = enti;
  // delivered on the day, and the receipt that says so comes eight days later
  pratica = await seminaStoria(contesto, enteId, storiaBreve('RT501', '2026-03-02', 'cds'), {
    codiceFiscale: 'PRVRTT80A01H501X',
    cognome: 'Rettifica',
    nome: 'RT501',
    indirizzo: 'Via delle Prove 4',
    pec: 'tardi-8.rt501@pec.debitori.example',
  });
  const mondo = mondoDelleStorie(impianto, [pratica]);
  const fermata = new AbortController().signal;
  fino = (data) => conduci(contesto, { enti: [enteId], mondo, fino: data, fermata, progresso: () => {} });
});
afterAll(() => impianto?.chiudi());

const righe = <T extends object>(domanda: 'tentativi' | 'versioni' | 'compiti' | 'pratica') =>
  inEnte(impianto.contesto.database, pratica.enteId, ({ sql }) => {
    const { praticaId } = pratica;
    const domande = {
      tentativi: sql`select id, canale, esito, legale_il::text as legale, noto_il::text as noto from tentativi
        where pratica_id = ${praticaId} order by registrato_at`,
      versioni: sql`select p.versione, p.esito, p.mittente_il::text as mittente, p.destinatario_il::text as destinatario, p.regola,
          cardinality(p.prove) as prove, p.noto_il::text as noto
        from perfezionamenti p join tentativi t on t.id = p.tentativo_id where t.canale = 'pec' order by p.versione`,
      compiti: sql`select id from compiti where pratica_id = ${praticaId} and tipo = 'incerta' and chiuso_il is null`,
      pratica: sql`select motivo, fino::text from pratiche where id = ${praticaId}`,
    };
    return domande[domanda] as Promise<unknown> as Promise<T[]>;
  });

test('a person calls it failed, the act goes on by post', async () => {
  await fino('2026-03-05');
  const [compito] = await righe<{ id: string }>('compiti');
  const [tentativo] = await righe<{ id: string }>('tentativi');
  await manda(impianto.contesto, pratica, 'fallita', 'esitoNotifica', {
    compitoId: compito?.id,
    tentativoId: tentativo?.id,
    esito: 'fallita',
    legaleIl: '2026-03-05',
  });
  await fino('2026-03-08');
  expect(await righe('tentativi')).toMatchObject([
    { canale: 'pec', esito: 'fallita', legale: '2026-03-05' },
    { canale: 'raccomandata', esito: null },
  ]);
});

test('the receipt that comes after corrects it: the act was served on its legal date', async () => {
  await fino('2026-03-11');
  expect(await righe('tentativi')).toMatchObject([
    { canale: 'pec', esito: 'perfezionata', legale: '2026-03-02', noto: '2026-03-10' },
    { canale: 'raccomandata', esito: null },
  ]);
  expect(await righe('versioni')).toEqual([
    {
      ...{ versione: 1, esito: 'fallita', mittente: '2026-03-02', destinatario: '2026-03-05' },
      ...{ regola: 'PEC_DICHIARATA', prove: 0, noto: '2026-03-05' },
    },
    {
      ...{ versione: 2, esito: 'perfezionata', mittente: '2026-03-02', destinatario: '2026-03-02' },
      ...{ regola: 'PEC_CONSEGNA', prove: 2, noto: '2026-03-10' },
    },
  ]);
  // thirty days of the ingiunzione, from the corrected date
  expect(await righe('pratica')).toEqual([{ motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE', fino: '2026-04-02' }]);
});

test('the further rung stays, stands on what was known when it left, and what took that away is told', async () => {
  const { enteId, praticaId } = pratica;
  const letti = await inEnte(impianto.contesto.database, enteId, async (t) => {
    const tentativi = await leggiTentativi(t, praticaId);
    return { tentativi, prova: await leggiFattiProva(t, tentativi[0]?.notificaId ?? '') };
  });
  const smentita = { versione: 2, esito: 'perfezionata', destinatarioIl: '2026-03-02', notoIl: '2026-03-10' };
  expect(letti.tentativi).toMatchObject([
    { giustificatoDa: null },
    {
      stato: 'inviato',
      giustificatoDa: {
        ...{ tentativoId: letti.tentativi[0]?.id, versione: 1, esito: 'fallita', regola: 'PEC_DICHIARATA' },
        ...{ destinatarioIl: '2026-03-05', notoIl: '2026-03-05', smentita },
      },
    },
  ]);
  expect(letti.prova?.fatti.tentativi[1]?.giustificato?.smentita).toEqual({
    ...{ versione: 2, esito: 'perfezionata', il: '2026-03-02', notoIl: '2026-03-10' },
  });
});

test('the raccomandata delivered after all changes no date: the earliest legal one holds', async () => {
  const [, raccomandata] = await righe<{ id: string }>('tentativi');
  await manda(impianto.contesto, pratica, 'consegnata', 'esitoNotifica', {
    tentativoId: raccomandata?.id,
    esito: 'perfezionata',
    legaleIl: '2026-03-11',
  });
  await fino('2026-03-12');
  expect(await righe('tentativi')).toMatchObject([
    { canale: 'pec', esito: 'perfezionata', legale: '2026-03-02' },
    { canale: 'raccomandata', esito: 'perfezionata', legale: '2026-03-11' },
  ]);
  expect(await righe('pratica')).toEqual([{ motivo: 'TERMINE_PAGAMENTO_INGIUNZIONE', fino: '2026-04-02' }]);
});

test('a version is never rewritten, and no invariant is broken', async () => {
  await expect(
    inEnte(
      impianto.contesto.database,
      pratica.enteId,
      ({ sql }) => sql`update perfezionamenti set norma = 'altra'`,
    ),
  ).rejects.toThrow();
  const esiti = await provaInvarianti(impianto.contesto, [pratica.enteId]);
  expect(esiti.flatMap((i) => i.violazioni)).toEqual([]);
});
