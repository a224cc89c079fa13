import type { TxSql } from '../connessione';

/**
 * The document `o` of an event `e`: the scan that it announces by SHA-256 once the provider has sent it, else the one
 * it was written with. The day on which a CAD was sent is that of its own scan, which came with the same attachment.
 * Events are append-only: what comes after them is found when they are read.
 */
export const documentoEvento = (sql: TxSql) => sql`
  left join lateral (
    select d.id from eventi_notifica g
    join documenti d on d.tipo = 'documento_posta' and d.sha256 = g.dati->>'sha256'
    where g.tentativo_id = e.tentativo_id and g.tipo = 'documento' and (g.id = e.id
      or (e.tipo = 'cad_spedita' and g.classe = 'CAD' and g.dati->>'quando' = e.dati->>'quando'))
    order by d.id limit 1) arrivato on true
  left join documenti o on o.id = coalesce(arrivato.id, e.documento_id)`;
