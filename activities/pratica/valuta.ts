import { inEnte } from '../../database/connessione';
import { idDerivato } from '../../database/identificativi';
import { istanteDi } from '../../database/orologio';
import type { Passo } from '../../domain/fascicolo';
import { type ProssimaPrescrizione, prossimaPrescrizione } from '../../domain/pratica/margini';
import { provaCon } from '../../domain/profili/errori';
import { PARAMETRO_MANCANTE } from '../../domain/vocabolario';
import type { Messaggio } from '../../workflows/messaggi/registro';
import type { Contesto } from '../contesto';
import { type Attesa, attesaApprovazione } from './bozze';
import { praticaSconosciuta } from './errori';
import { scriviPasso } from './passi';
import { dataDiRisveglio } from './risveglio';
import { chiudiMancanze, fermaSenza } from './senza-parametro';
import { conta, leggiSituazione, type Situazione, valuta } from './situazione';

/** Reads the facts, decides, writes the answer on the pratica. An `attendi` that says something new is recorded. */
export async function valutaPratica(
  c: Contesto,
  { enteId, praticaId }: Messaggio<'praticaId'>,
): Promise<Messaggio<'passo'>> {
  return inEnte(c.database, enteId, async (t) => {
    const s = await leggiSituazione(t, praticaId);
    if (!s) throw praticaSconosciuta();
    const decisa = provaCon(() => valuta(s));
    if ('manca' in decisa) return fermaSenza(s, decisa.manca);
    const { passo, quadro } = decisa.valore;
    const bozza = await attesaApprovazione(c, s, passo);
    await annotaValutazione(s, passo, prossimaPrescrizione(quadro), bozza);
    if (s.motivo === PARAMETRO_MANCANTE) await chiudiMancanze(s);
    return messaggioDi(s, passo, bozza);
  });
}

/**
 * The answer as it goes into Temporal: the kind of step, its reason, its date; no more. A draft waits for its person
 * as anything else that is waited for.
 */
function messaggioDi(s: Situazione, passo: Passo, bozza: Attesa | null): Messaggio<'passo'> {
  const attesa = (bozza ? bozza.fino : dataDiRisveglio(passo, s.profilo, s.oggi)) ?? undefined;
  return {
    m: 'passo',
    enteId: s.t.enteId,
    praticaId: s.praticaId,
    passo: bozza ? 'attendi' : passo.passo,
    motivo: passo.motivo,
    versione: s.versione,
    il: s.oggi,
    fino: attesa === undefined ? undefined : istanteDi(s.orologio, attesa),
    finoIl: attesa,
    residuo: conta(s).residuo.toString(),
    chiusa: s.chiusa,
  };
}

async function annotaValutazione(
  s: Situazione,
  passo: Passo,
  { prescriveIl, allarmeIl }: ProssimaPrescrizione,
  bozza: Attesa | null,
): Promise<void> {
  const { sql } = s.t;
  if (passo.passo === 'attendi' && passo.motivo !== 'PRATICA_CHIUSA') await registraAttesa(s, passo);
  const risveglio = passo.passo === 'attendi' ? dataDiRisveglio(passo, s.profilo, s.oggi) : s.oggi;
  const fino = bozza ? bozza.fino : risveglio;
  await sql`update pratiche set ultimo_passo = ${sql.json(scriviPasso(passo))}, motivo = ${passo.motivo},
      fino = ${fino}, prescrive_il = ${prescriveIl}, allarme_il = ${allarmeIl}, valutata_versione = ${s.versione},
      valutata_il = ${s.oggi}, valutata_profilo = ${s.versioneProfilo}, aggiornata_at = now()
    where id = ${s.praticaId}`;
}

/** Recorded when it follows another step, or when date or reason have changed. Source: cases/storie, rule 3. */
async function registraAttesa(s: Situazione, passo: Passo): Promise<void> {
  const { sql, enteId } = s.t;
  const [ultimo] = await sql<{ tipo: string; motivo: string; fino: string | null }[]>`
    select tipo, motivo, passo->>'fino' as fino from passi where pratica_id = ${s.praticaId}
    order by versione desc, il desc, eseguito_at desc limit 1`;
  const uguale = ultimo?.tipo === 'attendi' && ultimo.motivo === passo.motivo && ultimo.fino === passo.fino;
  if (uguale) return;
  const id = idDerivato('pas', enteId, s.praticaId, s.versione, s.oggi, passo.motivo, passo.fino ?? '-');
  await sql`insert into passi (id, pratica_id, versione, il, tipo, motivo, passo)
    values (${id}, ${s.praticaId}, ${s.versione}, ${s.oggi}, 'attendi', ${passo.motivo}, ${sql.json(scriviPasso(passo))})
    on conflict do nothing`;
}
