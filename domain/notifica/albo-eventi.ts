import type { DataCivile } from '../calendario';
import type { EventoNotifica } from './perfezionamento';

/** By which norm a publication perfects: each has its days (`albo.giorni.*`). Source: law.md 5.a, 5.12. */
export const REGOLE_ALBO = ['art60', 'art26', 'art143'] as const;
export type RegolaAlbo = (typeof REGOLE_ALBO)[number];

interface Base extends EventoNotifica {
  il: DataCivile;
}

/** One piece of evidence about a publication; no personal datum in it. */
export type EventoAlbo =
  /** First day on which the notice is posted. */
  | (Base & { tipo: 'pubblicata' })
  /** Last day on which it is posted. */
  | (Base & { tipo: 'defissa' })
  | (Base & { tipo: 'scartato'; evento: string })
  /** What was set aside counts again. */
  | (Base & { tipo: 'ripristinato'; evento: string });
