import type { DataCivile } from '../../domain/calendario';
import type { Importi, Partita } from '../../domain/fascicolo';
import type { PraticaReale } from '../../domain/simulazione/debitore';
import { COMPONENTI, type Natura, type TipoTitolo } from '../../domain/vocabolario';
import type { Transazione } from '../connessione';

/** Pratiche of a list in its order, with the id after which the next ones begin. */
export interface PaginaDiLista {
  pratiche: PraticaReale[];
  ultima: string | null;
}

interface Riga {
  id: string;
  giuridica: boolean;
  inizio: DataCivile;
  partite: PartitaScritta[] | null;
}
interface PartitaScritta extends Record<keyof Importi, string> {
  natura: Natura;
  dal: DataCivile;
  anni: number;
  titoloTipo: TipoTitolo | null;
  titoloNotificatoIl: DataCivile | null;
  titoloNumero: string | null;
  affidataIl: DataCivile;
}

/**
 * The pratiche of a loaded list as it was loaded, without any datum of the persons: what the same file gives to the
 * command line. Those rows are only added, so every page of one list is of one and the same portfolio, whatever the
 * pratiche live meanwhile. The transaction may write nothing from here on.
 */
export async function leggiPraticheDiLista(
  { sql }: Transazione,
  caricoId: string,
  { dopo, quante }: { dopo: string | null; quante: number },
): Promise<PaginaDiLista> {
  await sql`set transaction read only`;
  const righe = await sql<Riga[]>`
    select p.id, d.natura = 'ente' as giuridica, p.inizio::text, (
      select json_agg(json_build_object('natura', r.natura,
        'capitale', r.capitale::text, 'sanzioni', r.sanzioni::text, 'interessi', r.interessi::text,
        'spese', r.spese::text, 'dal', r.prescrizione_dal, 'anni', r.prescrizione_anni, 'titoloTipo', r.titolo_tipo,
        'titoloNotificatoIl', r.titolo_notificato_il, 'titoloNumero', r.titolo_numero,
        'affidataIl', r.affidata_il) order by r.ordine)
      from partite r where r.ente_id = p.ente_id and r.pratica_id = p.id and not r.aggiunta) as partite
    from pratiche p join debitori d on d.ente_id = p.ente_id and d.id = p.debitore_id
    where p.carico_id = ${caricoId} and p.id > ${dopo ?? ''}
    order by p.id limit ${quante}`;
  const pratiche = righe.map(({ giuridica, inizio, partite }) => ({
    giuridica,
    inizio,
    partite: (partite ?? []).map(partitaDi),
  }));
  return { pratiche, ultima: righe.at(-1)?.id ?? null };
}

/** The id is the place in the pratica: that of the row would tell nothing to a simulation. */
function partitaDi(r: PartitaScritta, i: number): Partita {
  const importi: Importi = { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n };
  for (const c of COMPONENTI) importi[c] = BigInt(r[c]);
  return {
    id: `P${i + 1}`,
    natura: r.natura,
    importi,
    prescrizione: { dal: r.dal, anni: r.anni },
    ...(r.titoloTipo && r.titoloNotificatoIl
      ? {
          titolo: {
            tipo: r.titoloTipo,
            notificatoIl: r.titoloNotificatoIl,
            ...(r.titoloNumero === null ? {} : { numero: r.titoloNumero }),
          },
        }
      : {}),
    affidataIl: r.affidataIl,
  };
}

/** Partite of the list that were not accepted, by code, in the order of the report; the whole one when it is long. */
export async function leggiScarti({ sql }: Transazione, caricoId: string): Promise<Record<string, number>> {
  const righe = await sql<{ codice: string; quante: number }[]>`
    select v->>'codice' as codice, count(*)::int as quante
    from carichi c
    left join documenti d on d.ente_id = c.ente_id and d.id = c.report->'troncato'->>'documentoId'
    cross join lateral jsonb_array_elements(
      coalesce(convert_from(d.bytes, 'UTF8')::jsonb, c.report)->'partiteRifiutate') with ordinality as r (v, posto)
    where c.id = ${caricoId} group by 1 order by min(posto)`;
  return Object.fromEntries(righe.map(({ codice, quante }) => [codice, quante]));
}
