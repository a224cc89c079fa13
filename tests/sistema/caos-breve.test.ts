import { creaDatabaseDiProva, type DatabaseDiProva } from '../banco/database-di-prova';
import { indirizzoTemporal, prefissoUnico } from '../banco/temporal-di-prova';
import { provaDiCaduta } from '../chaos/prova';

/** The short form of `npm run chaos`: the worker dies at three points of the writes, the driver once. */
const PUNTI = ['dopo-numero', 'dopo-tentativo', 'dopo-data'];

let prova: DatabaseDiProva;
beforeAll(async () => {
  prova = await creaDatabaseDiProva();
});
afterAll(() => prova.chiudi());

test('nothing is lost or doubled when the worker is killed after a number, after an attempt, after DATA', async () => {
  const detto: string[] = [];
  const esito = await provaDiCaduta({
    seme: 11,
    pratiche: 12,
    giri: 1,
    punti: PUNTI,
    parti: ['conducente'],
    codiceEnte: '09124',
    dal: '2024-06-12',
    fino: '2024-07-05',
    env: {
      ESATTO_DATABASE_URL: prova.url,
      ESATTO_TEMPORAL_INDIRIZZO: indirizzoTemporal(),
      ESATTO_TEMPORAL_CODA_PREFISSO: `${prefissoUnico('caos')}-`,
    },
    tieni: false,
    avviso: (testo) => void detto.push(testo),
    fermata: new AbortController().signal,
  });
  expect(esito.violazioni).toEqual([]);
  expect(esito.uccisioni).toMatchObject({ ...Object.fromEntries(PUNTI.map((p) => [p, 1])), conducente: 1 });
  expect(esito.cifre).toMatchObject({ pratiche: 12, 'numeri mancanti': 0 });
  expect(esito.cifre['messaggi presi dal gestore']).toBeGreaterThan(3);
}, 600_000);
