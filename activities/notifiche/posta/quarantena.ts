import type { Transazione } from '../../../database/connessione';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';

export interface DaTenere {
  /** The file and the line it came in; null = pushed. */
  da: { fileId: string; riga: number } | null;
  motivo: string;
  campo: string;
  pezzoId: string | null;
  contenuto: Record<string, unknown>;
}

/**
 * Keeps what says nothing about a piece of ours, once, as it came: nothing of it is guessed. One task for a file, one for
 * each pushed event.
 */
export async function metteInQuarantena({ sql, enteId }: Transazione, q: DaTenere): Promise<void> {
  const { oggi } = await leggiOrologio(sql);
  const { clientRequestTimeStamp: _, ...stabile } = q.contenuto;
  const chi = q.da ? [q.da.fileId, q.da.riga] : [JSON.stringify(stabile)];
  const id = idDerivato('qua', enteId, ...chi, q.motivo, q.campo);
  const nuove = await sql`
    insert into quarantena_posta (id, file_id, riga, motivo, campo, pezzo_id, contenuto, il)
    values (${id}, ${q.da?.fileId ?? null}, ${q.da?.riga ?? null}, ${q.motivo}, ${q.campo}, ${q.pezzoId},
      ${sql.json(q.contenuto as never)}, ${oggi}) on conflict do nothing returning id`;
  if (nuove.length === 0) return;
  const riferimento = q.da?.fileId ?? id;
  await sql`insert into compiti (id, tipo, riferimento, aperto_il)
    values (${idDerivato('cmp', enteId, 'esiti_posta', riferimento)}, 'esiti_posta', ${riferimento}, ${oggi})
    on conflict do nothing`;
}
