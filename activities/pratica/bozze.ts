import { nuovoId } from '../../database/identificativi';
import type { ApprovazioneUmana } from '../../database/schema/bozze';
import { type DataCivile, giornoDi } from '../../domain/calendario';
import type { CodiceRifiuto } from '../../domain/comandi/vocabolario';
import type { Passo } from '../../domain/fascicolo';
import { attendi } from '../../domain/pratica/passi';
import { parametro } from '../../domain/profili/profilo';
import type { TipoAtto } from '../../domain/vocabolario';
import type { Comando, Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { importiDi } from './con-atto';
import { dataDiRisveglio } from './risveglio';
import { decidi, type Situazione, valuta } from './situazione';

/** A wait for a person: `fino` = the date on which to ask again all the same; null = none. */
export interface Attesa {
  fino: DataCivile | null;
}

interface Bozza {
  id: string;
  tipo: TipoAtto;
  partite: string[];
  rate: number[] | null;
  versione: number;
  stato: 'aperta' | 'approvata';
  approvata_il: DataCivile | null;
}

/** What stands between the answer and the act; null = nothing. A further channel was approved with its act. */
function approvazioneDi(c: Contesto, s: Situazione, passo: Passo): ApprovazioneUmana | null {
  if (passo.passo !== 'emetti' || passo.atto === undefined || passo.attoId !== undefined) return null;
  if (c.sempreFirmati.has(passo.atto)) return 'singola';
  const voluta = parametro(s.profilo, `approvazione.${passo.atto}`, giornoDi(s.oggi));
  return voluta === 'automatica' ? null : voluta;
}

const isStessa = (bozza: Bozza, s: Situazione, passo: Passo): boolean =>
  bozza.versione === s.versione &&
  bozza.tipo === passo.atto &&
  JSON.stringify(bozza.partite) === JSON.stringify(passo.partite ?? []) &&
  JSON.stringify(bozza.rate) === JSON.stringify(passo.rate ?? null) &&
  (bozza.stato === 'aperta' || bozza.approvata_il === s.oggi);

/** The draft of this very step, if there is one; one that a fact or a day has overtaken falls. */
async function bozzaValida(s: Situazione, passo: Passo): Promise<Bozza | null> {
  const { sql } = s.t;
  const [bozza] = await sql<Bozza[]>`
    select id, tipo, partite, rate, versione, stato, approvata_il::text from bozze
    where pratica_id = ${s.praticaId} and stato in ('aperta', 'approvata')`;
  if (!bozza) return null;
  if (passo.passo === 'emetti' && isStessa(bozza, s, passo)) return bozza;
  await sql`update bozze set stato = 'caduta' where id = ${bozza.id}`;
  return null;
}

/**
 * The wait of a draft that nobody has approved yet, asked again on the dates of R-04 (b-d); null when the step may go on (or opens its
 * draft).
 */
export async function attesaApprovazione(c: Contesto, s: Situazione, passo: Passo): Promise<Attesa | null> {
  const bozza = await bozzaValida(s, passo);
  if (bozza?.stato !== 'aperta' || approvazioneDi(c, s, passo) === null) return null;
  const { quadro } = valuta(s);
  return { fino: dataDiRisveglio(attendi(quadro, passo.motivo), s.profilo, s.oggi) };
}

/** True when the act may take its number now. */
export async function isApprovato(c: Contesto, s: Situazione, passo: Passo): Promise<boolean> {
  if (approvazioneDi(c, s, passo) === null) return true;
  return (await bozzaValida(s, passo))?.stato === 'approvata';
}

/** The act as a draft on the worklist: no number, the amounts of today. Once per step. */
export async function apriBozza(c: Contesto, s: Situazione, passo: Passo): Promise<void> {
  const approvazione = approvazioneDi(c, s, passo);
  if (approvazione === null || (await bozzaValida(s, passo))) return;
  const { sql } = s.t;
  const id = nuovoId('boz');
  const { importi, dovuto } = importiDi(s, id, passo);
  await sql`insert into bozze (id, direzione_id, pratica_id, tipo, motivo, norma, approvazione, partite, rate, importi,
      dovuto, versione, aperta_il)
    values (${id}, ${s.direzioneId}, ${s.praticaId}, ${passo.atto ?? ''}, ${passo.motivo}, ${passo.norma},
      ${approvazione}, ${passo.partite ?? []}, ${passo.rate ?? null}, ${sql.json(importi)}, ${dovuto}, ${s.versione},
      ${s.oggi})`;
}

/** The draft has become this act. */
export async function segnaEmessa(s: Situazione, attoId: string): Promise<void> {
  await s.t.sql`update bozze set stato = 'emessa', atto_id = ${attoId}
    where pratica_id = ${s.praticaId} and stato = 'approvata'`;
}

/**
 * A person approves a draft on the version that was shown. It is a fact: it raises the version, and the act leaves on
 * the version it makes, on the day of the approval.
 */
export async function registraApprovazione(
  s: Situazione,
  r: Messaggio<'registra'>,
  { bozzaId, versione, lottoId }: Comando<'approvaAtto'>,
): Promise<CodiceRifiuto | null> {
  const { sql } = s.t;
  const [bozza] = await sql<Bozza[]>`
    select id, tipo, partite, rate, versione, stato, approvata_il::text from bozze
    where id = ${bozzaId} and pratica_id = ${s.praticaId} and stato = 'aperta' for update`;
  if (!bozza || s.chiusa) return 'BOZZA_ASSENTE';
  const passo = decidi(s);
  if (bozza.versione !== versione || passo.passo !== 'emetti' || !isStessa(bozza, s, passo))
    return 'BOZZA_SUPERATA';
  if (lottoId !== undefined && lottoId !== null) {
    const [lotto] = await sql<{ preparato_da: string }[]>`
      select l.preparato_da from lotti l join lotti_bozze b on b.lotto_id = l.id and b.ente_id = l.ente_id
      where l.id = ${lottoId} and b.bozza_id = ${bozzaId}`;
    if (!lotto) return 'BOZZA_ASSENTE';
    if (lotto.preparato_da === r.autoreId) return 'BOZZA_STESSA_PERSONA';
  }
  await sql`update bozze set stato = 'approvata', approvata_da = ${r.autoreId ?? 'temporal'},
      approvata_il = ${s.oggi}, versione = ${s.versione + 1}
    where id = ${bozzaId}`;
  return null;
}
