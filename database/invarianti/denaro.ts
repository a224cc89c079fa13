import type { Transazione } from '../connessione';
import { verificaSaldi } from '../mastro/verifica';
import { cerca, type EsitoInvariante, verdetto } from './esito';

const CREDITI = `('crediti.capitale', 'crediti.sanzioni', 'crediti.interessi', 'crediti.spese')`;

/** I3, no cent lost: for each partita, claim = imputed + discharged + open, and nothing else stands in the book. */
export async function nessunCentesimoPerduto(t: Transazione): Promise<EsitoInvariante> {
  const conti = await cerca(t.sql, 'I3', [
    `select p.id || ': in carico ' || -coalesce(m.carico, 0) || ', nella lista '
       || (p.capitale + p.sanzioni + p.interessi + p.spese) as violazione
     from partite p
     join pratiche k on k.ente_id = p.ente_id and k.id = p.pratica_id
     left join (select ente_id, partita_id, sum(importo) filter (where conto = 'carichi.ente') as carico
       from movimenti where partita_id is not null group by 1, 2) m on m.ente_id = p.ente_id and m.partita_id = p.id
     where -coalesce(m.carico, 0) <> p.capitale + p.sanzioni + p.interessi + p.spese
       and (m.carico is not null or k.iniziata_il is not null)`,
    `select partita_id || ': affidato ' || -coalesce(sum(importo) filter (where conto = 'carichi.ente'), 0)
       || ', aperto, imputato e scaricato ' || coalesce(sum(importo) filter (where conto <> 'carichi.ente'), 0) as violazione
     from movimenti where partita_id is not null group by ente_id, partita_id having sum(importo) <> 0`,
    `select m.scrittura_id || ': movimento di una partita che non esiste' as violazione from movimenti m
     where m.partita_id is not null and not exists (
       select from partite p join scritture s on s.ente_id = p.ente_id and s.pratica_id = p.pratica_id
       where p.ente_id = m.ente_id and p.id = m.partita_id and s.id = m.scrittura_id)`,
  ]);
  return verdetto('I3', [...conti.violazioni, ...(await verificaSaldi(t))]);
}

/** I4, no cent invented: the money in the book is the money told, no more of it is imputed, no claim goes below zero. */
export const nessunCentesimoInventato = ({ sql }: Transazione): Promise<EsitoInvariante> =>
  cerca(sql, 'I4', [
    `with incassi as (
       select s.ente_id, s.pratica_id, sum(m.importo) filter (where s.causale = 'incasso' and m.conto = 'incassi.ponte') as registrati,
         sum(m.importo) filter (where m.conto = 'versamenti.debitore') as da_imputare
       from scritture s join movimenti m on m.ente_id = s.ente_id and m.scrittura_id = s.id group by 1, 2
     ), versati as (
       select ente_id, pratica_id, sum((dati->>'importo')::bigint) as importo from fatti
       where tipo = 'pagamento' group by 1, 2
     )
     select p.id || ': versati ' || coalesce(v.importo, 0) || ', nel mastro ' || coalesce(i.registrati, 0)
       || ', imputati in piu ' || greatest(coalesce(i.da_imputare, 0), 0) as violazione
     from pratiche p
     left join incassi i on i.ente_id = p.ente_id and i.pratica_id = p.id
     left join versati v on v.ente_id = p.ente_id and v.pratica_id = p.id
     where coalesce(i.registrati, 0) <> coalesce(v.importo, 0) or coalesce(i.da_imputare, 0) > 0`,
    `select g.pratica_id || ': ' || g.raccontati || ' centesimi di ricevute, ' || coalesce(f.importo, 0) || ' nei fatti' as violazione
     from (select ente_id, pratica_id, sum(importo) as raccontati from pagamenti where stato = 'raccontato' group by 1, 2) g
     left join (select ente_id, pratica_id, sum((dati->>'importo')::bigint) as importo from fatti
       where tipo = 'pagamento' group by 1, 2) f on f.ente_id = g.ente_id and f.pratica_id = g.pratica_id
     where g.raccontati > coalesce(f.importo, 0)`,
    `select coalesce(m.partita_id, s.pratica_id) || ': ' || m.conto || ' scende a ' || sum(m.importo) as violazione
     from scritture s join movimenti m on m.ente_id = s.ente_id and m.scrittura_id = s.id
     left join partite p on p.ente_id = m.ente_id and p.id = m.partita_id
     where m.conto like 'crediti.%'
     group by s.ente_id, s.pratica_id, m.partita_id, m.conto, p.capitale, p.sanzioni, p.interessi, p.spese
     having sum(m.importo) < least(0, case m.conto when 'crediti.capitale' then p.capitale
       when 'crediti.sanzioni' then p.sanzioni when 'crediti.interessi' then p.interessi
       when 'crediti.spese' then p.spese else 0 end)`,
    `select partita_id || ': credito negativo' as violazione from movimenti
     where partita_id is not null and conto in ${CREDITI} group by ente_id, partita_id having sum(importo) < 0`,
  ]);
