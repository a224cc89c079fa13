import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indirizzoTemporal } from '../../banco/temporal-di-prova';
import { apriLaboratorio, daRigaDiComando, finita, type Laboratorio } from './simulazioni-di-prova';

jest.setTimeout(600_000);

const RADICE = path.resolve(__dirname, '../../..');
const INGRESSO = { profilo: 'firenze', righe: 'prodotto', debitori: 2_000, anni: 2, seme: 5 };
const RIGA = ['--profilo', 'firenze', '--debitori', '2000', '--anni', '2', '--seme', '5'];
const FETTE = 4;

const passaggi: string[] = [];
let guasto: string | null = null;
let lab: Laboratorio;
let attesa = '';
beforeAll(async () => {
  attesa = (await daRigaDiComando(...RIGA)).json;
  lab = await apriLaboratorio('caduta', async (nome) => {
    passaggi.push(nome);
    if (nome !== guasto) return;
    guasto = null;
    throw new Error('guasto');
  });
});
afterEach(() => lab.fermaWorker());
afterAll(() => lab?.chiudi());
beforeEach(() => {
  passaggi.length = 0;
});

const volte = (nome: string) => passaggi.filter((p) => p === nome).length;
async function esigiComeRigaDiComando(id: string): Promise<void> {
  const s = await lab.attendi(id, 'la simulazione finisce', finita);
  expect(s).toMatchObject({ stato: 'conclusa', avanzamento: { fatte: FETTE, fette: FETTE } });
  expect(`${JSON.stringify(s.risultato)}\n`).toBe(attesa);
}

test('a slice that has entered is not lived again when its answer is lost', async () => {
  guasto = 'fetta-aggiunta';
  await lab.avviaWorker();
  await esigiComeRigaDiComando(await lab.chiedi(INGRESSO));
  expect(guasto).toBeNull();
  expect([volte('dopo-fetta'), volte('fetta-aggiunta')]).toEqual([FETTE, FETTE]);
});

test('a worker that leaves in the middle gives back its slice, and the others stay lived', async () => {
  await lab.avviaWorker();
  const id = await lab.chiedi(INGRESSO);
  await lab.attendi(id, 'una fetta vissuta', ({ fatte }) => fatte > 0);
  await lab.fermaWorker();
  const lasciata = await lab.leggi(id);
  expect(lasciata.stato).toBe('in_corso');
  await lab.avviaWorker();
  await esigiComeRigaDiComando(id);
  expect(volte('fetta-aggiunta')).toBe(FETTE);
  expect(volte('dopo-fetta')).toBeLessThanOrEqual(FETTE + 1);
});

describe('a worker killed with -9', () => {
  const dati = mkdtempSync(path.join(tmpdir(), 'esatto-caduta-'));
  const figli: ChildProcess[] = [];
  afterAll(() => {
    for (const figlio of figli) figlio.kill('SIGKILL');
    rmSync(dati, { recursive: true, force: true });
  });

  /** It kills itself when it has lived the second slice, before the slice enters. */
  function vitaDiUnWorker(): Promise<NodeJS.Signals | null> {
    const figlio = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'worker-processo.ts')], {
      cwd: RADICE,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ESATTO_DATI: dati,
        ESATTO_DATABASE_URL_APP: lab.api.banco.urlApp,
        ESATTO_TEMPORAL_INDIRIZZO: indirizzoTemporal(),
        ESATTO_TEMPORAL_CODA_PREFISSO: lab.contesto.temporale.prefisso,
        ESATTO_CAOS: 'dopo-fetta:2,fetta-aggiunta:999',
      },
    });
    figli.push(figlio);
    return new Promise((fine) => figlio.once('exit', (_codice, segnale) => fine(segnale)));
  }
  /** Passages of all the workers, one byte each. */
  const passati = (nome: string) => statSync(path.join(dati, 'caos', nome)).size;

  test('the next one goes on from the slice that had not entered: that one alone is lived again', async () => {
    const id = await lab.chiedi(INGRESSO);
    expect(await vitaDiUnWorker()).toBe('SIGKILL');
    expect(await lab.leggi(id)).toMatchObject({ stato: 'in_corso', avanzamento: { fatte: 1 } });
    expect([passati('dopo-fetta'), passati('fetta-aggiunta')]).toEqual([2, 1]);
    void vitaDiUnWorker();
    await esigiComeRigaDiComando(id);
    expect([passati('dopo-fetta'), passati('fetta-aggiunta')]).toEqual([FETTE + 1, FETTE]);
    const storia = await lab.contesto.temporale.client.workflow.getHandle(id).fetchHistory();
    const tentativi = (storia.events ?? []).map((e) => e.activityTaskStartedEventAttributes?.attempt ?? 0);
    expect(Math.max(...tentativi)).toBe(2);
  });
});
