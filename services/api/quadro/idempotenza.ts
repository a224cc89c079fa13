import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { type Database, inEnte } from '../../../database/connessione';
import { concludiChiave, liberaChiave, prenotaChiave, type Risposta } from '../../../database/idempotenza';
import { ErroreProblema } from './problema';

const CHIAVE = /^[A-Za-z0-9._:-]{1,128}$/;

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

export interface RichiestaUnica {
  enteId: string;
  chiave: string;
  rotta: string;
  impronta: string;
}

/** Takes the key (null), or gives the answer of the first call. Errors: `api.chiave_riusata`, `api.richiesta_in_corso`. */
export async function prendiChiave(database: Database, r: RichiestaUnica): Promise<Risposta | null> {
  const chiave = { chiave: r.chiave, rotta: r.rotta, corpoSha256: r.impronta };
  const esito = await inEnte(database, r.enteId, (t) => prenotaChiave(t, chiave));
  switch (esito.esito) {
    case 'nuova':
      return null;
    case 'ripetuta':
      return esito.risposta;
    case 'in_corso':
      throw new ErroreProblema('api.richiesta_in_corso', { riprovaDopo: 2 });
    case 'altro_corpo':
      throw new ErroreProblema('api.chiave_riusata');
  }
}

export const fissaRisposta = (database: Database, r: RichiestaUnica, risposta: Risposta): Promise<void> =>
  inEnte(database, r.enteId, (t) => concludiChiave(t, r.chiave, risposta));

/** What failed on our side, or has no last word yet: the same request may ask again at once. */
export const lasciaChiave = (database: Database, r: RichiestaUnica): Promise<void> =>
  inEnte(database, r.enteId, (t) => liberaChiave(t, r.chiave));
