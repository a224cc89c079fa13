/**
 * A plan of which two instalments are missed: the sollecito of 1 April 2026 names them, its term is over on 16 April.
 * Parts of a story, for those who tell it and for those who live it.
 */
export const pianoSollecitato = (...eventi: object[]) => ({
  partite: [
    {
      id: 'P1',
      natura: 'patrimoniale',
      importi: { capitale: '1200.00' },
      prescrizione: { dal: '2025-06-30', anni: 5 },
    },
  ],
  eventi: [
    { il: '2026-02-09', tipo: 'richiestaRateazione', rate: 6 },
    { il: '2026-02-10', tipo: 'rateazioneConcessa', rate: 6, primaScadenza: '2026-02-28' },
    ...eventi,
  ],
  fino: '2026-04-30',
});
