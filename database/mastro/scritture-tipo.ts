import type { Cents } from '../../domain/denaro';
import type { Importi } from '../../domain/fascicolo';
import { COMPONENTI } from '../../domain/vocabolario';
import type { NomeConto } from '../conti';
import type { Movimento } from '../mastro';

/** The lines of each kind of entry. Worked examples: docs/piano-dei-conti.md. Lines of zero are left out. */

const senzaZeri = (movimenti: Movimento[]) => movimenti.filter((m) => m.importo !== 0n);
const totale = (importi: Importi) => COMPONENTI.reduce((somma, c) => somma + importi[c], 0n);

/** A claim entrusted by the Ente. */
export function movimentiApertura(partita: string, importi: Importi): Movimento[] {
  return senzaZeri([
    ...COMPONENTI.map((c) => ({ conto: `crediti.${c}` as const, partita, importo: importi[c] })),
    { conto: 'carichi.ente', partita, importo: -totale(importi) },
  ]);
}

export type ContoScarico = 'sgravi' | 'restituzioni' | 'prescrizioni' | 'discarichi' | 'estinzioni';

/** What is no longer owed without having been paid: `importi` = the reduction of each component, positive. */
export function movimentiScarico(conto: ContoScarico, partita: string, importi: Importi): Movimento[] {
  return senzaZeri([
    ...COMPONENTI.map((c) => ({ conto: `crediti.${c}` as const, partita, importo: -importi[c] })),
    { conto, partita, importo: totale(importi) },
  ]);
}

/** Money received, before it is imputed; never reversed. */
export function movimentiIncasso(importo: Cents): Movimento[] {
  return [
    { conto: 'incassi.ponte', importo },
    { conto: 'versamenti.debitore', importo: -importo },
  ];
}

export type ContoCredito = Extract<NomeConto, `crediti.${string}`>;
export interface QuotaImputata {
  conto: ContoCredito;
  /** None for oneri and spese of the procedure. */
  partita?: string | undefined;
  importo: Cents;
}

/**
 * What a payment covers; `eccedenza` is the rest, due back to the debtor or, after the closing, to the Ente. The
 * quote and the eccedenza sum to the payment.
 */
export function movimentiImputazione(
  quote: readonly QuotaImputata[],
  eccedenza: Cents,
  contoEccedenza: 'rimborsi.debitore' | 'incassi.dopo_chiusura' = 'rimborsi.debitore',
): Movimento[] {
  return senzaZeri([
    ...quote.flatMap(({ conto, partita, importo }) => [
      { conto, partita, importo: -importo },
      { conto: 'versamenti.debitore' as const, partita, importo },
    ]),
    { conto: contoEccedenza, importo: -eccedenza },
    { conto: 'versamenti.debitore', importo: eccedenza },
  ]);
}

export interface Maturato {
  voce: 'mora' | 'oneri' | 'procedura';
  /** Only mora is of a partita. */
  partita?: string | undefined;
  /** Change since the last entry: negative when a recalculation lowers it. */
  variazione: Cents;
}

/** Mora, oneri and spese of the procedure charged to the debtor. */
export function movimentiMaturazione(maturati: readonly Maturato[]): Movimento[] {
  return senzaZeri(
    maturati.flatMap(({ voce, partita, variazione }) => [
      { conto: `crediti.${voce}` as const, partita, importo: variazione },
      { conto: `maturati.${voce}` as const, partita, importo: -variazione },
    ]),
  );
}

/** Money given back to the debtor. */
export function movimentiRimborso(importo: Cents): Movimento[] {
  return [
    { conto: 'rimborsi.debitore', importo },
    { conto: 'incassi.ponte', importo: -importo },
  ];
}
