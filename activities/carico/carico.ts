import { ApplicationFailure } from '@temporalio/common';
import type { Transazione } from '../../database/connessione';
import type { FormatoCarico, StatoCarico } from '../../database/schema/carichi';
import type { DataCivile } from '../../domain/calendario';
import { type EnteConfig, parseEnteConfig } from '../../formats/ente';
import type { RapportoScritto } from './rapporto';

export interface Carico {
  id: string;
  direzioneId: string;
  formato: FormatoCarico;
  nomeFile: string;
  sha256: string;
  documentoId: string | null;
  mappaId: string | null;
  stato: StatoCarico;
  dataLista: DataCivile | null;
  affidataIl: DataCivile | null;
  report: RapportoScritto | null;
  totaleCents: bigint | null;
  caricatoDa: string;
  /** Who fixed the parameters of the list; null = none were. */
  parametriDa: string | null;
  praticheTotali: number;
  praticheAvviate: number;
}

/** Nothing to try again: no such carico in this Ente. */
const caricoSconosciuto = () => ApplicationFailure.nonRetryable('CARICO_SCONOSCIUTO', 'CaricoSconosciuto');

/** @param blocca locks the row until the transaction ends */
export async function leggiCarico({ sql }: Transazione, id: string, blocca = false): Promise<Carico> {
  const [riga] = await sql<Carico[]>`
    select id, direzione_id as "direzioneId", formato, nome_file as "nomeFile", sha256, documento_id as "documentoId",
      mappa_id as "mappaId", stato, data_lista::text as "dataLista", affidata_il::text as "affidataIl", report,
      totale_cents as "totaleCents", caricato_da as "caricatoDa", parametri_da as "parametriDa", pratiche_totali as "praticheTotali",
      pratiche_avviate as "praticheAvviate"
    from carichi where id = ${id} ${blocca ? sql`for update` : sql``}`;
  if (!riga) throw caricoSconosciuto();
  return riga;
}

/** What the Ente says of its own lists. Errors: `ente.configurazione`. */
export async function leggiEnteConfig({ sql, enteId }: Transazione): Promise<EnteConfig> {
  const [riga] = await sql`
    select e.codice as "codiceEnte", c.comuni as "comuniIscrizione", c.tributi
    from enti e join enti_configurazioni c on c.ente_id = e.id where e.id = ${enteId}`;
  return parseEnteConfig(riga && { ...riga });
}

/** The saved reading of a sheet; null for a 290. */
export async function leggiMappa({ sql }: Transazione, mappaId: string | null): Promise<unknown> {
  if (mappaId === null) return null;
  const [riga] = await sql<{ mappa: unknown }[]>`select mappa from mappe where id = ${mappaId}`;
  return riga?.mappa ?? null;
}
