/** Life of a simulation asked of the API; the last three are its ends. */
export const STATI_SIMULAZIONE = ['richiesta', 'in_corso', 'conclusa', 'annullata', 'fallita'] as const;
export type StatoSimulazione = (typeof STATI_SIMULAZIONE)[number];
