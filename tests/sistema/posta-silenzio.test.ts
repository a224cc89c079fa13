import { inEnte } from '../../database/connessione';
import { spostaOggi } from '../../database/orologio';
import { RAGIONI } from '../../services/worker/spazzata/ragioni';
import { spazza } from '../../services/worker/spazzata/spazzata';
import { finche } from '../banco/finche';
import { apriImpianto, type Impianto } from '../banco/impianto';
import { avviaPraticaDiStoria, type PraticaDiStoria, seminaStoria } from '../banco/pratica-di-storia';
import { storiaBreve } from '../banco/storie-di-prova';

jest.setTimeout(600_000);

const DAL = '2026-03-02';
let impianto: Impianto;
let enteId: string;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'silenzio',
    enti: ['09533'],
    orologio: { modo: 'comandato', dal: DAL },
    parametri: { 'posta.invio': 'consolidatore', 'posta.silenzioGiorni': 5 },
  });
  enteId = impianto.enti[0]?.enteId ?? '';
});
afterAll(() => impianto?.chiudi());

/** Handed over; nobody tells the consolidator to push: whatever happens to the piece is not told. */
async function affidata(n: number, indirizzo: string): Promise<PraticaDiStoria> {
  const { contesto } = impianto;
  const id = `SL51${n}`;
  const storia = storiaBreve(id, DAL, 'cds', { debitore: { id: `D-${id}`, domicilioDigitale: false } });
  const pratica = await seminaStoria(contesto, enteId, storia, {
    ...{ codiceFiscale: `PRVSLN80A01H51${n}X`, cognome: 'Silenzio', nome: id },
    ...{ indirizzo, cap: '99010', localita: 'Montefiorito' },
  });
  await avviaPraticaDiStoria(contesto, pratica, DAL);
  await finche('affidata', async () => (await vedi(pratica))?.pezzo === 'inviata');
  return pratica;
}
interface Vista {
  id: string;
  stato: string;
  esito: string | null;
  legale: string | null;
  pezzo: string;
  chiesto: string | null;
  eventi: number;
  incerti: string[];
}
const vedi = async ({ praticaId }: PraticaDiStoria): Promise<Vista | undefined> => {
  const [vista] = await inEnte(
    impianto.contesto.database,
    enteId,
    ({ sql }) => sql<Vista[]>`
      select t.id, t.stato, t.esito, t.legale_il::text as legale, s.stato as pezzo, z.chiesto_il::text as chiesto,
        (select count(*)::int from eventi_notifica e where e.tentativo_id = t.id) as eventi,
        array(select c.riferimento from compiti c where c.tentativo_id = t.id and c.tipo = 'incerta') as incerti
      from tentativi t join pezzi_postali z on z.tentativo_id = t.id join trasmissioni s on s.id = z.id
      where t.pratica_id = ${praticaId} and t.canale = 'raccomandata'`,
  );
  return vista;
};
/** What the sweep asked about. */
async function chiesti(): Promise<unknown[]> {
  const prima = impianto.log.length;
  await spazza(impianto.contesto);
  return impianto.log
    .slice(prima)
    .filter((riga) => riga.includes('ripreso dalla spazzata'))
    .map((riga) => JSON.parse(riga) as Record<string, unknown>)
    .filter(({ ragione }) => ragione === 'pezzo_senza_notizie')
    .map(({ id, perche }) => [id, perche]);
}
const oggi = (data: string) => spostaOggi(impianto.contesto.database.sql, data);

test('a piece of which nothing is heard is asked about after the days of the profile, once', async () => {
  const pratica = await affidata(1, 'via @consegnato 1');
  const id = (await vedi(pratica))?.id;
  await oggi('2026-03-06');
  expect(await chiesti()).toEqual([]);
  await oggi('2026-03-07');
  expect(await chiesti()).toEqual([[id, RAGIONI.pezzo_senza_notizie]]);
  // what the provider knows by then is evidence, as if it had been pushed
  expect(await vedi(pratica)).toMatchObject({ chiesto: '2026-03-07', eventi: 3, esito: null });
  expect(await chiesti()).toEqual([]);
  await oggi('2026-03-11');
  expect(await chiesti()).toEqual([]);
  await oggi('2026-03-12');
  expect(await chiesti()).toEqual([[id, RAGIONI.pezzo_senza_notizie]]);
  await finche('notificata', async () => (await vedi(pratica))?.esito === 'perfezionata');
  expect(await vedi(pratica)).toMatchObject({ stato: 'concluso', legale: '2026-03-06' });
  await oggi('2026-03-20');
  expect(await chiesti()).toEqual([]);
});

test('one that the provider says it never had goes to a person, and is not handed over again', async () => {
  const pratica = await affidata(2, 'via @consegnato 2');
  const vera = impianto.contesto.posta;
  const domande: string[] = [];
  const { consolidatore } = vera;
  if (!consolidatore) throw new Error('no consolidator');
  impianto.contesto.posta = {
    ...vera,
    consolidatore: {
      affida: consolidatore.affida,
      chiedi: async (id) => {
        domande.push(id);
        return domande.length === 1 ? { stato: 'non_disponibile', codice: 'X' } : { stato: 'mai_ricevuto' };
      },
    },
  };
  await oggi('2026-03-27');
  await chiesti();
  expect(await vedi(pratica)).toMatchObject({ chiesto: '2026-03-27', pezzo: 'inviata' });
  await oggi('2026-04-01');
  await chiesti();
  impianto.contesto.posta = vera;
  await finche('a una persona', async () => (await vedi(pratica))?.incerti.length === 1);
  const [vista] = [await vedi(pratica)];
  expect(vista).toMatchObject({ stato: 'incerto', pezzo: 'incerta', eventi: 0 });
  expect(vista?.incerti[0]).toContain('POSTA_MAI_RICEVUTO');
  expect(domande).toHaveLength(2);
});
