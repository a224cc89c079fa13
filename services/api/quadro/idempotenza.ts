import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Request } from 'express';
import { type Database, inEnte } from '../../../database/connessione';
import { idempotenza } from '../../../database/schema/sistema';
import { ErroreProblema } from './problema';

const CHIAVE = /^[A-Za-z0-9._:-]{1,128}$/;
/** After this a request that did not end is taken as dead with its process: another may go on. */
const ABBANDONATA = sql`now() - interval '90 seconds'`;

export interface RispostaFissata {
  stato: number;
  corpo: unknown;
}

/** Errors: `api.chiave_mancante`, `api.chiave_non_valida`. */
export function leggiChiave(req: Request): string {
  const chiave = req.headers['idempotency-key'];
  if (chiave === undefined || chiave === '') throw new ErroreProblema('api.chiave_mancante');
  if (typeof chiave !== 'string' || !CHIAVE.test(chiave)) throw new ErroreProblema('api.chiave_non_valida');
  return chiave;
}

/** Who, where and what: another person or another address with the same key is another request. */
export function improntaRichiesta(utenteId: string, percorso: string, contenuto: unknown): string {
  const testo = JSON.stringify([utenteId, percorso, contenuto ?? null]);
  return createHash('sha256').update(testo).digest('hex');
}

interface Richiesta {
  enteId: string;
  chiave: string;
  rotta: string;
  impronta: string;
}

/**
 * Takes the key, or gives the answer of the first call. A 202 is not final: it is asked again, on the same command.
 * Errors: `api.chiave_riusata`, `api.richiesta_in_corso`.
 */
export function prendiChiave(database: Database, r: Richiesta): Promise<RispostaFissata | null> {
  return inEnte(database, r.enteId, async ({ tx }) => {
    const nuove = await tx
      .insert(idempotenza)
      .values({ enteId: r.enteId, chiave: r.chiave, rotta: r.rotta, corpoSha256: r.impronta })
      .onConflictDoNothing()
      .returning({ chiave: idempotenza.chiave });
    if (nuove.length > 0) return null;
    const [riga] = await tx.select().from(idempotenza).where(suChiave(r)).for('update');
    if (!riga) throw new ErroreProblema('api.richiesta_in_corso');
    if (riga.corpoSha256 !== r.impronta) throw new ErroreProblema('api.chiave_riusata');
    if (riga.risposta && riga.risposta.stato !== 202) return riga.risposta;
    const presa = await tx
      .update(idempotenza)
      .set({ iniziataAt: sql`now()` })
      .where(and(suChiave(r), sql`(stato = 'conclusa' or iniziata_at < ${ABBANDONATA})`))
      .returning({ chiave: idempotenza.chiave });
    if (presa.length === 0) throw new ErroreProblema('api.richiesta_in_corso');
    return null;
  });
}

export async function fissaRisposta(
  database: Database,
  r: Richiesta,
  risposta: RispostaFissata,
): Promise<void> {
  await inEnte(database, r.enteId, ({ tx }) =>
    tx.update(idempotenza).set({ stato: 'conclusa', risposta, conclusaAt: sql`now()` }).where(suChiave(r)),
  );
}

/** The attempt failed for our fault: the same key may try again at once. */
export async function lasciaChiave(database: Database, r: Richiesta): Promise<void> {
  await inEnte(database, r.enteId, ({ tx }) =>
    tx
      .update(idempotenza)
      .set({ iniziataAt: sql`'-infinity'` })
      .where(and(suChiave(r), eq(idempotenza.stato, 'in_corso'))),
  );
}

const suChiave = (r: Richiesta) => and(eq(idempotenza.enteId, r.enteId), eq(idempotenza.chiave, r.chiave));
