/**
 * The chart of accounts. Positive = debit, negative = credit. Every entry balances for each partita it
 * touches (and for the lines of no partita), so no cent can pass from a claim to another by mistake.
 * Examples of each entry: docs/piano-dei-conti.md.
 */
export const CONTI = [
  /** What the debtor still owes, per component of the list and partita. */
  'crediti.capitale',
  'crediti.sanzioni',
  'crediti.interessi',
  'crediti.spese',
  /** Mora of the partita, oneri and spese of the procedure charged and still owed. */
  'crediti.mora',
  'crediti.oneri',
  'crediti.procedura',
  /** What the Ente entrusted: counterpart of the opening. */
  'carichi.ente',
  /** Counterparts of what accrues. */
  'maturati.mora',
  'maturati.oneri',
  'maturati.procedura',
  /** Discharges, by their cause. */
  'sgravi',
  'restituzioni',
  'prescrizioni',
  'discarichi',
  'estinzioni',
  /** Money received, and the same money seen from the debtor until it is imputed. */
  'incassi.ponte',
  'versamenti.debitore',
  /** Excess to give back, and money that came after the closing and belongs to the Ente. */
  'rimborsi.debitore',
  'incassi.dopo_chiusura',
] as const;
export type NomeConto = (typeof CONTI)[number];

export const CAUSALI = [
  'apertura',
  'maturazione',
  'sgravio',
  'restituzione',
  'prescrizione',
  'discarico',
  'estinzione',
  'incasso',
  'imputazione',
  'rimborso',
  'storno',
] as const;
export type Causale = (typeof CAUSALI)[number];
