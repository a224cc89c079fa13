/** Channels whose provider has a circuit breaker. */
export const CANALI_INTERROTTI = ['pec', 'posta'] as const;
export type CanaleInterrotto = (typeof CANALI_INTERROTTI)[number];

/**
 * chiuso: sends pass. aperto: the provider failed too many times in a row, nothing is tried before `fino`. in_prova: one
 * send, `provaDi`, is on its way to see whether the provider answers again.
 */
export const STATI_INTERRUTTORE = ['chiuso', 'aperto', 'in_prova'] as const;
export type StatoInterruttore = (typeof STATI_INTERRUTTORE)[number];

/** Instants in real milliseconds: they tell of machines, not of terms. */
export type Interruttore =
  | { readonly stato: 'chiuso'; readonly falliti: number }
  | { readonly stato: 'aperto'; readonly falliti: number; readonly dal: number; readonly fino: number }
  | {
      readonly stato: 'in_prova';
      readonly falliti: number;
      readonly dal: number;
      readonly fino: number;
      readonly provaDi: string;
    };

/** Settings of the installation. */
export interface SoglieInterruttore {
  /** Failures in a row that open it. */
  falliti: number;
  /** Milliseconds without a try; a probe that says nothing for as long is taken for lost. */
  pausaMs: number;
}

/**
 * risposto: the provider did its work, whatever it said of this act. fallito: it did not, for now. non_tentato: nothing
 * reached it (the act was stopped by something else).
 */
export type EsitoProvato = 'risposto' | 'fallito' | 'non_tentato';

export const CHIUSO: Interruttore = { stato: 'chiuso', falliti: 0 };

export type Permesso =
  | { readonly passa: true; readonly poi: Interruttore }
  | { readonly passa: false; readonly fino: number };

/** May the send `id` leave at `ora`? When it is the probe, `poi` says so and has to be kept before it leaves. */
export function chiediPermesso(
  i: Interruttore,
  id: string,
  ora: number,
  { pausaMs }: SoglieInterruttore,
): Permesso {
  if (i.stato === 'chiuso') return { passa: true, poi: i };
  if (ora < i.fino) return { passa: false, fino: i.fino };
  const { falliti, dal } = i;
  return { passa: true, poi: { stato: 'in_prova', falliti, dal, fino: ora + pausaMs, provaDi: id } };
}

/**
 * What the breaker becomes when the send `id` has ended. While it is not closed only its probe speaks: a send that left
 * before the fault says nothing of now.
 */
export function dopoInvio(
  i: Interruttore,
  id: string,
  esito: EsitoProvato,
  ora: number,
  soglie: SoglieInterruttore,
): Interruttore {
  if (i.stato === 'chiuso') return dopoInvioChiuso(i, esito, ora, soglie);
  if (i.stato === 'aperto' || i.provaDi !== id) return i;
  if (esito === 'risposto') return CHIUSO;
  const { falliti, dal } = i;
  if (esito === 'non_tentato') return { stato: 'aperto', falliti, dal, fino: ora };
  return { stato: 'aperto', falliti: falliti + 1, dal, fino: ora + soglie.pausaMs };
}

function dopoInvioChiuso(
  i: Extract<Interruttore, { stato: 'chiuso' }>,
  esito: EsitoProvato,
  ora: number,
  soglie: SoglieInterruttore,
): Interruttore {
  if (esito === 'non_tentato') return i;
  if (esito === 'risposto') return i.falliti === 0 ? i : CHIUSO;
  const falliti = i.falliti + 1;
  if (falliti < soglie.falliti) return { stato: 'chiuso', falliti };
  return { stato: 'aperto', falliti, dal: ora, fino: ora + soglie.pausaMs };
}
