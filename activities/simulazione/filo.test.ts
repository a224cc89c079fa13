import { profiloDi } from '../../domain/profili/profili';
import { viviFetta } from '../../domain/simulazione/fetta';
import { MODELLO_PREDEFINITO as modello } from '../../domain/simulazione/predefiniti';
import type { RichiestaFetta } from './fetta-thread';
import { ErroreFetta } from './filo';
import { apriSimulatore, type Simulatore } from './simula';

jest.setTimeout(240_000);

const portafoglio = { seme: 1, anni: 2, dal: '2026-01-01' };
const profili = [profiloDi('firenze')];
const fetta = (da: number, quanti: number): RichiestaFetta => ({
  portafoglio,
  fetta: { da, quanti },
  profili,
  modello,
});
const qui = ({ fetta: f }: RichiestaFetta) => viviFetta(portafoglio, f, profili, modello);

let simulatore: Simulatore;
beforeAll(() => {
  simulatore = apriSimulatore(1, true);
});
afterAll(() => simulatore.chiudi());

test('slices asked for together on one thread wait for each other, and none takes the answer of another', async () => {
  const richieste = [fetta(0, 30), fetta(30, 5), fetta(35, 20)];
  const vissute = await Promise.all(richieste.map((r) => simulatore.vivi(r)));
  expect(vissute).toEqual(richieste.map(qui));
});

test('a defect is told as such, and the thread goes on', async () => {
  const guasta = { ...fetta(0, 1), portafoglio: { ...portafoglio, dal: '1990-01-01' } };
  const errore = await simulatore.vivi(guasta).catch((e: unknown) => e);
  expect(errore).toBeInstanceOf(ErroreFetta);
  expect((errore as Error).message).toContain('modello.mancante: ');
  expect(await simulatore.vivi(fetta(0, 3))).toEqual(qui(fetta(0, 3)));
});

test('a slice is given up at the signal, long before its end, and the next one is lived', async () => {
  const segnale = new AbortController();
  const lunga = simulatore.vivi(fetta(0, 10_000_000), segnale.signal);
  setTimeout(() => segnale.abort(), 500);
  const errore = await lunga.catch((e: unknown) => e);
  expect(errore).toBeInstanceOf(Error);
  expect(errore).not.toBeInstanceOf(ErroreFetta);
  await expect(simulatore.vivi(fetta(0, 1), segnale.signal)).rejects.toThrow();
  expect(await simulatore.vivi(fetta(0, 3))).toEqual(qui(fetta(0, 3)));
});
