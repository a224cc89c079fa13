import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from '@temporalio/worker';
import { CONVERTITORI } from '../../activities/temporal/cliente';

export const CORPUS = path.join(__dirname, 'histories');

/** One run as it is kept: the JSON of its history as the server gives it. */
export interface Replica {
  workflowId: string;
  history: { events: Record<string, unknown>[] };
}

/** Runs of one file, in order of start. */
export const leggiRepliche = (file: string): Replica[] => JSON.parse(readFileSync(file, 'utf8')) as Replica[];

/** `release/percorso` of each file. */
export function elencaCorpus(): string[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((nome) => nome.endsWith('.json'))
    .map((nome) => nome.replace(/\.json$/, '').replaceAll(path.sep, '/'))
    .sort();
}

export interface Esito {
  replayed: number;
  /** File and workflow that this code would not have lived so, with the reason. */
  failures: string[];
}

/** Replays every history of the corpus on this code. */
export async function replayCorpus(codePath: string): Promise<Esito> {
  const repliche = elencaCorpus().flatMap((nome) =>
    leggiRepliche(path.join(CORPUS, `${nome}.json`)).map((r, n) => ({ ...r, nome: `${nome} ${n}` })),
  );
  // results come in the order of completion: the id says which one
  const ids = repliche.map(({ history, nome }, n) => ({ workflowId: `${n}:${nome}`, history }));
  const esito: Esito = { replayed: 0, failures: [] };
  const opzioni = { workflowBundle: { codePath }, dataConverter: CONVERTITORI };
  for await (const r of Worker.runReplayHistories(opzioni, ids)) {
    esito.replayed += 1;
    if (r.error) esito.failures.push(`${r.workflowId}: ${r.error.name} ${r.error.message}`);
  }
  return esito;
}
