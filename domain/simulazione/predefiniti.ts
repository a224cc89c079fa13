import { COMPORTAMENTO } from '../dati/comportamento';
import type { Portafoglio } from './fetta';
import { componiModello } from './modello';

/** What is used when nobody says otherwise: a fixed day, so that the same request gives the same figures tomorrow. */
export const PORTAFOGLIO_PREDEFINITO: Portafoglio = { seme: 1, anni: 4, dal: '2026-01-01' };

export const ANNI_MAX = 50;

/** The behaviour of people, post and Ente as the product ships it. */
export const MODELLO_PREDEFINITO = componiModello('predefinito', COMPORTAMENTO);
