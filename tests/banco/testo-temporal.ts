import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import type { Contesto } from '../../activities/contesto';
import { type Corsa, leggiCorse } from './corse';

const Descrizione = temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;

/** All that Temporal keeps and shows of a run, as text: events, payloads decoded, memo, attributes, ids, summaries. */
export async function testoDellaCorsa(c: Contesto, corsa: Corsa): Promise<string> {
  const { client } = c.temporale;
  const { workflowId, runId } = corsa;
  const descrizione = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
  });
  const grezzi = [
    JSON.parse(historyToJSON(corsa.storia)) as unknown,
    Descrizione.toObject(Descrizione.create(descrizione), { bytes: String }),
  ];
  return grezzi.map((g) => `${JSON.stringify(g)}\n${decodificati(g).join('\n')}`).join('\n');
}

export async function testoDiTutte(c: Contesto): Promise<string> {
  const corse = await leggiCorse(c);
  const testi = await Promise.all(corse.map((corsa) => testoDellaCorsa(c, corsa)));
  return testi.join('\n');
}

/** Payloads are base64 in the JSON of a history: a search that does not open them finds nothing. */
export function decodificati(v: unknown, chiave = ''): string[] {
  if (typeof v === 'string') return chiave === 'data' ? [Buffer.from(v, 'base64').toString('utf8')] : [];
  if (typeof v !== 'object' || v === null) return [];
  return Object.entries(v).flatMap(([k, x]) => decodificati(x, k));
}

/** Which of the words are in the text, whatever the case. */
export const trovati = (testo: string, parole: readonly string[]): string[] => {
  const minuscolo = testo.toLowerCase();
  return parole.filter((p) => minuscolo.includes(p.toLowerCase()));
};
