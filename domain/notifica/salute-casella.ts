/** What is wrong with a PEC mailbox. Source: notifiche-send-posta.md section 6, point 9. */
export const PROBLEMI_CASELLA = ['CREDENZIALI', 'NON_LETTA', 'ARRETRATO', 'QUOTA', 'GESTORE_FERMO'] as const;
export type ProblemaCasella = (typeof PROBLEMI_CASELLA)[number];

export interface SaluteCasella {
  /** The provider refused its password. */
  sospesa: boolean;
  /** Real minutes since the reader saw all that is there; null = never. */
  lettaDaMinuti: number | null;
  /** Real minutes since there are messages not taken in; null = there are none. */
  arretratoDaMinuti: number | null;
  /** Real minutes since its provider takes no sends; null = it does. */
  gestoreFermoDaMinuti: number | null;
  /** Parts per hundred of the space; null = the provider does not say. */
  quotaPercento: number | null;
}

/** Settings of the installation. */
export interface SoglieCasella {
  ritardoMinuti: number;
  quotaPercento: number;
}

/** The problems of a mailbox, in the order in which a person should look at them; empty = it is well. */
export function problemiDi(s: SaluteCasella, soglie: SoglieCasella): ProblemaCasella[] {
  const vecchia = (minuti: number | null) => minuti !== null && minuti >= soglie.ritardoMinuti;
  return PROBLEMI_CASELLA.filter((problema) => {
    switch (problema) {
      case 'CREDENZIALI':
        return s.sospesa;
      // who reads it stands still because it was told to: one problem, not two
      case 'NON_LETTA':
        return !s.sospesa && vecchia(s.lettaDaMinuti);
      case 'ARRETRATO':
        return !s.sospesa && vecchia(s.arretratoDaMinuti);
      case 'GESTORE_FERMO':
        return vecchia(s.gestoreFermoDaMinuti);
      case 'QUOTA':
        return s.quotaPercento !== null && s.quotaPercento >= soglie.quotaPercento;
      default:
        return problema satisfies never;
    }
  });
}
