import { z } from 'zod';
import { conMesso, diUffici, inMano } from '../../../activities/notifiche/messo/affida';
import type { Transazione } from '../../../database/connessione';
import { TIPI_STAMPATI, type TipoStampato } from '../../../domain/vocabolario';
import { Data, idDi } from '../quadro/campi';
import type { Chi } from '../quadro/rotta';

/** An act that a messo has in hand, with where to serve it. */
export const AttoDelMesso = z
  .object({
    tentativoId: idDi('tnt'),
    attoId: idDi('att'),
    tipo: z.enum(TIPI_STAMPATI),
    numero: z.string(),
    destinatario: z.string(),
    codiceFiscale: z.string().nullable(),
    indirizzo: z.string().nullable(),
    affidatoIl: Data,
    entro: Data.nullable().describe('Limite dopo il quale la pratica chiede a una persona'),
  })
  .meta({ id: 'AttoDelMesso' });
export interface AttoDelMesso {
  id: string;
  tentativoId: string;
  attoId: string;
  tipo: TipoStampato;
  numero: string;
  destinatario: string;
  codiceFiscale: string | null;
  indirizzo: string | null;
  affidatoIl: string;
  entro: string | null;
}

/** Acts in the hand of a messo, by id of the attempt after `dopo`. */
export const attiDelMesso = (
  t: Transazione,
  chi: Chi,
  { messoId, dopo, quanti }: { messoId: string; dopo: string; quanti: number },
) => t.sql<(AttoDelMesso & Record<string, unknown>)[]>`
  select t.id, t.id as "tentativoId", a.id as "attoId", a.tipo,
    a.anno || '/' || lpad(a.numero::text, 6, '0') as numero,
    coalesce(d.denominazione, nullif(concat_ws(' ', d.cognome, d.nome), ''), 'non disponibile') as destinatario,
    d.codice_fiscale as "codiceFiscale", d.indirizzo, f.il::text as "affidatoIl", t.attesa_fino::text as entro
  from ${conMesso(t)} join notifiche n on n.id = t.notifica_id
  left join debitori_anagrafiche d on d.debitore_id = n.debitore_id
  where ${inMano(t)} and f.messo_id = ${messoId} and ${diUffici(t, chi.direzioni)} and t.id > ${dopo}
  order by t.id limit ${quanti}`;
