import { z } from 'zod';
import type { Transazione } from '../../../database/connessione';
import { EnteStampa, SocietaStampa } from '../dati-atto';
import { rifiuta } from '../errori';

const Giudice = z.object({ sede: z.string(), indirizzo: z.string(), pec: z.string().optional() });

/** What an Ente prints around the text, as it stands in `enti_configurazioni.carta_intestata`. */
export const CartaIntestata = z.object({
  ente: EnteStampa.omit({ denominazione: true, codiceFiscale: true }),
  societa: SocietaStampa.optional(),
  luogo: z.string(),
  firmatario: z.object({ nome: z.string(), qualifica: z.string(), nomina: z.string() }),
  responsabile: z.object({ nome: z.string(), ufficio: z.string() }),
  giudici: z.object({ tributaria: Giudice, patrimoniale: Giudice, cds: Giudice }),
  rpd: z.string().optional(),
});
export type CartaIntestata = z.output<typeof CartaIntestata>;

export interface PartitaDaStampare {
  id: string;
  codice: string;
  /** Descriptions of its tributi with their year, in the order of the list. */
  voci: { descrizione: string; anno: number; titolo_numero: string | null }[];
}

export interface DaStampare {
  denominazione: string;
  codiceFiscale: string;
  carta: CartaIntestata;
  tributi: { codice: string; descrizione: string }[];
  debitore: { nome: string; codiceFiscale: string; indirizzo: string };
  partite: Map<string, PartitaDaStampare>;
  /** Printed number of the acts already issued, by their id. */
  numeri: Map<string, string>;
}

interface RigaEnte {
  denominazione: string;
  codice_fiscale: string;
  carta_intestata: unknown;
  tributi: { codice: string; descrizione: string }[];
}

/** The words of an act: Ente, debtor, claims. Throws `atto.dati` when the letterhead is not complete. */
export async function leggiDaStampare(
  t: Transazione,
  { debitoreId, praticaId }: { debitoreId: string; praticaId: string },
  partite: readonly string[],
): Promise<DaStampare> {
  const [ente] = await t.sql<RigaEnte[]>`
    select denominazione, codice_fiscale, carta_intestata, tributi from enti_configurazioni`;
  const carta = CartaIntestata.safeParse(ente?.carta_intestata);
  if (!ente || !carta.success)
    return rifiuta(
      `carta intestata dell'Ente incompleta: ${carta.error?.issues[0]?.path.join('.') ?? 'manca'}`,
    );
  return {
    denominazione: ente.denominazione,
    codiceFiscale: ente.codice_fiscale,
    carta: carta.data,
    tributi: ente.tributi,
    debitore: await leggiDebitore(t, debitoreId),
    numeri: await leggiNumeri(t, praticaId),
    partite: await leggiPartite(t, partite, new Map(ente.tributi.map((x) => [x.codice, x.descrizione]))),
  };
}

async function leggiNumeri({ sql }: Transazione, praticaId: string): Promise<Map<string, string>> {
  const righe = await sql<{ id: string; numero: string }[]>`
    select id, anno || '/' || lpad(numero::text, 6, '0') as numero from atti where pratica_id = ${praticaId}`;
  return new Map(righe.map((r) => [r.id, r.numero]));
}

async function leggiDebitore({ sql }: Transazione, id: string): Promise<DaStampare['debitore']> {
  const [d] = await sql<Record<'codice_fiscale' | 'nome' | 'indirizzo', string>[]>`
    select codice_fiscale, coalesce(denominazione, concat_ws(' ', cognome, nome)) as nome,
      concat_ws(' ', indirizzo, cap, localita) as indirizzo
    from debitori_anagrafiche where debitore_id = ${id}`;
  if (!d) return rifiuta('anagrafica del debitore assente');
  return { nome: d.nome, codiceFiscale: d.codice_fiscale, indirizzo: d.indirizzo || 'indirizzo non noto' };
}

async function leggiPartite(
  { sql }: Transazione,
  ids: readonly string[],
  descrizioni: Map<string, string>,
): Promise<Map<string, PartitaDaStampare>> {
  const righe = await sql<
    {
      id: string;
      codice: string;
      tributo: string | null;
      anno: number;
      titolo_numero: string | null;
    }[]
  >`select p.id, p.codice, v.tributo, v.anno, v.titolo_numero from partite p
    left join voci_partita v on v.partita_id = p.id and v.ente_id = p.ente_id
    where p.id = any(${[...ids]}) order by p.ordine, v.ordine`;
  const partite = new Map<string, PartitaDaStampare>();
  for (const r of righe) {
    const partita = partite.get(r.id) ?? { id: r.id, codice: r.codice, voci: [] };
    partite.set(r.id, partita);
    if (r.tributo === null) continue;
    const descrizione = descrizioni.get(r.tributo) ?? r.tributo;
    partita.voci.push({
      descrizione,
      anno: r.anno,
      titolo_numero: r.titolo_numero,
    });
  }
  return partite;
}
