import type { Client } from '@temporalio/client';
import { inEnte } from '../database/connessione';
import type { Storia } from '../domain/racconta/storia';
import { conduci } from '../services/conducente/conducente';
import { Banco, conPostgres } from '../tests/banco/banco';
import { apriImpianto, type Impianto } from '../tests/banco/impianto';
import { type PraticaDiStoria, seminaStoria } from '../tests/banco/pratica-di-storia';
import { conTemporal } from '../tests/banco/temporal';
import { mondoDelleStorie } from '../tests/storie/mondo';

const INIZIO = '2025-01-10';
const comune: Omit<Storia, 'id' | 'fino' | 'eventi'> = {
  profilo: 'legge160',
  parametri: { strumenti: [] },
  debitore: { domicilioDigitale: true, registro: 'inad' },
  inizio: INIZIO,
  partite: [
    {
      id: 'IMU-2022',
      natura: 'tributaria',
      importi: { capitale: 64_000n, sanzioni: 19_200n, interessi: 1_240n, spese: 1_155n },
      prescrizione: { dal: '2022-12-31', anni: 5 },
      affidataIl: INIZIO,
    },
  ],
  beni: [],
  notifiche: [],
};
/** Pays all before the term of the title; never pays and has nothing: title, presa in carico, sollecito, list. */
const STORIE: readonly Storia[] = [
  {
    ...comune,
    id: 'pagamento',
    fino: '2025-03-31',
    eventi: [{ tipo: 'pagamento', il: '2025-03-03', importo: 'saldo' }],
  },
  { ...comune, id: 'lista', fino: '2026-06-30', eventi: [] },
];

/** Line `azioni`: billable actions of a whole life, counted on its real histories. */
export async function benchAzioni(): Promise<string[]> {
  try {
    await Banco.prepara(async (banco) => {
      await conPostgres(banco);
      await conTemporal(banco);
    });
    const impianto = await apriImpianto({
      nome: 'azioni',
      enti: ['09301'],
      orologio: { modo: 'comandato', dal: INIZIO },
    });
    try {
      const pratiche = await vivi(impianto);
      const conti: string[] = [];
      for (const p of pratiche) conti.push(await azioniDi(impianto, p));
      return [`azioni: ours ${conti.join(', ')}`];
    } finally {
      await impianto.chiudi();
    }
  } finally {
    await Banco.lascia();
  }
}

async function vivi(impianto: Impianto): Promise<PraticaDiStoria[]> {
  const { contesto, enti } = impianto;
  const pratiche: PraticaDiStoria[] = [];
  for (const [i, storia] of STORIE.entries())
    pratiche.push(
      await seminaStoria(contesto, enti[0]?.enteId ?? '', storia, {
        codiceFiscale: `PRVZNE80A01H50${i}X`,
        cognome: 'Azioni',
        nome: storia.id,
        indirizzo: `Via delle Prove ${i + 1}`,
        pec: `ok.${storia.id}@pec.debitori.example`,
      }),
    );
  await conduci(contesto, {
    enti: enti.map((e) => e.enteId),
    mondo: mondoDelleStorie(impianto, pratiche),
    fino:
      STORIE.map((s) => s.fino)
        .sort()
        .at(-1) ?? INIZIO,
    fermata: new AbortController().signal,
    progresso: () => {},
  });
  return pratiche;
}

async function azioniDi({ contesto }: Impianto, p: PraticaDiStoria): Promise<string> {
  const { client } = contesto.temporale;
  const dispacci = await inEnte(
    contesto.database,
    p.enteId,
    ({ sql }) =>
      sql<{ id: string }[]>`select id from tentativi where pratica_id = ${p.praticaId} order by id`,
  );
  const esito = await inEnte(
    contesto.database,
    p.enteId,
    ({ sql }) => sql<{ motivo: string }[]>`select motivo from pratiche where id = ${p.praticaId}`,
  );
  const pratica = await conta(client, p.praticaId);
  let notifiche = 0;
  for (const { id } of dispacci) notifiche += await conta(client, id);
  return `${pratica + notifiche} to ${p.storia.id} (pratica ${pratica}, ${dispacci.length} dispatches ${notifiche}; ends ${esito[0]?.motivo})`;
}

/**
 * By the published rules: a start (continue-as-new too), a timer, an attempt of an activity, the local activities of one
 * workflow task, a signal, an update, an upsert of search attributes are one action each. The wake-up signals of the
 * commanded clock are left out: in real time the timer, already counted, fires in their place.
 */
async function conta(client: Client, workflowId: string): Promise<number> {
  let azioni = 0;
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const compiti = new Set<string>();
    for (const e of events ?? []) {
      if (e.workflowExecutionStartedEventAttributes || e.timerStartedEventAttributes) azioni += 1;
      if (e.activityTaskStartedEventAttributes) azioni += e.activityTaskStartedEventAttributes.attempt ?? 1;
      if (e.upsertWorkflowSearchAttributesEventAttributes) azioni += 1;
      if (e.workflowExecutionUpdateAcceptedEventAttributes) azioni += 1;
      const segnale = e.workflowExecutionSignaledEventAttributes;
      if (segnale && segnale.signalName !== 'orologio') azioni += 1;
      if (e.startChildWorkflowExecutionInitiatedEventAttributes) azioni += 1;
      const segno = e.markerRecordedEventAttributes;
      if (segno?.markerName === 'core_local_activity')
        compiti.add(String(segno.workflowTaskCompletedEventId));
    }
    azioni += compiti.size;
  }
  return azioni;
}

async function main(): Promise<void> {
  process.stdout.write(`${(await benchAzioni()).join('\n')}\n`);
}

if (require.main === module) void main();
