/** National feasts with a fixed date. Source: L. 260/1949 and later changes; domain/law.md 5.25. */
export const FESTE_FISSE = [
  { mese: 1, giorno: 1, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 1, giorno: 6, dallAnno: 1985, fonte: 'DPR 792/1985' },
  { mese: 4, giorno: 25, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 5, giorno: 1, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 6, giorno: 2, dallAnno: 2001, fonte: 'L. 336/2000' },
  { mese: 8, giorno: 15, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 10, giorno: 4, dallAnno: 2026, fonte: 'L. 151/2025' },
  { mese: 11, giorno: 1, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 12, giorno: 8, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 12, giorno: 25, dallAnno: 1949, fonte: 'L. 260/1949' },
  { mese: 12, giorno: 26, dallAnno: 1949, fonte: 'L. 260/1949' },
] as const;
