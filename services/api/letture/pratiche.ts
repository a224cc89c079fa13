import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { STATI_PRATICA } from '../../../database/schema/pratiche';
import { Centesimi, Data, Istante, idDi } from '../quadro/campi';
import type { Chi } from '../quadro/rotta';
import { istante, maschera, seUguale, soloDirezioni } from './comuni';

export const PraticaInLista = z
  .object({
    id: idDi('pra'),
    caricoId: idDi('car'),
    direzioneId: idDi('dir'),
    debitoreId: idDi('deb'),
    debitore: z.string().nullable().describe('Mascherato: il nome intero è nel dettaglio'),
    stato: z.enum(STATI_PRATICA),
    motivo: z.string().nullable(),
    fino: Data.nullable(),
    inizio: Data,
    chiusaIl: Data.nullable(),
    chiusaMotivo: z.string().nullable(),
    affidato: Centesimi,
    versione: z.int(),
    aggiornataAt: Istante,
  })
  .meta({ id: 'PraticaInLista' });
type PraticaInLista = z.infer<typeof PraticaInLista>;

export interface FiltroPratiche {
  stato?: string | undefined;
  motivo?: string | undefined;
  caricoId?: string | undefined;
  debitoreId?: string | undefined;
  codiceFiscale?: string | undefined;
  dopo: string;
  quante: number;
}

export async function elencaPratiche(t: Transazione, chi: Chi, f: FiltroPratiche): Promise<PraticaInLista[]> {
  const { sql } = t;
  const righe = await sql<PraticaInLista[]>`
    select p.id, p.carico_id as "caricoId", p.direzione_id as "direzioneId", p.debitore_id as "debitoreId",
      coalesce(a.denominazione, a.cognome) as debitore, p.stato, p.motivo, p.fino, p.inizio,
      p.chiusa_il as "chiusaIl", p.chiusa_motivo as "chiusaMotivo", p.versione, p.aggiornata_at as "aggiornataAt",
      (select coalesce(sum(capitale + sanzioni + interessi + spese), 0)::text from partite r where r.pratica_id = p.id)
        as affidato
    from pratiche p left join debitori_anagrafiche a on a.debitore_id = p.debitore_id
    where ${soloDirezioni(sql, chi, 'p.direzione_id')} and ${seUguale(sql, 'p.stato', f.stato)}
      and ${seUguale(sql, 'p.motivo', f.motivo)} and ${seUguale(sql, 'p.carico_id', f.caricoId)}
      and ${seUguale(sql, 'p.debitore_id', f.debitoreId)} and ${seUguale(sql, 'a.codice_fiscale', f.codiceFiscale)}
      and p.id > ${f.dopo}
    order by p.id limit ${f.quante}`;
  return righe.map((r) => ({
    ...r,
    debitore: maschera(r.debitore),
    aggiornataAt: istante(r.aggiornataAt),
  }));
}
