import { inEnte, type Transazione } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { giornoDi } from '../../domain/calendario';
import { canaleDopoProvvedimento, primoCanaleProvvedimento } from '../../domain/canale-provvedimento';
import { morteDi } from '../../domain/decesso';
import { parametro } from '../../domain/profili/profilo';
import type { Canale, EsitoNotifica } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { type Giustificazione, giustificazioneDi } from '../notifiche/giustificazione';
import { leggiSituazione, type Situazione } from '../pratica/situazione';
import { avviaNotifica } from '../temporal/sveglia';

/**
 * First dispatch of a provision, then its notification process. It answers a request of the debtor: no sospensione stops
 * it and it costs nothing (law.md 1.42); a pratica that has closed meanwhile sends nothing more.
 */
export async function inviaProvvedimento(c: Contesto, m: Messaggio<'provvedimento'>): Promise<undefined> {
  const { enteId, praticaId, attoId } = m;
  const tentativoId = await inEnte(c.database, enteId, async (t) => {
    const s = await leggiSituazione(t, praticaId);
    const [atto] = await t.sql<{ stato: string }[]>`select stato from atti where id = ${attoId}`;
    if (!s || atto?.stato !== 'reso') return null;
    const canali = parametro(s.profilo, 'notifica.canali', giornoDi(s.oggi));
    return scriviDispaccio(s, attoId, 1, primoCanaleProvvedimento(canali, destinatario(s)));
  });
  await c.punto?.('dopo-provvedimento');
  if (tentativoId) await avviaNotifica(c.temporale, { enteId, praticaId, tentativoId });
  return undefined;
}

function destinatario({ fascicolo, oggi }: Situazione) {
  const morte = morteDi(fascicolo.eventi);
  return { debitore: fascicolo.debitore, eredi: morte !== null && giornoDi(oggi) >= morte.eredi };
}

/** Its id comes from act and ordinal: the same dispatch twice is one. */
async function scriviDispaccio(
  s: Situazione,
  attoId: string,
  ordine: number,
  canale: Canale,
  prova: Giustificazione | null = null,
): Promise<string> {
  const { sql } = s.t;
  const id = idDerivato('tnt', attoId, ordine);
  const notificaId = idDerivato('ntf', attoId, s.debitoreId);
  const giorni = parametro(s.profilo, 'notifica.attesaMassima', giornoDi(s.oggi));
  await sql`insert into notifiche (id, atto_id, debitore_id) values (${notificaId}, ${attoId}, ${s.debitoreId})
    on conflict do nothing`;
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il, attesa_fino,
      giustificato_da, giustificato_versione)
    values (${id}, ${notificaId}, ${attoId}, ${s.praticaId}, ${ordine}, ${canale}, 'da_inviare', ${s.oggi},
      ${s.oggi}::date + ${giorni}::int, ${prova?.tentativoId ?? null}, ${prova?.versione ?? null}::int) on conflict do nothing`;
  return id;
}

/**
 * After a negative outcome of a provision: its next rung, or a task when none is left. An act of the decision has its own
 * rule for it. In the transaction of the outcome.
 */
export async function segueProvvedimento(
  s: Situazione,
  tentativoId: string,
  esito: EsitoNotifica,
): Promise<void> {
  if (esito === 'perfezionata' || s.chiusa) return;
  const { sql } = s.t;
  const [tentativo] = await sql<{ atto_id: string; notifica_id: string; ordine: number; canale: Canale }[]>`
    select t.atto_id, t.notifica_id, t.ordine, t.canale from tentativi t join atti a on a.id = t.atto_id
    where t.id = ${tentativoId} and a.fatto_id is not null`;
  if (!tentativo) return;
  const { atto_id: attoId, notifica_id: notificaId, ordine, canale } = tentativo;
  const canali = parametro(s.profilo, 'notifica.canali', giornoDi(s.oggi));
  const prossimo = canaleDopoProvvedimento(canali, canale, esito, destinatario(s));
  if (prossimo !== null)
    await scriviDispaccio(s, attoId, ordine + 1, prossimo, await giustificazioneDi(s.t, notificaId));
  else
    await sql`insert into compiti (id, direzione_id, pratica_id, tipo, riferimento, aperto_il)
      values (${idDerivato('cmp', attoId, 'provvedimento')}, ${s.direzioneId}, ${s.praticaId}, 'provvedimento', ${attoId},
        ${s.oggi}) on conflict do nothing`;
}

/** Dispatches of provisions whose process may not be there yet. */
export const daAvviare = ({ sql }: Transazione, praticaId: string) =>
  sql<{ id: string }[]>`
    select t.id from tentativi t join atti a on a.id = t.atto_id
    where t.pratica_id = ${praticaId} and a.fatto_id is not null and t.stato = 'da_inviare'`;
