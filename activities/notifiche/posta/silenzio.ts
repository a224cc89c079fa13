import { inEnte, type Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { type ParametriDellaPratica, parametriDellaPratica } from '../../../database/profili/leggi';
import { addGiorni, giornoDi } from '../../../domain/calendario';
import type { EsitoProvato } from '../../../domain/notifica/interruttore';
import { parametro } from '../../../domain/profili/profilo';
import type { NomeProfilo } from '../../../domain/vocabolario';
import type { Contesto } from '../../contesto';
import { profiloDellaPratica } from '../../pratica/profilo';
import { annunciaEvento } from '../eventi';
import { lasciaPassare, registraInvio } from '../interruttore';
import { accogliEvento } from './accogli';
import { CONSOLIDATORE } from './affida';
import { isPostaSospesa } from './fornitore';
import type { StatoAlFornitore } from './porta';

export interface PezzoSilenzioso {
  /** The dispatch. */
  id: string;
  praticaId: string;
  stato: string;
  /** Since its row was written. */
  secondi: number;
}

interface Gruppo {
  profilo: NomeProfilo;
  parametri: ParametriDellaPratica;
  testo: string;
}

/**
 * Pieces at the consolidator of which nothing has been heard, nor asked, for `posta.silenzioGiorni`: who has waited
 * longest first. An event that was pushed and got lost is found only by asking (notifiche-send-posta.md 6, points 2, 8).
 */
export async function pezziSilenziosi(
  t: Transazione,
  oggi: string,
  quanti: number,
): Promise<PezzoSilenzioso[]> {
  const { sql } = t;
  const silenziosi = sql`
    from tentativi t join trasmissioni s on s.tentativo_id = t.id and s.stato = 'inviata'
    join pezzi_postali z on z.id = s.id and z.fornitore = 'consolidatore'
    join pratiche p on p.id = t.pratica_id join carichi c on c.id = p.carico_id
    left join enti_configurazioni e on e.ente_id = p.ente_id
    join lateral (select greatest(s.inviata_il, z.chiesto_il, max((v.il at time zone 'Europe/Rome')::date)) as dal
      from eventi_notifica v where v.tentativo_id = t.id) u on u.dal < ${oggi}::date
    where t.canale = 'raccomandata' and t.stato = 'inviato'`;
  const gruppi = await sql<Gruppo[]>`
    select distinct on (p.profilo, testo) p.profilo, ${parametriDellaPratica(sql)} as parametri,
      ${parametriDellaPratica(sql)}::text as testo ${silenziosi} order by p.profilo, testo`;
  const trovati: PezzoSilenzioso[] = [];
  for (const { profilo: nome, parametri, testo } of gruppi) {
    const profilo = await profiloDellaPratica(t, { profilo: nome, parametri });
    const limite = addGiorni(oggi, -parametro(profilo, 'posta.silenzioGiorni', giornoDi(oggi)));
    trovati.push(
      ...(await sql<PezzoSilenzioso[]>`
        select t.id, t.pratica_id as "praticaId", s.stato,
          extract(epoch from clock_timestamp() - t.registrato_at)::int as secondi ${silenziosi}
          and p.profilo = ${nome} and ${parametriDellaPratica(sql)}::text = ${testo} and u.dal <= ${limite}::date
        order by u.dal limit ${quanti}`),
    );
  }
  return trovati.slice(0, quanti);
}

/**
 * Asks the consolidator about a piece; what it says that was not known is evidence, as if it had been pushed. One that it
 * never had goes to a person: it is never handed over again by itself. False when it cannot be asked now.
 */
export async function chiediNotizie(
  c: Contesto,
  { enteId, praticaId, tentativoId }: { enteId: string; praticaId: string; tentativoId: string },
): Promise<boolean> {
  const porta = c.posta.consolidatore;
  const pezzoId = await inEnte(c.database, enteId, (t) => segnaChiesto(t, tentativoId));
  if (!porta || pezzoId === null || !(await lasciaPassare(c, CONSOLIDATORE, pezzoId))) return false;
  let provato: EsitoProvato = 'non_tentato';
  try {
    const detto = await porta.chiedi(pezzoId);
    provato = detto.stato === 'non_disponibile' ? 'fallito' : 'risposto';
    await inEnte(c.database, enteId, (t) => annota(t, pezzoId, detto));
  } finally {
    await registraInvio(c, CONSOLIDATORE, pezzoId, provato);
  }
  await annunciaEvento(c, { enteId, praticaId, tentativoId });
  return true;
}

/** Marked before the question, also when it fails: the next round asks about another. */
async function segnaChiesto(t: Transazione, tentativoId: string): Promise<string | null> {
  if (await isPostaSospesa(t)) return null;
  const { oggi } = await leggiOrologio(t.sql);
  const [pezzo] = await t.sql<{ id: string }[]>`
    update pezzi_postali set chiesto_il = ${oggi}
    where tentativo_id = ${tentativoId} and chiesto_il is distinct from ${oggi}::date returning id`;
  return pezzo?.id ?? null;
}

async function annota(t: Transazione, pezzoId: string, detto: StatoAlFornitore): Promise<void> {
  if (detto.stato === 'ricevuto') for (const evento of detto.eventi) await accogliEvento(t, evento);
  // what it has already spoken of it had
  if (detto.stato === 'mai_ricevuto')
    await t.sql`update trasmissioni s set stato = 'incerta', codice = 'POSTA_MAI_RICEVUTO'
      where s.id = ${pezzoId} and s.stato = 'inviata'
        and not exists (select from eventi_notifica e where e.tentativo_id = s.tentativo_id)`;
}
