import { verificaAudit } from '../audit';
import type { Transazione } from '../connessione';
import { verificaSigilli } from '../mastro/sigilli';
import { verificaCatena } from '../mastro/verifica';
import { cerca, type EsitoInvariante, verdetto } from './esito';

/** I6, no term missed: whoever waits for a date that has gone by has been looked at since. */
export const nessunTerminePerduto = (
  { sql }: Transazione,
  oggi: string,
  tolleranzaGiorni = 1,
): Promise<EsitoInvariante> =>
  cerca(sql, 'I6', [
    `select id || ': attendeva il ' || fino || ', valutata l''ultima volta il ' || valutata_il as violazione
     from pratiche where stato = 'aperta' and iniziata_il is not null
       and fino + ${Number(tolleranzaGiorni)} < '${oggi}'::date and valutata_il < fino`,
  ]);

/** I11, every change has who, when, on what, norma; chains and seals verify. */
export async function ogniCambioHaUnAutore(t: Transazione): Promise<EsitoInvariante> {
  const righe = await cerca(t.sql, 'I11', [
    `select id || ': senza autore o norma' as violazione from fatti where btrim(autore) = '' or btrim(norma) = ''`,
    `select f.pratica_id || ': manca il fatto ' || f.atteso as violazione
     from (select ente_id, pratica_id, progressivo, row_number() over (partition by ente_id, pratica_id order by progressivo) as atteso
       from fatti) f where f.progressivo <> f.atteso`,
    `select id || ': carico approvato da chi lo ha caricato' as violazione from carichi where approvato_da = caricato_da`,
  ]);
  return verdetto('I11', [
    ...righe.violazioni,
    ...(await verificaAudit(t)).map((id) => `${id}: riga di audit alterata`),
    ...(await verificaCatena(t)),
    ...(await verificaSigilli(t, 'mastro')),
    ...(await verificaSigilli(t, 'audit')),
  ]);
}

/** I14, no Ente reaches another: every table of the Enti is under forced rules, and the runtime role cannot leave them. */
export const nessunEnteVedeUnAltro = ({ sql, enteId }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I14', [
    `select c.relname || ': senza regole di riga forzate' as violazione from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'ente_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select from pg_policy p
         where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) like '%app.ente%'
           and pg_get_expr(p.polwithcheck, p.polrelid) like '%app.ente%'))`,
    `select 'il ruolo ' || rolname || ' scavalca le regole di riga' as violazione from pg_roles
     where rolname = current_user and (rolsuper or rolbypassrls)`,
    `select id || ': pratica di un altro Ente visibile' as violazione from pratiche where ente_id <> '${enteId.replaceAll("'", "''")}'`,
  ]);

/**
 * I18, of a batch nothing is unaccounted for: pratiche of a carico = those it counted, and those started are no more;
 * drafts of a batch of acts = those approved and those refused.
 */
export const ogniPraticaDelLotto = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I18', [
    `select c.id || ': ' || c.pratiche_totali || ' pratiche contate, ' || n.tutte || ' presenti, '
       || c.pratiche_avviate || ' dette avviate, ' || n.avviate || ' avviate' as violazione
     from carichi c
     join lateral (select count(*) as tutte, count(*) filter (where iniziata_il is not null) as avviate
       from pratiche p where p.ente_id = c.ente_id and p.carico_id = c.id) n on true
     where c.stato in ('approvato', 'avviato')
       and (n.tutte <> c.pratiche_totali or (c.stato = 'avviato' and n.avviate <> c.pratiche_totali))`,
    `select l.id || ': ' || l.quante || ' bozze scelte, ' || n.tutte || ' nel lotto, ' || n.esitate || ' con un esito' as violazione
     from lotti l
     join lateral (select count(*) as tutte, count(esito) as esitate
       from lotti_bozze b where b.ente_id = l.ente_id and b.lotto_id = l.id) n on true
     where n.tutte <> l.quante or (l.stato = 'approvato' and n.esitate <> l.quante)`,
    `select b.lotto_id || ': approvata la bozza ' || b.bozza_id || ', che attende ancora' as violazione
     from lotti_bozze b join bozze z on z.ente_id = b.ente_id and z.id = b.bozza_id
     where b.esito = 'approvata' and z.stato = 'aperta'`,
  ]);
