import type { Transazione } from '../../../database/connessione';
import type { Rilievo } from '../../../formats/claims/rilievi';
import { leggiRelate, type RigaRelata } from '../../../formats/messi/relate-csv';
import { registraRelata } from './relata';

/** What became of a file of relate. `rifiutato`: of the wrong shape, nothing was taken from it. */
export interface RapportoRelate {
  esito: 'letto' | 'rifiutato';
  /** Rows of data: `registrate` + `giaPresenti` + those in `errori`. */
  righe: number;
  registrate: number;
  giaPresenti: number;
  /** By line; of the whole file when it was refused. */
  errori: Rilievo[];
}

interface Toccato {
  tentativoId: string;
  praticaId: string;
}

/**
 * Takes in a file of relate inside the transaction of the caller: all that could be taken, or nothing when it falls. A
 * row that may not be taken is told with its code and stops none of the others; the same file again changes nothing.
 */
export async function importaRelate(
  t: Transazione,
  file: string,
  direzioni: readonly string[] | null,
): Promise<{ rapporto: RapportoRelate; toccati: Toccato[] }> {
  const { rifiuto, righe, scarti } = await leggiRelate(file);
  const rapporto: RapportoRelate = {
    ...{ esito: 'letto', righe: righe.length + scarti.length, registrate: 0, giaPresenti: 0 },
    errori: [...scarti],
  };
  if (rifiuto.length > 0)
    return { rapporto: { ...rapporto, esito: 'rifiutato', errori: rifiuto }, toccati: [] };
  const toccati = new Map<string, Toccato>();
  for (const riga of righe) {
    const esito = await registraRelata(t, { ...riga, direzioni });
    if (esito.esito === 'rifiutata') rapporto.errori.push(rilievo(riga, esito.codice));
    else if (esito.esito === 'gia_presente') rapporto.giaPresenti += 1;
    else {
      rapporto.registrate += 1;
      toccati.set(riga.tentativoId, { tentativoId: riga.tentativoId, praticaId: esito.praticaId });
    }
  }
  rapporto.errori.sort((a, b) => a.riga - b.riga);
  return { rapporto, toccati: [...toccati.values()] };
}

const rilievo = ({ riga }: RigaRelata, codice: string): Rilievo => ({
  riga,
  codice: `relata.${codice}`,
  campo: '',
});
