import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inEnte, type Transazione } from '../../../database/connessione';
import { leggiConsegnate } from '../../../services/sandbox/pec/avvia';
import { finche } from '../../banco/finche';
import { apriImpianto, type Impianto } from '../../banco/impianto';
import { avviaPraticaDiStoria, seminaStoria } from '../../banco/pratica-di-storia';
import { storiaBreve } from '../../banco/storie-di-prova';
import { indirizzoTemporal } from '../../banco/temporal-di-prova';
import type { Guasto } from './worker-processo';

jest.setTimeout(600_000);

const OGGI = '2026-03-02';
const RADICE = path.resolve(__dirname, '../../..');
const dati = mkdtempSync(path.join(tmpdir(), 'esatto-guasti-'));
const figli: ChildProcess[] = [];
let impianto: Impianto;

beforeAll(async () => {
  impianto = await apriImpianto({
    nome: 'guasti',
    enti: ['09523'],
    orologio: { modo: 'comandato', dal: OGGI },
  });
  await impianto.fermaWorker();
});
afterAll(async () => {
  for (const figlio of figli) figlio.kill('SIGKILL');
  await impianto?.chiudi();
  rmSync(dati, { recursive: true, force: true });
});

const enteId = () => impianto.enti[0]?.enteId ?? '';
const indirizzoDi = (nome: string) => `${nome}@pec.debitori.example`;
const nellEnte = <T>(lavoro: (t: Transazione) => Promise<T>): Promise<T> =>
  inEnte(impianto.contesto.database, enteId(), lavoro);

/** One pratica whose first act leaves by PEC at once. */
async function avvia(nome: string, numero: number): Promise<string> {
  const { contesto } = impianto;
  const pratica = await seminaStoria(contesto, enteId(), storiaBreve(`GU${numero}`, OGGI, 'cds'), {
    codiceFiscale: `PRVGST80A01H${numero}X`,
    cognome: 'Guasti',
    nome,
    indirizzo: 'Via delle Prove 9',
    pec: indirizzoDi(nome),
  });
  await avviaPraticaDiStoria(contesto, pratica, OGGI);
  return pratica.praticaId;
}

/** A worker that ends, or stops, at that point. */
async function worker(punto: string, segnale: Guasto['segnale']): Promise<ChildProcess> {
  const guasto: Guasto = { punto, segnale, casella: await impianto.contesto.casellaDi(enteId()) };
  const figlio = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'worker-processo.ts')], {
    cwd: RADICE,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      GUASTO_DI_PROVA: JSON.stringify(guasto),
      ESATTO_DATI: dati,
      ESATTO_DATABASE_URL_APP: impianto.urlApp,
      ESATTO_TEMPORAL_INDIRIZZO: indirizzoTemporal(),
      ESATTO_TEMPORAL_CODA_PREFISSO: impianto.contesto.temporale.prefisso,
    },
  });
  figli.push(figlio);
  return figlio;
}

const morto = (figlio: ChildProcess) =>
  new Promise<NodeJS.Signals | null>((fine) => figlio.once('exit', (_codice, segnale) => fine(segnale)));

/** What the provider took for that addressee: its books, not ours. */
const presi = async (nome: string) =>
  (await leggiConsegnate(impianto.cartellaPec)).filter((m) => m.to.includes(indirizzoDi(nome)));

const statoDi = (praticaId: string) =>
  nellEnte(async ({ sql }) => {
    const [riga] = await sql<{ tentativo: string; esito: string | null; trasmissioni: string[] }[]>`
      select t.stato as tentativo, t.esito,
        (select array_agg(s.stato order by s.ordine) from trasmissioni s where s.tentativo_id = t.id) as trasmissioni
      from tentativi t where t.pratica_id = ${praticaId}`;
    return riga;
  });
const compiti = (praticaId: string) =>
  nellEnte(
    ({ sql }) => sql<{ chiuso: string | null }[]>`
      select chiuso_da as chiuso from compiti where pratica_id = ${praticaId} and tipo = 'incerta' order by registrato_at`,
  );
const finoA = (cosa: string, praticaId: string, stato: string) =>
  finche(cosa, async () => (await statoDi(praticaId))?.tentativo === stato);

test('F2: killed after the send, or before it: incerta, on a worklist, never sent again by itself', async () => {
  const pratiche: Record<string, string> = {};
  for (const [n, [nome, punto]] of (
    [
      ['sorda.dopo', 'dopo-data'],
      ['ok.dopo', 'dopo-data'],
      ['ok.prima', 'dopo-riserva'],
    ] as const
  ).entries()) {
    pratiche[nome] = await avvia(nome, 500 + n);
    expect(await morto(await worker(punto, 'SIGKILL'))).toBe('SIGKILL');
  }
  const [muta = '', detta = '', mai = ''] = Object.values(pratiche);
  expect(
    [await presi('sorda.dopo'), await presi('ok.dopo'), await presi('ok.prima')].map((m) => m.length),
  ).toEqual([1, 1, 0]);
  await impianto.avviaWorker();
  // the provider took it and is silent: a person decides
  await finoA('la muta davanti a una persona', muta, 'incerto');
  expect(await statoDi(muta)).toMatchObject({ esito: null, trasmissioni: ['incerta'] });
  expect(await compiti(muta)).toEqual([{ chiuso: null }]);
  // the provider took it and says so: its receipts settle it
  await finoA('la detta conclusa', detta, 'concluso');
  expect(await statoDi(detta)).toMatchObject({ esito: 'perfezionata', trasmissioni: ['inviata'] });
  expect((await compiti(detta)).filter((c) => c.chiuso === null)).toEqual([]);
  // nobody can tell it from the others: not sent, and a person decides
  await finoA('la mai partita davanti a una persona', mai, 'incerto');
  expect(await compiti(mai)).toEqual([{ chiuso: null }]);
  expect(
    [await presi('sorda.dopo'), await presi('ok.dopo'), await presi('ok.prima')].map((m) => m.length),
  ).toEqual([1, 1, 0]);
  await impianto.fermaWorker();
});

test('F4: a worker that freezes before the send and comes back: its late write changes nothing, one message', async () => {
  const praticaId = await avvia('ok.gelato', 510);
  const gelato = await worker('dopo-riserva', 'SIGSTOP');
  await finche(
    'la riserva è scritta',
    async () => (await statoDi(praticaId))?.trasmissioni?.[0] === 'riservata',
  );
  await impianto.avviaWorker();
  await finoA('un altro la dà a una persona', praticaId, 'incerto');
  expect(await presi('ok.gelato')).toEqual([]);
  expect(await compiti(praticaId)).toEqual([{ chiuso: null }]);
  gelato.kill('SIGCONT');
  await finche('il gestore l’ha presa', async () => (await presi('ok.gelato')).length > 0);
  await finoA('le ricevute la risolvono', praticaId, 'concluso');
  expect(await statoDi(praticaId)).toMatchObject({ esito: 'perfezionata', trasmissioni: ['inviata'] });
  expect(await compiti(praticaId)).toEqual([{ chiuso: 'sistema' }]);
  expect(await presi('ok.gelato')).toHaveLength(1);
  gelato.kill('SIGKILL');
  await impianto.fermaWorker();
});
