import type { DataCivile } from '../../domain/calendario';
import type { Cents } from '../../domain/denaro';
import type { Importi } from '../../domain/fascicolo';
import { NATURE, type Natura } from '../../domain/vocabolario';
import { addAnni } from '../comuni/date';
import type { Claim } from './claim';

export interface TotaliMinuta {
  claims: number;
  importi: Importi;
  totale: Cents;
  /** Prescribed on the day they are entrusted: loaded all the same, the procedure returns them. */
  prescritte: number;
}

export type Minuta = Record<Natura | 'tutte', TotaliMinuta>;

const vuoti = (): TotaliMinuta => ({
  claims: 0,
  importi: { capitale: 0n, sanzioni: 0n, interessi: 0n, spese: 0n },
  totale: 0n,
  prescritte: 0,
});

export function emptyMinuta(): Minuta {
  const [tributaria, patrimoniale, cds] = NATURE.map(vuoti) as [TotaliMinuta, TotaliMinuta, TotaliMinuta];
  return { tributaria, patrimoniale, cds, tutte: vuoti() };
}

/** Adds one claim to the totals, in place. */
export function addClaim(minuta: Minuta, claim: Claim): void {
  const prescritta = isPrescritta(claim);
  for (const totali of [minuta[claim.natura], minuta.tutte]) {
    totali.claims += 1;
    if (prescritta) totali.prescritte += 1;
    for (const componente of ['capitale', 'sanzioni', 'interessi', 'spese'] as const) {
      totali.importi[componente] += claim.importi[componente];
      totali.totale += claim.importi[componente];
    }
  }
}

/**
 * Last day on which the claim is alive as the Ente gave it: start + years, or a new period from the
 * notification of the title when that came in time (R-70; cases/290/README.md, rules 5 and 7).
 */
export function fineVita(claim: Pick<Claim, 'prescrizione' | 'titolo'>): DataCivile {
  const { dal, anni } = claim.prescrizione;
  const fine = addAnni(dal, anni);
  const interrotta = claim.titolo?.notificatoIl;
  if (interrotta === undefined || interrotta > fine) return fine;
  return addAnni(interrotta, anni);
}

/** Is the claim already prescribed on the day it is entrusted? */
export function isPrescritta(claim: Pick<Claim, 'prescrizione' | 'titolo' | 'affidataIl'>): boolean {
  return fineVita(claim) < claim.affidataIl;
}
