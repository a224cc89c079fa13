import type { DataCivile } from '../calendario';
import type { Canale, EsitoNotifica } from '../vocabolario';

/** Rule that gave an outcome, with its norm. Source: law.md 5.a; R-26. */
export const REGOLE_PERFEZIONAMENTO = {
  PEC_CONSEGNA: 'DPR 600/73 art. 60-ter c. 4',
  PEC_CONSEGNA_NOTTURNA: 'DPR 600/73 art. 60-ter c. 4; c.p.c. art. 147 c. 3',
  PEC_RIFIUTATA: 'DPR 600/73 art. 60-ter c. 3',
  PEC_SATURA_DUE_VOLTE: 'DPR 600/73 art. 60-ter c. 3',
  /** A person said how it ended, with the evidence in hand. */
  PEC_DICHIARATA: 'DPR 600/73 art. 60-ter c. 3-4',
  POSTA_ORDINARIA: 'L. 160/2019 c. 795',
  DEPOSITO_AREA_RISERVATA: 'DPR 600/73 art. 60-ter c. 3 b)',
  AR_CONSEGNA: 'DPR 600/73 art. 60',
  AR_RIFIUTO: 'DPR 600/73 art. 60; L. 890/1982 art. 8',
  AR_COMPIUTA_GIACENZA: 'L. 890/1982 art. 8',
  AG_CONSEGNA: 'L. 890/1982 art. 7',
  AG_RIFIUTO: 'L. 890/1982 art. 8',
  AG_DEPOSITO_CAD: 'L. 890/1982 art. 8',
  POSTA_NON_CONSEGNATA: 'DPR 600/73 art. 60',
  POSTA_IRREPERIBILE: 'DPR 600/73 art. 60 c. 1 e)',
  MESSO_CONSEGNA: 'c.p.c. art. 138-139',
  MESSO_RIFIUTO: 'c.p.c. art. 138',
  MESSO_IRREPERIBILITA_RELATIVA: 'c.p.c. art. 140',
  MESSO_IRREPERIBILITA_ASSOLUTA: 'DPR 600/73 art. 60 c. 1 e)',
  MESSO_NON_ESEGUITA: 'c.p.c. art. 148',
  ALBO_PUBBLICAZIONE: 'DPR 600/73 art. 60 c. 1 e)',
  ALBO_GIORNO_DOPO: 'DPR 602/73 art. 26 c. 4',
  ALBO_ART_143: 'c.p.c. art. 143',
} as const;
export type RegolaPerfezionamento = keyof typeof REGOLE_PERFEZIONAMENTO;

/**
 * What the evidence of one attempt says today: computed from the set of its events, never typed over, so that a
 * piece of evidence that comes later, or falls, changes it and the terms that hang on it.
 * Source: notifiche-send-posta.md section 6, points 3 and 6; law.md 5.13.
 */
export interface Perfezionamento {
  esito: EsitoNotifica;
  /** Date for the sender: decadence and prescription look at it. Null = not proved yet. */
  mittenteIl: DataCivile | null;
  /** Date for the addressee: from it terms run; for a negative outcome the day on which it came about. */
  destinatarioIl: DataCivile;
  regola: RegolaPerfezionamento;
  /** Ids of the events that prove it, in the order of the ids: the same whatever the order of arrival. */
  prove: readonly string[];
}

const SEMPRE = (regola: RegolaPerfezionamento): Record<EsitoNotifica, RegolaPerfezionamento> => ({
  perfezionata: regola,
  fallita: regola,
  irreperibile: regola,
});
const DICHIARATE: Record<Canale, Record<EsitoNotifica, RegolaPerfezionamento>> = {
  pec: SEMPRE('PEC_DICHIARATA'),
  deposito: SEMPRE('DEPOSITO_AREA_RISERVATA'),
  raccomandata: {
    perfezionata: 'AR_CONSEGNA',
    fallita: 'POSTA_NON_CONSEGNATA',
    irreperibile: 'POSTA_IRREPERIBILE',
  },
  messo: {
    perfezionata: 'MESSO_CONSEGNA',
    fallita: 'MESSO_NON_ESEGUITA',
    irreperibile: 'MESSO_IRREPERIBILITA_ASSOLUTA',
  },
  albo: SEMPRE('ALBO_PUBBLICAZIONE'),
};

/** Rule of an outcome that a person typed, with its evidence in hand. `canale` null = ordinary mail. */
export const regolaDichiarata = (canale: Canale | null, esito: EsitoNotifica): RegolaPerfezionamento =>
  canale === null ? 'POSTA_ORDINARIA' : DICHIARATE[canale][esito];

/** An instant of the real world as the evidence has it: ISO 8601 with its offset. */
export type IstanteProva = string;

/** One piece of evidence, already verified by who took it in. */
export interface EventoNotifica {
  /** SHA-256 of the bytes, or the key of the counterpart: the same piece has the same id. */
  id: string;
  tipo: string;
  quando: IstanteProva;
}
