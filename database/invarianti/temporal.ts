import type { Transazione } from '../connessione';
import { type EsitoInvariante, nonMisurabile, verdetto } from './esito';

/** What the workflow of a pratica says of itself. */
export interface StatoWorkflow {
  motivo: string | null;
  /** Civil date it waits for; null = none. */
  fino: string | null;
}

/** The side of Temporal, as whoever runs the checks can reach it. */
export interface PortaWorkflow {
  /** undefined = there is no open workflow of that id, or it did not answer. */
  stato(praticaId: string): Promise<StatoWorkflow | undefined>;
  /** Ids of the open workflows of pratica of the Ente, one entry per open run. */
  aperti(enteId: string): Promise<string[]>;
}

const IN_FILA = 20;
/** A pratica that moves between the two readings is read again after this, once. */
const RILETTURA_MS = 500;

/** I12, what the database shows is what the workflow is: reason and date of every open pratica. */
export async function proiezioneUgualeAlWorkflow(
  t: Transazione,
  porta: PortaWorkflow | undefined,
): Promise<EsitoInvariante> {
  if (!porta) return nonMisurabile('I12', 'Temporal non e raggiungibile da qui');
  const pratiche = await t.sql<{ id: string }[]>`
    select id from pratiche where stato = 'aperta' and iniziata_il is not null order by id`;
  const violazioni: string[] = [];
  for (let da = 0; da < pratiche.length; da += IN_FILA) {
    const gruppo = pratiche.slice(da, da + IN_FILA);
    for (const riga of await Promise.all(gruppo.map((p) => confronta(t, porta, p.id))))
      if (riga) violazioni.push(riga);
  }
  return verdetto('I12', violazioni);
}

async function confronta(
  t: Transazione,
  porta: PortaWorkflow,
  id: string,
  ultima = false,
): Promise<string | undefined> {
  const [riga] = await t.sql<{ motivo: string | null; fino: string | null; stato: string }[]>`
    select motivo, fino::text, stato from pratiche where id = ${id}`;
  if (riga?.stato !== 'aperta') return undefined;
  const workflow = await porta.stato(id);
  if (workflow?.motivo === riga.motivo && workflow.fino === riga.fino) return undefined;
  if (!ultima) {
    await new Promise((r) => setTimeout(r, RILETTURA_MS));
    return confronta(t, porta, id, true);
  }
  const detto = workflow ? `nel workflow ${workflow.motivo} ${workflow.fino}` : 'nessun workflow risponde';
  return `${id}: nel database ${riga.motivo} ${riga.fino}, ${detto}`;
}

/** I13, exactly one open workflow for each open pratica, and none for a pratica that does not exist. */
export async function unWorkflowPerPratica(
  { sql, enteId }: Transazione,
  porta: PortaWorkflow | undefined,
): Promise<EsitoInvariante> {
  if (!porta) return nonMisurabile('I13', 'Temporal non e raggiungibile da qui');
  const aperti = new Map<string, number>();
  for (const id of await porta.aperti(enteId)) aperti.set(id, (aperti.get(id) ?? 0) + 1);
  const pratiche = await sql<{ id: string; stato: string }[]>`
    select id, stato from pratiche where iniziata_il is not null`;
  const note = new Set(pratiche.map((p) => p.id));
  const violazioni = pratiche
    .filter((p) => p.stato === 'aperta' && aperti.get(p.id) !== 1)
    .map((p) => `${p.id}: ${aperti.get(p.id) ?? 0} workflow aperti`);
  for (const [id, quanti] of aperti) {
    if (!note.has(id)) violazioni.push(`${id}: workflow aperto di una pratica che non c'e`);
    else if (quanti > 1) violazioni.push(`${id}: ${quanti} workflow aperti`);
  }
  return verdetto('I13', [...new Set(violazioni)]);
}
