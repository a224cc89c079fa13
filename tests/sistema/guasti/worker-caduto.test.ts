import type { ChildProcess } from 'node:child_process';
import { finche } from '../../banco/finche';
import { Scena } from './scena';

jest.setTimeout(600_000);

/** What is waited for is the silence that Temporal allows a worker: the two tests wait together, each on its installation. */
const scene: Scena[] = [];
async function apri(nome: string, codiceEnte: string): Promise<Scena> {
  const scena = await Scena.apri(nome, codiceEnte);
  scene.push(scena);
  return scena;
}
afterAll(async () => {
  for (const scena of scene) await scena.chiudi();
});

const morto = (figlio: ChildProcess) =>
  new Promise<NodeJS.Signals | null>((fine) => figlio.once('exit', (_codice, segnale) => fine(segnale)));

test.concurrent('F2: killed after the send, or before it: incerta, on a worklist, never sent again by itself', async () => {
  const s = await apri('caduto', '09523');
  const pratiche: Record<string, string> = {};
  for (const [n, [nome, punto]] of (
    [
      ['sorda.dopo', 'dopo-data'],
      ['ok.dopo', 'dopo-data'],
      ['ok.prima', 'dopo-riserva'],
    ] as const
  ).entries()) {
    pratiche[nome] = await s.avvia(nome, 500 + n);
    expect(await morto(await s.worker(punto, 'SIGKILL'))).toBe('SIGKILL');
  }
  const [muta = '', detta = '', mai = ''] = Object.values(pratiche);
  expect(
    [await s.presi('sorda.dopo'), await s.presi('ok.dopo'), await s.presi('ok.prima')].map((m) => m.length),
  ).toEqual([1, 1, 0]);
  await s.impianto.avviaWorker();
  // the provider took it and is silent: a person decides
  await s.finoA('la muta davanti a una persona', muta, 'incerto');
  expect(await s.statoDi(muta)).toMatchObject({ esito: null, trasmissioni: ['incerta'] });
  expect(await s.compiti(muta)).toEqual([{ chiuso: null }]);
  // the provider took it and says so: its receipts settle it
  await s.finoA('la detta conclusa', detta, 'concluso');
  expect(await s.statoDi(detta)).toMatchObject({ esito: 'perfezionata', trasmissioni: ['inviata'] });
  expect((await s.compiti(detta)).filter((c) => c.chiuso === null)).toEqual([]);
  // nobody can tell it from the others: not sent, and a person decides
  await s.finoA('la mai partita davanti a una persona', mai, 'incerto');
  expect(await s.compiti(mai)).toEqual([{ chiuso: null }]);
  expect(
    [await s.presi('sorda.dopo'), await s.presi('ok.dopo'), await s.presi('ok.prima')].map((m) => m.length),
  ).toEqual([1, 1, 0]);
  await s.impianto.fermaWorker();
});

test.concurrent('F4: a worker that freezes before the send and comes back: its late write changes nothing, one message', async () => {
  const s = await apri('gelato', '09528');
  const praticaId = await s.avvia('ok.gelato', 510);
  const gelato = await s.worker('dopo-riserva', 'SIGSTOP');
  await finche(
    'la riserva è scritta',
    async () => (await s.statoDi(praticaId))?.trasmissioni?.[0] === 'riservata',
  );
  await s.impianto.avviaWorker();
  await s.finoA('un altro la dà a una persona', praticaId, 'incerto');
  expect(await s.presi('ok.gelato')).toEqual([]);
  expect(await s.compiti(praticaId)).toEqual([{ chiuso: null }]);
  gelato.kill('SIGCONT');
  await finche('il gestore l’ha presa', async () => (await s.presi('ok.gelato')).length > 0);
  await s.finoA('le ricevute la risolvono', praticaId, 'concluso');
  expect(await s.statoDi(praticaId)).toMatchObject({ esito: 'perfezionata', trasmissioni: ['inviata'] });
  expect(await s.compiti(praticaId)).toEqual([{ chiuso: 'sistema' }]);
  expect(await s.presi('ok.gelato')).toHaveLength(1);
  gelato.kill('SIGKILL');
  await s.impianto.fermaWorker();
});
