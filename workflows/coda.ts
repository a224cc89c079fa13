import { workflowInfo } from '@temporalio/workflow';

/** The task queue of another kind of work, beside that of this run: `x-pratica` -> `x-pec`. */
export const codaDi = (nome: 'atti' | 'pec' | 'posta' | 'simulazione'): string =>
  workflowInfo().taskQueue.replace(/[a-z]+$/, nome);
