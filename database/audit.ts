import type { Transazione } from './connessione';
import { nuovoId } from './identificativi';
import type { EsitoAudit } from './schema/sistema';

/** Ids and codes only: what a person typed is a document. */
export interface VoceAudit {
  utenteId: string;
  /** `pratica.leggi`, `carico.approva`, `comando.sospensione`. */
  azione: string;
  /** Id of what it was done on. */
  oggetto: string;
  esito: EsitoAudit;
  /** Of the refusal or of the error. */
  codice?: string | undefined;
  documentoId?: string | undefined;
  norma?: string | undefined;
}

/** Writes who did, tried or read what, and returns the id of the row. */
export async function registraAudit({ sql }: Transazione, voce: VoceAudit): Promise<string> {
  const id = nuovoId('aud');
  await sql`
    insert into audit (id, utente_id, azione, oggetto, esito, codice, documento_id, norma)
    values (${id}, ${voce.utenteId}, ${voce.azione}, ${voce.oggetto}, ${voce.esito}, ${voce.codice ?? null},
      ${voce.documentoId ?? null}, ${voce.norma ?? null})`;
  return id;
}

/** Rows of the audit whose content is no longer the one that was written. */
export async function verificaAudit({ sql }: Transazione): Promise<string[]> {
  const righe = await sql<{ id: string }[]>`
    select id from audit a where hash <> audit_impronta_riga(a) order by id limit 100`;
  return righe.map((r) => r.id);
}
