import {
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  upsertMemo,
} from '@temporalio/workflow';

/** Workflows that try to take a name where none may be: one for each place. Only the guard can stop them. */
export const NOME = 'Quintiliana Zanzibarrozzi';

interface Attivita {
  ascolta(detto: unknown): Promise<void>;
  rispondeUnNome(): Promise<unknown>;
  cadeConUnNome(): Promise<void>;
  cadeConDettagli(): Promise<void>;
}
const attivita = proxyActivities<Attivita>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '10ms', maximumAttempts: 2 },
});

export async function argomentoDiAttivita(): Promise<void> {
  await attivita.ascolta({ nome: NOME });
}

export async function etichettaDiTimer(): Promise<void> {
  await sleep('1h', { summary: NOME });
}

export async function risultatoDiWorkflow(): Promise<unknown> {
  return { nome: NOME };
}

export async function risultatoDiUpdate(): Promise<void> {
  setHandler(defineUpdate<unknown>('chiedi'), async () => ({ nome: NOME }));
  await condition(() => false);
}

export async function memoDiWorkflow(): Promise<void> {
  upsertMemo({ nome: NOME });
  await sleep('1h');
}

const ingoia = (chiamata: Promise<unknown>) =>
  chiamata.then(
    () => undefined,
    () => undefined,
  );
export const risultatoDiAttivita = (): Promise<void> => ingoia(attivita.rispondeUnNome());
export const messaggioDiErrore = (): Promise<void> => ingoia(attivita.cadeConUnNome());
export const dettagliDiErrore = (): Promise<void> => ingoia(attivita.cadeConDettagli());
