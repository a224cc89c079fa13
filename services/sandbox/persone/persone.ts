import { apriSportello, type Sportello } from './sportello';

/** Who stands at the public doors: one token for each role. */
export interface Persone {
  lettura: Sportello;
  operatore: Sportello;
  responsabile: Sportello;
  societa: Sportello;
  ufficiale: Sportello;
  pagamenti: Sportello;
}

export function apriPersone(apiUrl: string): Persone {
  const apri = (utente: string) => apriSportello(apiUrl, utente);
  return {
    lettura: apri('lettura'),
    operatore: apri('operatore'),
    responsabile: apri('responsabile'),
    societa: apri('societa'),
    ufficiale: apri('ufficiale'),
    pagamenti: apri('pagamenti'),
  };
}
