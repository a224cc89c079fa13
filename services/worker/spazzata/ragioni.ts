/** Why the sweep takes something up, in words. Closed: what is forgotten in another way has no reason and does not compile. */
export const RAGIONI = {
  carico_non_avviato: 'lista ricevuta di cui nessun processo ha cominciato il controllo',
  simulazione_non_avviata: 'simulazione chiesta e mai cominciata',
  denaro_non_raccontato: 'denaro registrato che nessuno ha ancora raccontato alla pratica',
  provvedimento_non_spedito: 'provvedimento deciso che non è mai partito',
  dispaccio_senza_processo: 'tentativo deciso e non partito, senza il processo che lo fa partire',
  trasmissione_ferma: 'trasmissione cominciata o da ritentare, senza il processo che la porta avanti',
  ricevuta_non_guardata: 'ricevuta arrivata che il processo del tentativo non ha guardato',
  rettifica_non_guardata: 'ricevuta arrivata dopo l’esito, che può correggerlo',
  tentativo_dimenticato: 'tentativo aperto su cui c’è qualcosa da fare e che nessuno fa',
  pezzo_senza_notizie: 'pezzo affidato di cui il fornitore tace da giorni, che nessuno gli ha chiesto',
  pratica_non_valutata: 'fatti nuovi che la decisione non ha guardato',
  pratica_oltre_la_data: 'data attesa passata senza che la pratica sia stata valutata',
} as const;
export type Ragione = keyof typeof RAGIONI;

/** What was written and then forgotten. */
export interface Dimenticato {
  id: string;
  praticaId: string | null;
  stato: string;
  /** Real seconds since it was written, or since somebody last looked. */
  secondi: number;
}
