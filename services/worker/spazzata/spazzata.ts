import type { Contesto } from '../../../activities/contesto';
import { fuoriEnte, inEnte, type Transazione } from '../../../database/connessione';
import { sigilla } from '../../../database/mastro/sigilli';
import { leggiOrologio } from '../../../database/orologio';
import { dataDi, giornoDi } from '../../../domain/calendario';
import { svegliaPerProfilo } from '../profili';
import { CERCA, ETA, type Eta } from './cerca';
import { RAGIONI, type Ragione } from './ragioni';
import { RIPRENDI } from './riprendi';

/**
 * Looks for what was written and then forgotten (a process that died between the write and the telling, or is gone) and
 * tells it again. It never acts by itself: it wakes the workflow, which decides. Says id, state, age and reason of each
 * thing it takes up; gives how many.
 */
export async function spazza(c: Contesto, eta: Eta = ETA): Promise<number> {
  const enti = await fuoriEnte(c.database, (sql) => sql<{ id: string }[]>`select id from enti where attivo`);
  let ripresi = 0;
  for (const { id: enteId } of enti) {
    const { oggi } = await leggiOrologio(c.database.sql);
    await inEnte(c.database, enteId, (t) => sigillaIeri(t, oggi));
    const visti = new Set<string>();
    for (const ragione of Object.keys(RAGIONI) as Ragione[])
      ripresi += await riprendi(c, enteId, ragione, { oggi, eta, visti });
    ripresi += await svegliaPerProfilo(c, enteId);
  }
  return ripresi;
}

interface Giro {
  oggi: string;
  eta: Eta;
  /** What this round has looked at, for whatever reason: once is enough. */
  visti: Set<string>;
}

async function riprendi(
  c: Contesto,
  enteId: string,
  ragione: Ragione,
  { visti, ...domanda }: Giro,
): Promise<number> {
  const dimenticati = await inEnte(c.database, enteId, async (t) => CERCA[ragione](t, domanda));
  let ripresi = 0;
  for (const d of dimenticati) {
    if (visti.has(d.id)) continue;
    visti.add(d.id);
    if (!(await RIPRENDI[ragione]({ c, enteId, d }))) continue;
    ripresi += 1;
    c.registro.warn({ enteId, ...d, ragione, perche: RAGIONI[ragione] }, 'ripreso dalla spazzata');
  }
  return ripresi;
}

/** Each day that has ended is sealed once: what was registered until then cannot be rewritten without showing. */
async function sigillaIeri(t: Transazione, oggi: string): Promise<void> {
  const ieri = dataDi(giornoDi(oggi) - 1);
  for (const tipo of ['mastro', 'audit'] as const) await sigilla(t, tipo, ieri);
}
