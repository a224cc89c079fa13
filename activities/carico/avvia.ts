import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { inEnte, type Transazione } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { FORMA } from '../../workflows/messaggi/forma';
import type { Messaggio } from '../../workflows/messaggi/registro';
import {
  CARICO,
  ENTE,
  MOTIVO,
  PROSSIMA_DATA,
  RESIDUO_CENTESIMI,
  STATO,
} from '../../workflows/pratica/attributi';
import type { Contesto } from '../contesto';
import { avvioPratica } from '../temporal/comanda';
import { type Batti, conBattito } from './battito';
import { inFila } from './fila';
import { type DaAvviare, primeDecisioni } from './prime-decisioni';

type Pagina = Messaggio<'pagina'>;

/** Starts in flight; the server is busy already with twenty. */
const INSIEME = 40;
/** Starts between two marks in the database: what an attempt cut short may ask for again. */
const FETTA = 100;

/**
 * Starts the workflows of a page of pratiche, in the order of their ids. The first wait goes into the start call
 * (design.md, section 1). What is started already is not started again, so any page may be asked for at any time.
 */
export const avviaPagina = (c: Contesto, m: Pagina): Promise<Messaggio<'avanzamento'>> =>
  conBattito((batti) => avvia(c, m, batti));

async function avvia(c: Contesto, m: Pagina, batti: Batti): Promise<Messaggio<'avanzamento'>> {
  const ferme = await inEnte(c.database, m.enteId, (t) => daAvviare(t, m));
  const pratiche = await inEnte(c.database, m.enteId, (t) => primeDecisioni(t, ferme));
  await c.punto?.('prima-degli-avvii');
  for (let da = 0; da < pratiche.length; da += FETTA) {
    const fetta = pratiche.slice(da, da + FETTA);
    await avviaFetta(c, m, fetta, batti);
    await c.punto?.('a-meta-pagina');
    await inEnte(c.database, m.enteId, (t) => segna(t, m.caricoId, fetta));
    batti(m.da + da + fetta.length, m.da + m.quante);
  }
  return inEnte(c.database, m.enteId, (t) => avanzamento(t, m.caricoId));
}

async function daAvviare({ sql }: Transazione, m: Pagina): Promise<string[]> {
  const righe = await sql<{ id: string }[]>`
    select id from (
      select id, iniziata_il from pratiche where carico_id = ${m.caricoId} order by id offset ${m.da} limit ${m.quante}
    ) pagina where iniziata_il is null order by id`;
  return righe.map((r) => r.id);
}

async function avviaFetta(c: Contesto, m: Pagina, fetta: readonly DaAvviare[], batti: Batti): Promise<void> {
  await inFila(fetta, INSIEME, async (pratica) => {
    batti();
    try {
      await c.temporale.client.workflow.start('pratica', avvio(c, m, pratica));
    } catch (errore) {
      if (!(errore instanceof WorkflowExecutionAlreadyStartedError)) throw errore;
    }
  });
}

function avvio(c: Contesto, { enteId, caricoId }: Pagina, { id, inizio, attesa, residuo }: DaAvviare) {
  const avviato: [Messaggio<'pratica'>] = [{ m: 'pratica', enteId, praticaId: id, attesa, forma: FORMA }];
  const comuni = [
    { key: ENTE, value: enteId },
    { key: CARICO, value: caricoId },
    { key: RESIDUO_CENTESIMI, value: Number(residuo) },
  ] as const;
  const stato = attesa
    ? [
        { key: STATO, value: 'ATTENDI' },
        { key: MOTIVO, value: attesa.motivo as string },
        ...(attesa.fino === undefined ? [] : [{ key: PROSSIMA_DATA, value: new Date(attesa.fino) }]),
      ]
    : [{ key: STATO, value: 'AVVIO' }];
  return {
    ...avvioPratica(c.temporale, enteId, id),
    args: avviato,
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    typedSearchAttributes: [...comuni, ...stato],
    staticSummary: `PRATICA ${inizio}`,
  };
}

/** Counts only what it marks, so that a page asked for twice counts once. */
async function segna({ sql }: Transazione, caricoId: string, fetta: readonly DaAvviare[]): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  await sql`
    with iniziate as (
      update pratiche set iniziata_il = ${oggi}
      where id = any(${fetta.map((p) => p.id)}::text[]) and iniziata_il is null returning 1
    ), quante as (select count(*)::int as n from iniziate)
    update carichi set pratiche_avviate = pratiche_avviate + n,
      stato = case when pratiche_avviate + n >= pratiche_totali then 'avviato' else stato end, aggiornato_at = now()
    from quante where id = ${caricoId}`;
}

async function avanzamento({ sql }: Transazione, caricoId: string): Promise<Messaggio<'avanzamento'>> {
  const [riga] = await sql<{ avviate: number; totale: number }[]>`
    select pratiche_avviate as avviate, pratiche_totali as totale from carichi where id = ${caricoId}`;
  return { m: 'avanzamento', avviate: riga?.avviate ?? 0, totale: riga?.totale ?? 0 };
}
