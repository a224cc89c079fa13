import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Search attributes of the Temporal UI: enums, ids, dates and cents. */
export const ENTE = defineSearchAttributeKey('Ente', SearchAttributeType.KEYWORD);
export const CARICO = defineSearchAttributeKey('Carico', SearchAttributeType.KEYWORD);
export const STATO = defineSearchAttributeKey('Stato', SearchAttributeType.KEYWORD);
export const MOTIVO = defineSearchAttributeKey('Motivo', SearchAttributeType.KEYWORD);
export const PROSSIMA_DATA = defineSearchAttributeKey('ProssimaData', SearchAttributeType.DATETIME);
export const RESIDUO_CENTESIMI = defineSearchAttributeKey('ResiduoCentesimi', SearchAttributeType.INT);

/** As the server wants them at start-up: `Name=Type`. */
export const ATTRIBUTI = {
  Ente: 'Keyword',
  Carico: 'Keyword',
  Stato: 'Keyword',
  Motivo: 'Keyword',
  ProssimaData: 'Datetime',
  ResiduoCentesimi: 'Int',
} as const;
