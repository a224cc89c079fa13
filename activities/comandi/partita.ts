import { createHash } from 'node:crypto';
import type { Partita } from '../../domain/fascicolo';
import type { Situazione } from '../pratica/situazione';

/** A claim entrusted after the beginning (B-05): its row, in the order of arrival. The fact names it. */
export async function aggiungiPartita(s: Situazione, p: Partita): Promise<void> {
  const { sql } = s.t;
  const { capitale, sanzioni, interessi, spese } = p.importi;
  const contenuto = createHash('sha256').update(p.id).digest();
  await sql`insert into partite (id, direzione_id, pratica_id, carico_id, riga, codice, natura, capitale, sanzioni,
      interessi, spese, prescrizione_dal, prescrizione_anni, titolo_tipo, titolo_notificato_il, ricorso,
      scadenza_ultima_rata, affidata_il, ordine, aggiunta, contenuto_sha256)
    select ${p.id}, ${s.direzioneId}, ${s.praticaId}, pr.carico_id, 0, ${p.id}, ${p.natura}, ${capitale}, ${sanzioni},
      ${interessi}, ${spese}, ${p.prescrizione.dal}, ${p.prescrizione.anni}, ${p.titolo?.tipo ?? null},
      ${p.titolo?.notificatoIl ?? null}, ${p.ricorso ?? false}, ${p.scadenzaUltimaRata ?? null}, ${s.oggi},
      (select coalesce(max(ordine), 0) + 1 from partite where pratica_id = ${s.praticaId}), true, ${contenuto}
    from pratiche pr where pr.id = ${s.praticaId}`;
}
