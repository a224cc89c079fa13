import { and, eq } from 'drizzle-orm';
import { type Database, fuoriEnte, inEnte, type Transazione } from '../../../database/connessione';
import { assegnazioni, enti, type Ruolo, utenti } from '../../../database/schema/enti';
import { type Accesso, AUTORIZZAZIONI, CHIUNQUE_AUTENTICATO, type IdRotta } from '../ruoli';
import { ErroreProblema, nonTrovato } from './problema';
import type { Chi } from './rotta';

export interface Assegnazione {
  ruolo: Ruolo;
  direzioneId: string | null;
}

/** Roles of a person at an Ente, read inside its transaction. */
export const leggiAssegnazioni = ({ tx }: Transazione, utenteId: string): Promise<Assegnazione[]> =>
  tx
    .select({ ruolo: assegnazioni.ruolo, direzioneId: assegnazioni.direzioneId })
    .from(assegnazioni)
    .where(and(eq(assegnazioni.utenteId, utenteId), eq(assegnazioni.attiva, true)));

/** A token may outlive the person's job: the row decides. Errors: `api.token_non_valido`. */
export async function leggiPersona(
  database: Database,
  utenteId: string,
): Promise<{ id: string; nome: string }> {
  const [persona] = await fuoriEnte(database, (_sql, db) =>
    db
      .select({ id: utenti.id, nome: utenti.nome })
      .from(utenti)
      .where(and(eq(utenti.id, utenteId), eq(utenti.attivo, true))),
  );
  if (!persona) throw new ErroreProblema('api.token_non_valido');
  return persona;
}

export async function esisteEnte(database: Database, enteId: string): Promise<boolean> {
  const righe = await fuoriEnte(database, (_sql, db) =>
    db
      .select({ id: enti.id })
      .from(enti)
      .where(and(eq(enti.id, enteId), eq(enti.attivo, true))),
  );
  return righe.length > 0;
}

/**
 * What the person may do on this route at this Ente. Without any grant the Ente does not exist for them (404);
 * with other grants only, 403. Errors: `api.non_trovato`, `api.ruolo_insufficiente`.
 */
export async function autorizza(
  database: Database,
  id: IdRotta,
  utenteId: string,
  enteId: string,
): Promise<Chi> {
  const accesso: Accesso = AUTORIZZAZIONI[id];
  if (accesso === CHIUNQUE_AUTENTICATO) return { utenteId, ruoli: [], direzioni: [] };
  if (!(await esisteEnte(database, enteId))) throw nonTrovato();
  const tutte = await inEnte(database, enteId, (t) => leggiAssegnazioni(t, utenteId));
  if (tutte.length === 0) throw nonTrovato();
  const utili = tutte.filter((a) => accesso.includes(a.ruolo));
  if (utili.length === 0) throw new ErroreProblema('api.ruolo_insufficiente');
  const direzioni = utili.flatMap((a) => (a.direzioneId === null ? [] : [a.direzioneId]));
  return {
    utenteId,
    ruoli: [...new Set(utili.map((a) => a.ruolo))],
    direzioni: utili.some((a) => a.direzioneId === null) ? null : [...new Set(direzioni)],
  };
}
