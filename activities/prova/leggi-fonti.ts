import type { Transazione } from '../../database/connessione';
import type { FonteProva } from '../../formats/prova/fatti';

export interface FonteLetta {
  fonte: FonteProva;
  /** In the archive; null = who said it showed none. */
  documentoId: string | null;
}

/**
 * On whose word, or on which evidence, the outcome on record of each attempt stands: the last version, when it holds. A
 * PEC stands on its receipts alone.
 */
export async function leggiFonti({ sql }: Transazione, notificaId: string): Promise<Map<string, FonteLetta>> {
  const righe = await sql<(FonteLetta & { tentativoId: string })[]>`
    select v.tentativo_id as "tentativoId", o.id as "documentoId",
      jsonb_build_object('da', u.nome, 'il', v.noto_il, 'mittenteIl', v.mittente_il, 'regola', v.regola, 'norma', v.norma,
        'prove', array(select e.sha256 from eventi_notifica e where e.tentativo_id = t.id and e.sha256 = any (v.prove)
          order by e.il, e.sha256),
        'documento', case when o.id is null then null else jsonb_build_object('sha256', o.sha256, 'mediaType', o.media_type) end)
        as fonte
    from tentativi t join lateral (
      select * from perfezionamenti w where w.tentativo_id = t.id order by w.versione desc limit 1) v on v.esito is not null
    left join utenti u on u.id = v.autore left join documenti o on o.id = v.prove[1]
    where t.notifica_id = ${notificaId} and t.canale is not null and t.canale <> 'pec'`;
  return new Map(righe.map(({ tentativoId, ...fonte }) => [tentativoId, fonte]));
}
