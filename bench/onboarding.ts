import path from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import pino from 'pino';
import { archiviaFile, improntaDi } from '../activities/carico/archivio';
import { creaAttivitaCarico } from '../activities/carico/attivita';
import type { Contesto } from '../activities/contesto';
import { apriTemporale, type Temporale } from '../activities/temporal/cliente';
import { avviaCarico } from '../activities/temporal/sveglia';
import { inEnte } from '../database/connessione';
import { avviaWorker } from '../services/worker/worker';
import type { Messaggio } from '../workflows/messaggi/registro';
import { apriBancoPostgres, apriBancoTemporal, type Banco, carico, riga } from './banco';
import { APPROVATORE, apriBanco, creaCarico } from './ente-banco';
import { scriviListaNotificata } from './lista-notificata';
import { onboardingMinimo } from './minimo/onboarding';

const NAMESPACE = 'default';

/** Lines `onboarding naive`, `onboarding primed` and `storia aperta`. */
export async function benchOnboarding(quante = 2_000): Promise<string[]> {
  const banco = await apriBancoPostgres();
  try {
    const indirizzo = await apriBancoTemporal(banco);
    const temporale = await apriTemporale({ indirizzo, namespace: NAMESPACE });
    const misura = async (forma: 'ingenua' | 'innescata') => {
      const { ids, inizio, ferma } = await onboardingMinimo(indirizzo, forma, quante);
      const alSecondo = await ritmo(temporale, ids, inizio);
      await ferma();
      return alSecondo;
    };
    const naive = await misura('ingenua');
    const { alSecondo, storia } = await nostro(banco, temporale, indirizzo, quante);
    const primed = await misura('innescata');
    await temporale.chiudi();
    return [
      `${riga('onboarding naive', alSecondo, naive, 'pratiche/s')} (${carico()})`,
      `${riga('onboarding primed', alSecondo, primed, 'pratiche/s')} (${carico()})`,
      `storia aperta: ours ${storia.eventi} events, ${storia.byte} bytes`,
    ];
  } finally {
    await banco.chiudi();
  }
}

/** The real road: a list approved by a second person, its pages, its pratiche, until each waits on its timer. */
async function nostro(banco: Banco, temporale: Temporale, indirizzo: string, quante: number) {
  const database = apriBanco(await banco.database('onboarding'));
  const c = {
    database,
    temporale,
    registro: pino({ level: 'silent' }),
    indirizzi: { cerca: async () => null },
    rendiMinuta: async () => ({ pdf: Buffer.from('%PDF-'), html: '', sha256: '', testoSha256: '' }),
  } as unknown as Contesto;
  const gruppo = await avviaWorker(c, {
    indirizzo,
    namespace: NAMESPACE,
    prefisso: '',
    carico: creaAttivitaCarico(c),
    rese: 1,
    alSecondo: { pec: 1, posta: 1 },
  });
  const file = path.join(banco.cartella, 'lista.csv');
  const mappa = await scriviListaNotificata(file, quante);
  const sha256 = await improntaDi(file);
  const m = await creaCarico(database, { formato: 'csv', sha256, mappa }, (t) =>
    archiviaFile(t, file, { tipo: 'lista', mediaType: 'text/csv', sha256 }),
  );
  await avviaCarico(temporale, m);
  await fino(c, m, 'in_approvazione', quante);
  const inizio = Date.now();
  const risposta: Messaggio<'approvazione'> = { m: 'approvazione', autoreId: APPROVATORE, approvato: true };
  await temporale.client.workflow.getHandle(m.caricoId).executeUpdate('approvazione', { args: [risposta] });
  await fino(c, m, 'avviato', quante);
  const ids = await inEnte(database, m.enteId, async ({ sql }) =>
    (await sql<{ id: string }[]>`select id from pratiche order by id`).map((r) => r.id),
  );
  const alSecondo = await ritmo(temporale, ids, inizio);
  const storia = await misuraStoria(temporale, ids[0] ?? '');
  await gruppo.ferma();
  await database.chiudi();
  return { alSecondo, storia };
}

async function fino(c: Contesto, m: Messaggio<'carico'>, stato: string, quante: number): Promise<void> {
  for (;;) {
    const [riga] = await inEnte(
      c.database,
      m.enteId,
      ({ sql }) => sql<{ stato: string; pratiche: number; report: unknown }[]>`
        select stato, pratiche_totali as pratiche, report from carichi where id = ${m.caricoId}`,
    );
    if (riga?.stato === stato && riga.pratiche === quante) return;
    if (riga?.stato === 'rifiutato' || riga?.stato === stato)
      throw new Error(
        `carico ${riga.stato}, ${riga.pratiche} pratiche: ${JSON.stringify(riga.report).slice(0, 500)}`,
      );
    await attendi(100);
  }
}

/** Runs a second from `inizio` to the moment the last timer is armed, by the clock of the server. */
async function ritmo(temporale: Temporale, ids: readonly string[], inizio: number): Promise<number> {
  let ultimo = 0;
  let prossimo = 0;
  const corsia = async () => {
    for (let id = ids[prossimo++]; id !== undefined; id = ids[prossimo++])
      ultimo = Math.max(ultimo, await armato(temporale, id));
  };
  await Promise.all(Array.from({ length: 20 }, corsia));
  return (ids.length / (ultimo - inizio)) * 1000;
}

const ms = (t: { seconds?: unknown; nanos?: number | null } | null | undefined) =>
  Number(t?.seconds ?? 0) * 1000 + (t?.nanos ?? 0) / 1e6;

async function armato(temporale: Temporale, id: string): Promise<number> {
  for (;;) {
    const { events } = await temporale.client.workflow.getHandle(id).fetchHistory();
    const timer = events?.find((e) => e.timerStartedEventAttributes);
    if (timer) return ms(timer.eventTime);
    await attendi(200);
  }
}

async function misuraStoria(temporale: Temporale, workflowId: string) {
  const { workflowExecutionInfo: info } = await temporale.client.workflowService.describeWorkflowExecution({
    namespace: NAMESPACE,
    execution: { workflowId },
  });
  return { eventi: Number(info?.historyLength ?? 0), byte: Number(info?.historySizeBytes ?? 0) };
}

async function main(): Promise<void> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
  process.stdout.write(`${(await benchOnboarding(Number(process.argv[2] ?? 2_000))).join('\n')}\n`);
}

if (require.main === module) void main();
