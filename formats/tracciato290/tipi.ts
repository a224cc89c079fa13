/** Second character of each known type of record; 0 is any other. */
export const TIPO = { altro: 0, N0: 48, N1: 49, N2: 50, N3: 51, N4: 52, N5: 53, N9: 57, NR: 82 } as const;

/** Records of each type, as the report counts them. */
export interface ContiRecord extends Record<string, number> {
  N0: number;
  N1: number;
  NR: number;
  N2: number;
  N3: number;
  N4: number;
  N5: number;
  N9: number;
  altri: number;
}
