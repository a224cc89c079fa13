import { idDerivato } from '../../database/identificativi';
import { prossimoNumero } from '../../database/numeratore';
import type { Passo } from '../../domain/fascicolo';
import type { TipoAtto } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { apriBozza, isApprovato, segnaEmessa } from './bozze';
import { importiDi } from './con-atto';
import { assegnaNav } from './nav';
import type { Situazione } from './situazione';
import { SUPERATO, suVersione } from './su-versione';

type Emesso = Messaggio<'emesso'>;

/**
 * First compare-and-set of an act: its number, gap-free and bound to it for ever. An act that got its number and was
 * then overtaken by a fact is taken up again when the same act is due, or annulled when it is not.
 */
export async function emettiAtto(c: Contesto, deciso: Messaggio<'passo'>): Promise<Emesso> {
  const esito = await suVersione(c, deciso, async (s, passo) => {
    if (passo.passo !== 'emetti' || passo.atto === undefined) return SUPERATO;
    if (passo.attoId !== undefined)
      return { m: 'emesso', esito: 'fatto', attoId: passo.attoId, versione: s.versione };
    if (!(await isApprovato(c, s, passo))) {
      await apriBozza(c, s, passo);
      return SUPERATO; // the loop asks again, and waits for the person
    }
    const attoId = (await riprendi(s, passo)) ?? (await numera(s, passo, passo.atto));
    await segnaEmessa(s, attoId);
    return { m: 'emesso', esito: 'fatto', attoId, versione: s.versione };
  });
  await c.punto?.('dopo-numero');
  return esito;
}

async function numera(s: Situazione, passo: Passo, tipo: TipoAtto): Promise<string> {
  const { sql, enteId } = s.t;
  const anno = Number(s.oggi.slice(0, 4));
  const numero = await prossimoNumero(s.t, tipo, anno);
  const id = idDerivato('att', enteId, tipo, anno, numero);
  const { importi, dovuto } = importiDi(s, id, passo);
  const [nav = null] = await assegnaNav(s.t, 1);
  await sql`insert into atti (id, direzione_id, pratica_id, tipo, anno, numero, motivo, norma, emesso_il, partite,
      rate, importi, dovuto, nav, versione)
    values (${id}, ${s.direzioneId}, ${s.praticaId}, ${tipo}, ${anno}, ${numero}, ${passo.motivo}, ${passo.norma},
      ${s.oggi}, ${passo.partite ?? []}, ${passo.rate ?? null}, ${sql.json(importi)}, ${dovuto},
      ${nav}, ${s.versione})`;
  return id;
}

/** A numbered act that never left: the same one again, with the amounts of today, or annulled. */
async function riprendi(s: Situazione, passo: Passo): Promise<string | null> {
  const { sql } = s.t;
  const fermi = await sql<{ id: string; tipo: string; partite: string[]; anno: number }[]>`
    select id, tipo, partite, anno from atti a where pratica_id = ${s.praticaId} and stato <> 'annullato'
      and fatto_id is null and not exists (select 1 from tentativi t where t.atto_id = a.id)`;
  const partite = JSON.stringify(passo.partite ?? []);
  const anno = Number(s.oggi.slice(0, 4));
  const stesso = fermi.find(
    (a) => a.tipo === passo.atto && a.anno === anno && JSON.stringify(a.partite) === partite,
  );
  for (const atto of fermi)
    if (atto !== stesso) await sql`update atti set stato = 'annullato' where id = ${atto.id}`;
  if (!stesso) return null;
  const { importi, dovuto } = importiDi(s, stesso.id, passo);
  await sql`update atti set stato = 'numerato', pdf_id = null, pdf_sha256 = null, emesso_il = ${s.oggi},
      motivo = ${passo.motivo}, norma = ${passo.norma}, importi = ${sql.json(importi)}, dovuto = ${dovuto},
      versione = ${s.versione}
    where id = ${stesso.id} and (stato <> 'reso' or versione <> ${s.versione} or emesso_il <> ${s.oggi})`;
  return stesso.id;
}
