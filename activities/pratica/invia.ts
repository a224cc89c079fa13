import { inEnte } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { giornoDi } from '../../domain/calendario';
import type { Passo } from '../../domain/fascicolo';
import { parametro } from '../../domain/profili/profilo';
import type { Messaggio } from '../../workflows/messaggi/registro';
import { allineaMastro } from '../contabilita/allinea';
import type { Contesto } from '../contesto';
import { giustificazioneDi } from '../notifiche/giustificazione';
import { registroDi } from '../registri/registri';
import { avviaNotifica } from '../temporal/sveglia';
import { conAtto } from './con-atto';
import { registraPasso } from './passi';
import { alzaVersione, conta, type Situazione } from './situazione';
import { SUPERATO, suVersione } from './su-versione';

/**
 * Second compare-and-set of an act: the row of the dispatch, on the version of the decision and with no sospensione
 * of today, just before the send. Then its notification process, whose id is that of the dispatch.
 */
export async function inviaAtto(c: Contesto, atto: Messaggio<'atto'>): Promise<Messaggio<'emesso'>> {
  const gia = await giaInviato(c, atto);
  const esito = gia ?? (await suVersione(c, atto, (s, passo) => spedisci(c, s, passo, atto.attoId)));
  await c.punto?.('dopo-tentativo');
  const { enteId, praticaId } = atto;
  if (esito.tentativoId)
    await avviaNotifica(c.temporale, { enteId, praticaId, tentativoId: esito.tentativoId });
  return esito;
}

const tentativoDi = ({ attoId, versione }: { attoId: string; versione: number }) =>
  idDerivato('tnt', attoId, versione);

/** A retry after the write: the dispatch is there, only its process may be missing. */
async function giaInviato(c: Contesto, atto: Messaggio<'atto'>): Promise<Messaggio<'emesso'> | null> {
  const tentativoId = tentativoDi(atto);
  const righe = await inEnte(
    c.database,
    atto.enteId,
    (t) => t.sql`select 1 from tentativi where id = ${tentativoId}`,
  );
  return righe.length > 0 ? { m: 'emesso', esito: 'fatto', attoId: atto.attoId, tentativoId } : null;
}

async function spedisci(
  c: Contesto,
  s: Situazione,
  passo: Passo,
  attoId: string,
): Promise<Messaggio<'emesso'>> {
  const ancora =
    passo.passo === 'emetti' && (passo.attoId ?? attoId) === attoId && (await isReso(s, attoId, passo));
  if (!ancora) return SUPERATO;
  const tentativoId = tentativoDi({ attoId, versione: s.versione });
  await scriviTentativo(s, passo, attoId, tentativoId);
  await chiediFormalita(c, s, passo, attoId);
  const dopo = { ...s, fascicolo: conAtto(s, attoId, passo) };
  const conto = conta(dopo);
  await allineaMastro(dopo, conto, { causa: tentativoId });
  await registraPasso(s, { ...passo, attoId }, conto);
  await alzaVersione(s);
  return { m: 'emesso', esito: 'fatto', attoId, tentativoId };
}

/** What leaves for a register is asked for with its first dispatch. */
async function chiediFormalita(c: Contesto, s: Situazione, passo: Passo, attoId: string): Promise<void> {
  const registro = passo.atto && passo.attoId === undefined ? registroDi(passo.atto) : null;
  if (registro === null) return;
  const { praticaId, direzioneId, oggi } = s;
  await c.registri.chiedi(s.t, { attoId, praticaId, direzioneId, registro, il: oggi });
}

/** The bytes to send are those of this decision: same kind, same claims, same amounts. */
async function isReso(s: Situazione, attoId: string, passo: Passo): Promise<boolean> {
  const [atto] = await s.t.sql<{ stato: string; tipo: string; dovuto: bigint; partite: string[] }[]>`
    select stato, tipo, dovuto, partite from atti where id = ${attoId}`;
  if (atto?.stato !== 'reso' || atto.tipo !== passo.atto) return false;
  if (passo.attoId !== undefined) return true; // a further channel of an act that left already
  const stesse = JSON.stringify(atto.partite) === JSON.stringify(passo.partite ?? []);
  return stesse && atto.dovuto === conta(s, conAtto(s, attoId, passo)).dovuto;
}

async function scriviTentativo(
  s: Situazione,
  passo: Passo,
  attoId: string,
  tentativoId: string,
): Promise<void> {
  const { sql } = s.t;
  const notificaId = idDerivato('ntf', attoId, s.debitoreId);
  const giorni = parametro(s.profilo, 'notifica.attesaMassima', giornoDi(s.oggi));
  await sql`insert into notifiche (id, atto_id, debitore_id) values (${notificaId}, ${attoId}, ${s.debitoreId})
    on conflict do nothing`;
  const prova = passo.attoId === undefined ? null : await giustificazioneDi(s.t, notificaId);
  await sql`insert into tentativi (id, notifica_id, atto_id, pratica_id, ordine, canale, stato, spedito_il, attesa_fino,
      giustificato_da, giustificato_versione)
    select ${tentativoId}, ${notificaId}, ${attoId}, ${s.praticaId}, count(*)::int + 1, ${passo.canale ?? null},
      'da_inviare', ${s.oggi}, ${s.oggi}::date + ${giorni}::int, ${prova?.tentativoId ?? null}, ${prova?.versione ?? null}::int
    from tentativi where atto_id = ${attoId}`;
}
