import { inEnte } from '../../database/connessione';
import { spostaOggi } from '../../database/orologio';
import { provaInvarianti } from '../../services/conducente/invarianti';
import { leggiConsegnate } from '../../services/sandbox/pec/avvia';
import type { Eta } from '../../services/worker/spazzata/cerca';
import { RAGIONI } from '../../services/worker/spazzata/ragioni';
import { spazza } from '../../services/worker/spazzata/spazzata';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';

jest.setTimeout(600_000);

const DAL = '2026-03-02';
/** Everything is old enough to have been forgotten. */
const SUBITO: Eta = { scritto: '0 seconds', trasmissione: '0 seconds', sguardo: '0 seconds' };

let impianto: Impianto;
let enteId: string;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'spazzata',
    enti: ['09506'],
    orologio: { modo: 'comandato', dal: DAL },
  });
  enteId = impianto.enti[0]?.enteId ?? '';
});
afterEach(() => {
  delete impianto.contesto.punto;
});
afterAll(() => impianto?.chiudi());

async function parte(id: string, manopola: string): Promise<PraticaDiStoria> {
  const { contesto } = impianto;
  const pratica = await seminaStoria(contesto, enteId, storiaBreve(id, DAL, 'cds'), {
    codiceFiscale: `PRVSPZ80A01H${id.slice(2)}X`,
    cognome: 'Spazzata',
    nome: id,
    indirizzo: 'Via delle Prove 7',
    pec: `${manopola}.${id.toLowerCase()}@pec.debitori.example`,
  });
  await avviaPraticaDiStoria(contesto, pratica, DAL);
  return pratica;
}

interface Vista {
  id: string;
  stato: string;
  esito: string | null;
  trasmissioni: string[];
  eventi: number;
}
const vedi = async ({ praticaId }: PraticaDiStoria): Promise<Vista | undefined> => {
  const [vista] = await inEnte(
    impianto.contesto.database,
    enteId,
    ({ sql }) => sql<Vista[]>`select id, stato, esito,
        array(select s.stato from trasmissioni s where s.tentativo_id = t.id order by ordine) as trasmissioni,
        (select count(*)::int from eventi_notifica e where e.tentativo_id = t.id) as eventi
      from tentativi t where pratica_id = ${praticaId} order by registrato_at limit 1`,
  );
  return vista;
};
const finoA = (pratica: PraticaDiStoria, cosa: string, giusto: (v: Vista) => boolean) =>
  finche(cosa, async () => {
    const vista = await vedi(pratica);
    return vista !== undefined && giusto(vista);
  });

/** What the sweep said that it took up of that attempt. */
async function ripreso(id: string): Promise<Record<string, unknown>[]> {
  const prima = impianto.log.length;
  await spazza(impianto.contesto, SUBITO);
  return impianto.log
    .slice(prima)
    .filter((riga) => riga.includes('ripreso dalla spazzata'))
    .map((riga) => JSON.parse(riga) as Record<string, unknown>)
    .filter((riga) => riga.id === id);
}
const termina = (id: string) => impianto.contesto.temporale.client.workflow.getHandle(id).terminate('prova');
const partite = async (nome: string) =>
  (await leggiConsegnate(impianto.cartellaPec)).filter((m) => m.to.join().includes(nome)).length;

/** Nobody listens there. */
async function senzaGestore(lavoro: () => Promise<void>): Promise<void> {
  const { contesto } = impianto;
  const vera = contesto.casellaDi;
  contesto.casellaDi = async (ente) => ({ ...(await vera(ente)), port: 9 });
  try {
    await lavoro();
  } finally {
    contesto.casellaDi = vera;
  }
}

test('decided and not left: left alone while its process is there, begun again when it is gone', async () => {
  const pratica = await parte('SP501', 'ok');
  let id = '';
  await senzaGestore(async () => {
    await finoA(pratica, 'da ritentare', (v) => v.trasmissioni[0] === 'da_ritentare');
    id = (await vedi(pratica))?.id ?? '';
    expect(await ripreso(id)).toEqual([]);
    await termina(id);
  });
  expect(await ripreso(id)).toMatchObject([
    {
      ...{ id, praticaId: pratica.praticaId, stato: 'da_inviare', ragione: 'dispaccio_senza_processo' },
      ...{ secondi: expect.any(Number), perche: RAGIONI.dispaccio_senza_processo },
    },
  ]);
  await finoA(pratica, 'notificata', (v) => v.esito === 'perfezionata');
  expect(await partite('sp501')).toBe(1);
  expect(await ripreso(id)).toEqual([]);
});

test('a receipt that was archived by a reader that died before telling it is told', async () => {
  const { contesto, pec } = impianto;
  const pratica = await parte('SP502', 'tardi-2');
  await finoA(pratica, 'accettata', (v) => v.eventi === 1);
  const { id } = (await vedi(pratica)) as Vista;
  expect(await ripreso(id)).toEqual([]);
  contesto.punto = async (nome) => {
    if (nome === 'dopo-archivio') throw new Error('dead before telling');
  };
  await spostaOggi(contesto.database.sql, '2026-03-04');
  await pec.tick();
  await finoA(pratica, 'ricevuta arrivata', (v) => v.eventi === 2);
  expect(await vedi(pratica)).toMatchObject({ stato: 'inviato', esito: null });
  expect(await ripreso(id)).toMatchObject([{ stato: 'inviato', ragione: 'ricevuta_non_guardata' }]);
  await finoA(pratica, 'notificata', (v) => v.esito === 'perfezionata');
});

test('a full mailbox that waits is looked at and left alone; when its day has come and nobody acts, it is taken up', async () => {
  const pratica = await parte('SP503', 'piena');
  await finoA(pratica, 'piena', (v) => v.eventi === 2);
  const { id } = (await vedi(pratica)) as Vista;
  expect(await ripreso(id)).toEqual([]);
  await termina(id);
  await spostaOggi(impianto.contesto.database.sql, '2026-03-20');
  await senzaGestore(async () => {
    expect(await ripreso(id)).toMatchObject([
      { stato: 'inviato', ragione: 'tentativo_dimenticato', perche: RAGIONI.tentativo_dimenticato },
    ]);
    await finoA(pratica, 'secondo invio da ritentare', (v) => v.trasmissioni[1] === 'da_ritentare');
    await termina(id);
  });
  expect(await ripreso(id)).toMatchObject([{ stato: 'da_ritentare', ragione: 'trasmissione_ferma' }]);
  await finoA(pratica, 'fallita', (v) => v.esito === 'fallita');
  expect(await partite('sp503')).toBe(2);
});

test('no act left twice, no invariant is broken', async () => {
  const esiti = await provaInvarianti(impianto.contesto, [enteId]);
  const gravi = esiti.filter(({ id }) => !['I2', 'I6'].includes(id)); // the date was moved without living its days
  expect(gravi.flatMap((i) => i.violazioni)).toEqual([]);
});
