import type { Rapporto } from '../../formats/claims/rapporto';

/** Findings kept in the row of the carico; all of them are in the archived document. */
export const RILIEVI_IN_RIGA = 1_000;

/** The report as the row of the carico holds it. */
export interface RapportoScritto extends Omit<Rapporto, 'letture'> {
  /** Only when the findings are more than the row holds: how many there are, and the document with all of them. */
  troncato?: { partiteRifiutate: number; avvisi: number; documentoId: string };
}

export const isLungo = (r: Rapporto): boolean =>
  r.partiteRifiutate.length > RILIEVI_IN_RIGA || r.avvisi.length > RILIEVI_IN_RIGA;

/** @param documentoId of the whole report, when it is long */
export function perLaRiga({ letture: _, ...r }: Rapporto, documentoId: string | undefined): RapportoScritto {
  if (documentoId === undefined) return r;
  return {
    ...r,
    partiteRifiutate: r.partiteRifiutate.slice(0, RILIEVI_IN_RIGA),
    avvisi: r.avvisi.slice(0, RILIEVI_IN_RIGA),
    troncato: {
      partiteRifiutate: r.partiteRifiutate.length,
      avvisi: r.avvisi.length,
      documentoId,
    },
  };
}
