import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { creaAttivitaCarico } from '../../../activities/carico/attivita';
import { disponiOnboarding } from '../../../activities/carico/calendario-onboarding';
import { UTENTE_CASELLA } from '../../../activities/carico/casella';
import { apriTemporale, type Temporale } from '../../../activities/temporal/cliente';
import { avviaWorker, type Gruppo } from '../../../services/worker/worker';
import type { Messaggio } from '../../../workflows/messaggi/registro';
import { bundleDiProva, indirizzoTemporal, prefissoUnico } from '../../banco/temporal-di-prova';
import {
  apriProva,
  caso290,
  type Prova,
  RESPONSABILE,
  ricevi,
  salvaMappa,
  scriviLista,
} from './carichi-di-prova';

jest.setTimeout(120_000);

let p: Prova;
let temporale: Temporale;
let gruppo: Gruppo;
let casella: string;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const indirizzo = indirizzoTemporal();
  const prefisso = `${prefissoUnico('flusso')}-`;
  temporale = await apriTemporale({ indirizzo, namespace: 'default', prefisso });
  p = await apriProva({ temporale });
  casella = await mkdtemp(path.join(tmpdir(), 'esatto-flusso-'));
  gruppo = await avviaWorker(p.c, {
    indirizzo,
    namespace: 'default',
    prefisso,
    bundle: { codePath: bundleDiProva() },
    carico: creaAttivitaCarico(p.c),
    rese: 1,
    alSecondo: { pec: 1, posta: 1 },
  });
});
afterAll(async () => {
  await gruppo?.ferma();
  await p.chiudi();
  await temporale.chiudi();
  await rm(casella, { recursive: true, force: true });
});

async function fino(caricoId: string | null, stato: string): Promise<{ id: string; caricato_da: string }> {
  for (;;) {
    const [riga] = await p.nellEnte(
      p.a,
      ({ sql }) => sql<{ id: string; caricato_da: string }[]>`
        select id, caricato_da from carichi where stato = ${stato} and (${caricoId}::text is null or id = ${caricoId})`,
    );
    if (riga) return riga;
    await attendi(50);
  }
}

const rispondi = (caricoId: string, autoreId: string) =>
  temporale.client.workflow
    .getHandle(caricoId)
    .executeUpdate<Messaggio<'esito'>, [Messaggio<'approvazione'>]>('approvazione', {
      args: [{ m: 'approvazione', autoreId, approvato: true }],
    });

test('from the drop box to the pratiche that wait: the Schedule finds, the workflow carries, a person approves', async () => {
  const mappa = await scriviLista(path.join(casella, 'lista.csv'), 3);
  await salvaMappa(p, p.a, mappa);
  await p.nellEnte(p.a, ({ sql }) => sql`update enti_configurazioni set casella = ${casella}`);
  await disponiOnboarding(temporale, p.a.enteId, 3_600_000);
  await temporale.client.schedule.getHandle(`onboarding-${p.a.enteId}`).trigger();
  const { id, caricato_da } = await fino(null, 'in_approvazione');
  expect(caricato_da).toBe(UTENTE_CASELLA);
  expect(await rispondi(id, UTENTE_CASELLA)).toMatchObject({
    esito: 'rifiutata',
    codice: 'APPROVAZIONE_STESSA_PERSONA',
  });
  expect(await rispondi(id, RESPONSABILE)).toEqual({ m: 'esito', esito: 'eseguita' });
  await fino(id, 'avviato');
  await temporale.client.workflow.getHandle(id).result();
  await disponiOnboarding(temporale, p.a.enteId, null);
  const pratiche = await p.nellEnte(
    p.a,
    ({ sql }) => sql<{ id: string }[]>`select id from pratiche order by id`,
  );
  expect(pratiche).toHaveLength(3);
  // one run each, on its timer, that decided nothing
  for (const pratica of pratiche) expect(await storiaFinoAlTimer(pratica.id)).toBe(5);
});

async function storiaFinoAlTimer(id: string): Promise<number> {
  for (;;) {
    const { events } = await temporale.client.workflow.getHandle(id).fetchHistory();
    if (events?.some((e) => e.timerStartedEventAttributes)) return events.length;
    await attendi(50);
  }
}

test('a refused list ends its workflow and leaves its report', async () => {
  const m = await ricevi(p, p.a, caso290('15-ente-diverso.290'));
  await temporale.client.workflow.execute('carico', {
    workflowId: m.caricoId,
    taskQueue: `${temporale.prefisso}carico`,
    args: [m],
  });
  await fino(m.caricoId, 'rifiutato');
});
