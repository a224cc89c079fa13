import type { DataCivile } from '../calendario';
import type { EventoNotifica } from './perfezionamento';

/** Who took the act in place of the addressee. Source: c.p.c. art. 139; DPR 600/73 art. 60 c. 1 b-bis). */
export const CONSEGNATARI_TERZI = ['famiglia', 'addetto', 'portiere', 'vicino'] as const;
export const CONSEGNATARI = ['destinatario', ...CONSEGNATARI_TERZI] as const;
export type ConsegnatarioMesso = (typeof CONSEGNATARI)[number];

/** Where the addressee was looked for before being called unknown in the Comune. */
export const RICERCHE = [
  'sul_posto',
  'anagrafe',
  'vicini',
  'portiere',
  'uffici',
  'registro_imprese',
] as const;
export type Ricerca = (typeof RICERCHE)[number];

/** Why nothing could be served where the act was sent to. */
export const CAUSE_NON_ESEGUITA = ['indirizzo_inesatto', 'trasferito', 'deceduto'] as const;
export type CausaNonEseguita = (typeof CAUSE_NON_ESEGUITA)[number];

/** What the advice of receipt of the letter of art. 140 says. */
export const ESITI_AVVISO = ['ricevuta', 'compiuta_giacenza', 'non_recapitata'] as const;
export type EsitoAvviso = (typeof ESITI_AVVISO)[number];

interface Base extends EventoNotifica {
  /** Civil date of the fact; of several facts the last. */
  il: DataCivile;
}

/** One document of a messo about one act; no personal datum in it. Source: law.md 5.a; c.p.c. art. 138-140, 148. */
export type EventoMesso =
  /** The act was handed to the messo: the date of the sender. */
  | (Base & { tipo: 'affidata' })
  | (Base & { tipo: 'consegna'; a: ConsegnatarioMesso })
  /** The letter that tells the addressee of a delivery to somebody else was sent. */
  | (Base & { tipo: 'informativa' })
  /** Refused by the addressee himself. */
  | (Base & { tipo: 'rifiuto' })
  /** Art. 140: deposit at the town hall, notice on the door, letter with advice of receipt. */
  | (Base & {
      tipo: 'irreperibilita_relativa';
      deposito: DataCivile;
      affissione: DataCivile;
      raccomandata: DataCivile;
    })
  /** The advice of the letter of art. 140 came back. */
  | (Base & { tipo: 'avviso'; esito: EsitoAvviso })
  | (Base & { tipo: 'irreperibilita_assoluta'; ricerche: readonly Ricerca[] })
  | (Base & { tipo: 'non_eseguita'; causa: CausaNonEseguita })
  /** A person says that an event is no evidence about this act. */
  | (Base & { tipo: 'scartato'; evento: string })
  /** What was set aside counts again. */
  | (Base & { tipo: 'ripristinato'; evento: string });

export type EventoMessoDi<T extends EventoMesso['tipo']> = Extract<EventoMesso, { tipo: T }>;
