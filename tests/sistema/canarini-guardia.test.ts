import path from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { CONVERTITORI } from '../../activities/temporal/cliente';
import { quanti } from '../banco/corse';
import { finche } from '../banco/finche';
import { indirizzoTemporal, prefissoUnico } from '../banco/temporal-di-prova';
import { decodificati, trovati } from '../banco/testo-temporal';
import { NOME } from './canarini-workflow';

jest.setTimeout(300_000);

const PAROLE = NOME.split(' ');
const taskQueue = prefissoUnico('guardia');
let worker: Worker;
let corsa: Promise<void>;
let nativa: NativeConnection;
let connessione: Connection;
let client: Client;
let numero = 0;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => {}) });
  const address = indirizzoTemporal();
  nativa = await NativeConnection.connect({ address });
  connessione = await Connection.connect({ address });
  client = new Client({ connection: connessione, dataConverter: CONVERTITORI });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: path.resolve(__dirname, 'canarini-workflow.ts'),
    ...CONVERTITORI,
    logger: new DefaultLogger('ERROR', () => {}),
  });
  worker = await Worker.create({
    connection: nativa,
    taskQueue,
    workflowBundle,
    dataConverter: CONVERTITORI,
    activities: {
      ascolta: async () => undefined,
      rispondeUnNome: async () => ({ nome: NOME }),
      cadeConUnNome: async () => {
        throw new Error(`il debitore ${NOME} non c'è`, { cause: new Error(NOME) });
      },
      cadeConDettagli: async () => {
        throw ApplicationFailure.create({ message: NOME, type: NOME, details: [NOME, { nome: NOME }] });
      },
    },
  });
  corsa = worker.run();
});
afterAll(async () => {
  worker?.shutdown();
  await corsa;
  await nativa?.close();
  await connessione?.close();
});

async function avvia(tipo: string): Promise<WorkflowHandle> {
  numero += 1;
  return client.workflow.start(tipo, { workflowId: `${taskQueue}-${numero}`, taskQueue });
}

/** Events and payloads of a run, decoded. */
async function testoDi(h: WorkflowHandle): Promise<string> {
  const json = historyToJSON(await h.fetchHistory());
  return [json, ...decodificati(JSON.parse(json))].join('\n');
}

describe('a forbidden value from a client is refused before the call', () => {
  const dati = { nome: NOME };
  const base = () => ({ workflowId: `${taskQueue}-mai`, taskQueue });
  const chiamate: [string, () => Promise<unknown>][] = [
    ['argument of a start', () => client.workflow.start('x', { ...base(), args: [dati] })],
    ['memo', () => client.workflow.start('x', { ...base(), memo: dati })],
    ['static summary', () => client.workflow.start('x', { ...base(), staticSummary: NOME })],
    ['static details', () => client.workflow.start('x', { ...base(), staticDetails: NOME })],
    ['argument of a signal', () => client.workflow.getHandle(`${taskQueue}-mai`).signal('x', dati)],
    ['argument of a query', () => client.workflow.getHandle(`${taskQueue}-mai`).query('x', dati)],
    [
      'argument of an update',
      () => client.workflow.getHandle(`${taskQueue}-mai`).executeUpdate('x', { args: [dati] }),
    ],
  ];
  test.each(chiamate)('%s', async (_dove, chiamata) => {
    const errore = await chiamata().then(
      () => null,
      (e: Error) => e,
    );
    expect(errore?.message).toMatch(/^PAYLOAD_VIETATO \$/);
    expect(trovati(`${errore?.stack}`, PAROLE)).toEqual([]);
  });
});

describe('a forbidden value from a workflow fails its task, which waits for a good deploy', () => {
  test.each([
    'argomentoDiAttivita',
    'etichettaDiTimer',
    'risultatoDiWorkflow',
    'risultatoDiUpdate',
    'memoDiWorkflow',
  ])('%s', async (tipo) => {
    const h = await avvia(tipo);
    if (tipo === 'risultatoDiUpdate') void h.executeUpdate('chiedi').catch(() => undefined);
    const fallite = async () =>
      quanti((await h.fetchHistory()).events ?? [], 'EVENT_TYPE_WORKFLOW_TASK_FAILED');
    await finche('il compito fallisce', async () => (await fallite()) > 0);
    const testo = await testoDi(h);
    expect(testo).toContain('PAYLOAD_VIETATO $');
    expect(trovati(testo, PAROLE)).toEqual([]);
    await h.terminate();
  });
});

describe('a forbidden value from an activity fails it, without its words', () => {
  test.each([
    ['risultatoDiAttivita', 'PAYLOAD_VIETATO $'],
    ['messaggioDiErrore', 'ERRORE_INTERNO'],
    ['dettagliDiErrore', 'PAYLOAD_VIETATO $'],
  ])('%s', async (tipo, messaggio) => {
    const h = await avvia(tipo);
    await h.result();
    const testo = await testoDi(h);
    expect(quanti((await h.fetchHistory()).events ?? [], 'EVENT_TYPE_ACTIVITY_TASK_FAILED')).toBe(1);
    expect(testo).toContain(messaggio);
    expect(testo).not.toMatch(/"stackTrace": ?"[^"]/);
    expect(trovati(testo, PAROLE)).toEqual([]);
  });
});
