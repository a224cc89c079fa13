import { inEnte } from '../../database/connessione';
import type { Passo } from '../../domain/fascicolo';
import { provaCon } from '../../domain/profili/errori';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { decidi, leggiSituazione, type Situazione } from './situazione';

type Emesso = Messaggio<'emesso'>;
export const SUPERATO: Emesso = { m: 'emesso', esito: 'superato' };
export const FATTO: Emesso = { m: 'emesso', esito: 'fatto' };

/**
 * The compare-and-set of a step: under the lock of the pratica, on the version and the date it was decided on, and
 * only if the decision is still the same. A lost race writes nothing (design.md, section 1).
 */
export async function suVersione(
  c: Contesto,
  deciso: { enteId: string; praticaId: string; versione: number; motivo?: string; il?: string },
  lavoro: (s: Situazione, passo: Passo) => Promise<Emesso>,
): Promise<Emesso> {
  return inEnte(c.database, deciso.enteId, async (t) => {
    const s = await leggiSituazione(t, deciso.praticaId);
    if (!s || s.versione !== deciso.versione) return SUPERATO;
    const decisa = provaCon(() => decidi(s));
    if ('manca' in decisa) return SUPERATO;
    const passo = decisa.valore;
    const stesso = deciso.motivo === undefined || (passo.motivo === deciso.motivo && s.oggi === deciso.il);
    return stesso ? lavoro(s, passo) : SUPERATO;
  });
}
