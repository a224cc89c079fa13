import type { Contesto } from '../../activities/contesto';
import { casellaSospesa } from '../../activities/notifiche/pec/salute';
import { pezzoFermo, postaSospesa } from '../../activities/notifiche/posta/fornitore';
import { valutaDentro } from '../../activities/notifiche/tentativo';
import { inEnte, type Transazione } from '../../database/connessione';
import { versioneProfili } from '../../database/profili/leggi';

/** What is still moving on a date, in words for the log; empty = nothing is left to do. */
export interface Stato {
  inMoto: string[];
  /** Changes whenever something was written: not quiet yet, but not stuck either. */
  segno: string;
  /** Next date on which something of this Ente is due; null = none. */
  prossima: string | null;
  /** Pratiche whose date has come, or whose profile has new rows, and that have not answered yet. */
  dovute: string[];
  /** Dispatches whose waiting date has come, on the channels whose evidence a rule reads. */
  tentativiDovuti: string[];
}

/**
 * Is there nothing left to do on the date? Every open pratica waits on its current version for a later date, no
 * dispatch, receipt, list or payment is in flight (design.md, section 5). It reads; it never sleeps. The open
 * dispatches, one by one, are asked only when nothing else moves or when they are to be woken (`aFondo`).
 */
export async function statoDi(c: Contesto, enteId: string, oggi: string, aFondo: boolean): Promise<Stato> {
  const { conti, segno, pratiche, prossima, aperti } = await inEnte(c.database, enteId, (t) =>
    leggi(t, oggi),
  );
  const inMoto = Object.entries(conti).flatMap(([nome, n]) => (n > 0 ? [`${nome}: ${n}`] : []));
  const dovute = pratiche.map((p) => p.id);
  if (inMoto.length > 0 && !aFondo) return { inMoto, segno, prossima, dovute, tentativiDovuti: [] };
  const date = [prossima];
  const tentativiDovuti: string[] = [];
  for (const { id, mossa } of await mosseDi(c, enteId, aperti)) {
    const fino = mossa.finoIl ?? null;
    if (mossa.mossa === 'attendi' && (fino === null || fino > oggi)) date.push(fino);
    else if (mossa.mossa !== 'concluso') {
      inMoto.push(`tentativo ${id}: ${mossa.mossa}`);
      tentativiDovuti.push(id);
    }
  }
  return { inMoto, segno, prossima: minima(date), dovute, tentativiDovuti };
}

/** In one transaction: the questions of all leave together. */
const mosseDi = (c: Contesto, enteId: string, aperti: readonly { id: string; pratica_id: string }[]) =>
  aperti.length === 0
    ? []
    : inEnte(c.database, enteId, (t) =>
        Promise.all(
          aperti.map(async ({ id, pratica_id: praticaId }) => ({
            id,
            mossa: await valutaDentro(t, c, { m: 'tentativo', enteId, praticaId, tentativoId: id }),
          })),
        ),
      );

export const minima = (date: readonly (string | null)[]): string | null =>
  date.reduce((a, b) => (a === null ? b : b === null || a < b ? a : b), null);

async function leggi({ sql }: Transazione, oggi: string) {
  const pratiche = await sql<{ id: string }[]>`
    select id from pratiche where stato = 'aperta' and iniziata_il is not null
      and (fino <= ${oggi} or valutata_profilo is distinct from ${versioneProfili(sql)})`;
  const [conti] = await sql<Record<string, number>[]>`select
    (select count(*)::int from pratiche where iniziata_il is not null
      and (valutata_versione is distinct from versione
        or (ultimo_passo->>'passo' <> 'attendi' and not exists (select 1 from bozze b
          where b.pratica_id = pratiche.id and b.stato = 'aperta' and b.versione = pratiche.versione))
        or (stato = 'aperta' and (fino <= ${oggi} or valutata_profilo is distinct from ${versioneProfili(sql)})))) as "pratiche da valutare",
    (select count(*)::int from tentativi t where stato = 'da_inviare'
      and not (canale = 'pec' and ${casellaSospesa(sql)})
      and not (canale = 'raccomandata' and (${postaSospesa(sql)} or ${pezzoFermo(sql, oggi)}))) as "dispacci da inviare",
    (select count(*)::int from trasmissioni s join tentativi t on t.id = s.tentativo_id where t.canale = 'pec'
      and (s.stato = 'riservata' or (s.stato = 'inviata' and not exists
      (select 1 from eventi_notifica e where e.trasmissione_id = s.id) and not exists
      (select 1 from compiti c where c.tipo = 'incerta' and c.riferimento like s.id || '%')))) as "trasmissioni senza ricevuta",
    (select count(*)::int from atti a where fatto_id is not null and stato <> 'annullato' and not exists
      (select 1 from tentativi t where t.atto_id = a.id)) as "provvedimenti da spedire",
    (select count(*)::int from carichi where stato in ('ricevuto', 'controllato', 'approvato')) as "carichi in lavoro",
    (select count(*)::int from lotti where stato = 'in_approvazione') as "lotti in approvazione",
    (select count(*)::int from pagamenti where stato = 'ricevuto') as "pagamenti da raccontare"`;
  const [data] = await sql<{ prossima: string | null }[]>`
    select min(fino)::text as prossima from pratiche
    where stato = 'aperta' and iniziata_il is not null and fino > ${oggi}`;
  const [scritto] = await sql<{ segno: string }[]>`select concat_ws('.',
    (select sum(versione) from pratiche), (select count(*) from lotti_bozze where esito is not null), (select count(*) from atti), (select count(*) from atti where stato = 'reso'),
    (select count(*) from tentativi where stato <> 'da_inviare'), (select count(*) from eventi_notifica)) as segno`;
  const aperti = await sql<{ id: string; pratica_id: string }[]>`
    select id, pratica_id from tentativi t
    where (canale in ('pec', 'messo', 'albo') and (stato in ('inviato', 'incerto') or (stato = 'da_inviare' and exists
        (select 1 from trasmissioni s where s.tentativo_id = t.id and s.stato = 'da_ritentare'))))
      or (canale = 'raccomandata' and stato <> 'concluso' and (exists
        (select 1 from pezzi_postali z where z.tentativo_id = t.id) or exists
        (select 1 from eventi_notifica e where e.tentativo_id = t.id)))`;
  return {
    conti: conti ?? {},
    segno: scritto?.segno ?? '',
    pratiche,
    prossima: data?.prossima ?? null,
    aperti,
  };
}
