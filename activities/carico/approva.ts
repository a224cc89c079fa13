import { registraAudit } from '../../database/audit';
import { inEnte, type Transazione } from '../../database/connessione';
import { leggiOrologio } from '../../database/orologio';
import { type CodiceRifiuto, RIFIUTI } from '../../domain/comandi/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { type Carico, leggiCarico } from './carico';

/** What the approval states of every claim of the minuta (seed B-13). */
export const DICHIARAZIONE =
  'I crediti elencati nella minuta di questo carico sono certi, liquidi ed esigibili; se ne autorizza la riscossione.';

type Risposta = Messaggio<'approvazione'>;

/**
 * The answer of a second person: approves the list or sends it back. Decided under the lock of the carico and written
 * once; the same person asking again the same thing gets the same answer.
 */
export async function decidiApprovazione(
  c: Contesto,
  m: Messaggio<'carico'>,
  r: Risposta,
): Promise<Messaggio<'esito'>> {
  return inEnte(c.database, m.enteId, async (t) => {
    const carico = await leggiCarico(t, m.caricoId, true);
    if (await isGiaDecisa(t, carico, r)) return { m: 'esito', esito: 'eseguita' };
    const codice = rifiuto(carico, r);
    const azione = azioneDi(r);
    await registraAudit(t, {
      utenteId: r.autoreId,
      azione,
      oggetto: carico.id,
      esito: codice === null ? 'eseguita' : 'rifiutata',
      ...(codice === null ? {} : { codice }),
      norma: 'seed B-13',
    });
    if (codice !== null) return { m: 'esito', esito: 'rifiutata', codice, ...norma(codice) };
    await scrivi(t, carico, r);
    return { m: 'esito', esito: 'eseguita' };
  });
}

const azioneDi = (r: Risposta) => (r.approvato ? 'carico.approva' : 'carico.respingi');

function rifiuto(carico: Carico, r: Risposta): CodiceRifiuto | null {
  if (carico.stato !== 'in_approvazione') return 'CARICO_NON_IN_APPROVAZIONE';
  const sue = [carico.caricatoDa, carico.parametriDa].includes(r.autoreId);
  return sue ? 'APPROVAZIONE_STESSA_PERSONA' : null;
}

function norma(codice: CodiceRifiuto): { norma?: 'seed B-13' } {
  return 'norma' in RIFIUTI[codice] ? { norma: 'seed B-13' } : {};
}

/** The update was carried out and its answer lost: the audit says who decided what. */
async function isGiaDecisa({ sql }: Transazione, carico: Carico, r: Risposta): Promise<boolean> {
  if (carico.stato === 'in_approvazione') return false;
  const [voce] = await sql`
    select 1 from audit where oggetto = ${carico.id} and azione = ${azioneDi(r)} and utente_id = ${r.autoreId}
      and esito = 'eseguita' limit 1`;
  return voce !== undefined;
}

async function scrivi({ sql }: Transazione, carico: Carico, r: Risposta): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  if (r.approvato) {
    const stato = carico.praticheTotali === 0 ? 'avviato' : 'approvato'; // nothing to start
    await sql`
      update carichi set stato = ${stato}, approvato_da = ${r.autoreId}, approvato_il = ${oggi},
        dichiarazione = ${DICHIARAZIONE}, aggiornato_at = now()
      where id = ${carico.id}`;
  } else await sql`update carichi set stato = 'respinto', aggiornato_at = now() where id = ${carico.id}`;
  await sql`
    update compiti set chiuso_il = ${oggi}, chiuso_da = ${r.autoreId},
      esito = jsonb_build_object('approvato', ${r.approvato}::boolean)
    where tipo = 'approvazione' and riferimento = ${carico.id} and chiuso_il is null`;
}
