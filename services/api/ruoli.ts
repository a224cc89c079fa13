import { RUOLI, type Ruolo } from '../../database/schema/enti';

/** Who may do what: the authorisation table of the API, as data (printed in docs/autorizzazioni.md). */
const PERSONE = RUOLI.filter((r) => r !== 'macchina');
const SPORTELLO = ['ente.operatore', 'ente.responsabile', 'societa.operatore'] as const;
const OPERATIVI = [...SPORTELLO, 'societa.ufficiale'] as const;
const ESPORTA = [...OPERATIVI, 'societa.amministratore'] as const;
/** A simulation changes nothing, but it takes the processors. */
const SIMULA = ESPORTA;
/** Only the Ente suspends, discharges, closes and decides on its claims (seed A-20..A-22, D-023). */
const DELL_ENTE = ['ente.operatore', 'ente.responsabile'] as const;
/** Who answers for the acts: grants instalments where the regulation delegates it, approves batches (atti.md 1.6, FR). */
export const RISPONDE_DEGLI_ATTI = ['ente.responsabile', 'societa.ufficiale'] as const;
const RESPONSABILE = ['ente.responsabile'] as const;

/** Rules and rates: one person proposes, another approves (S7). */
const PROPONE_REGOLE = [...SPORTELLO, 'societa.amministratore'] as const;
const APPROVA_REGOLE = ['ente.responsabile', 'societa.amministratore'] as const;

/** Any valid token of an active person is enough: no datum of an Ente is in the answer beyond its own grants. */
export const CHIUNQUE_AUTENTICATO = 'autenticato';
export type Accesso = typeof CHIUNQUE_AUTENTICATO | readonly Ruolo[];

/** One row per route, by its operation id. A route without a row does not compile. */
export const AUTORIZZAZIONI = {
  'io.leggi': CHIUNQUE_AUTENTICATO,
  'enti.elenca': CHIUNQUE_AUTENTICATO,
  'orologio.leggi': CHIUNQUE_AUTENTICATO,
  'enti.leggi': PERSONE,
  'profili.elenca': PERSONE,
  'profili.leggi': PERSONE,
  'profili.proposte': PERSONE,
  'profili.proponi': PROPONE_REGOLE,
  'profili.approva': APPROVA_REGOLE,
  'carichi.carica': SPORTELLO,
  'carichi.elenca': PERSONE,
  'carichi.leggi': PERSONE,
  'carichi.rapporto': PERSONE,
  'carichi.minutaPdf': PERSONE,
  'carichi.minutaCsv': PERSONE,
  'carichi.parametri': SPORTELLO,
  'carichi.approva': RESPONSABILE,
  'carichi.respingi': RESPONSABILE,
  'mappe.elenca': PERSONE,
  'mappe.crea': SPORTELLO,
  'mappe.proponi': SPORTELLO,
  'documenti.registraTesto': OPERATIVI,
  'documenti.registraFile': OPERATIVI,
  'pratiche.elenca': PERSONE,
  'pratiche.ricerca': PERSONE,
  'pratiche.leggi': PERSONE,
  'pratiche.passo': PERSONE,
  'pratiche.prescrizione': PERSONE,
  'prescrizioni.elenca': PERSONE,
  'pratiche.conto': PERSONE,
  'pratiche.movimenti': PERSONE,
  'pratiche.documento': PERSONE,
  'comandi.pagamento': SPORTELLO,
  'comandi.sospensione': DELL_ENTE,
  'comandi.revocaSospensione': DELL_ENTE,
  'comandi.sgravio': DELL_ENTE,
  'comandi.ricorso': DELL_ENTE,
  'comandi.esitoRicorso': DELL_ENTE,
  'comandi.chiusuraPerOpposizione': DELL_ENTE,
  'comandi.richiestaRateazione': SPORTELLO,
  'comandi.rateazioneConcessa': RISPONDE_DEGLI_ATTI,
  'comandi.rateazioneRespinta': RISPONDE_DEGLI_ATTI,
  'comandi.veicoloStrumentale': OPERATIVI,
  'comandi.decesso': OPERATIVI,
  'comandi.eredi': OPERATIVI,
  'comandi.insolvenza': OPERATIVI,
  'comandi.insinuazioneDepositata': OPERATIVI,
  'comandi.proceduraChiusa': OPERATIVI,
  'comandi.osservazioni': DELL_ENTE,
  'comandi.decisione': DELL_ENTE,
  'comandi.partitaAggiunta': DELL_ENTE,
  'comandi.leggi': PERSONE,
  'sospensioni.elenca': PERSONE,
  'sgravi.elenca': PERSONE,
  'rateazioni.elenca': PERSONE,
  'compiti.elenca': PERSONE,
  'compiti.leggi': PERSONE,
  'compiti.esito': OPERATIVI,
  'bozze.elenca': PERSONE,
  'bozze.leggi': PERSONE,
  'bozze.firma': ['societa.ufficiale'],
  'lotti.elenca': PERSONE,
  'lotti.leggi': PERSONE,
  'lotti.prepara': SPORTELLO,
  'lotti.approva': RISPONDE_DEGLI_ATTI,
  'atti.elenca': PERSONE,
  'atti.leggi': PERSONE,
  'atti.pdf': PERSONE,
  'notifiche.elenca': PERSONE,
  'notifiche.cruscotto': PERSONE,
  'notifiche.cruscottoCsv': PERSONE,
  'notifiche.leggi': PERSONE,
  'notifiche.fascicolo': PERSONE,
  'notifiche.prova': PERSONE,
  'messi.elenca': PERSONE,
  'messi.nomina': RESPONSABILE,
  'messi.cessa': RESPONSABILE,
  'messi.daAffidare': PERSONE,
  'messi.affida': OPERATIVI,
  'messi.distribuisci': OPERATIVI,
  'messi.atti': OPERATIVI,
  'messi.attiCsv': OPERATIVI,
  'messi.attiHtml': OPERATIVI,
  'relate.registra': OPERATIVI,
  'relate.importa': OPERATIVI,
  'pubblicazioni.registra': OPERATIVI,
  'prove.ripristina': RISPONDE_DEGLI_ATTI,
  'caselle.elenca': PERSONE,
  'posta.importa': OPERATIVI,
  'posta.pezzi': PERSONE,
  'posta.quarantena': OPERATIVI,
  'raccomandate.registra': OPERATIVI,
  'scansioni.acquisisci': OPERATIVI,
  'scansioni.lotto': OPERATIVI,
  'scansioni.elenca': PERSONE,
  'scansioni.leggi': PERSONE,
  'scansioni.immagine': PERSONE,
  'scansioni.lettura': OPERATIVI,
  'pagamenti.ricevi': ['macchina'],
  'pagamenti.elenca': PERSONE,
  'simulazioni.avvia': SIMULA,
  'simulazioni.annulla': SIMULA,
  'simulazioni.elenca': PERSONE,
  'simulazioni.leggi': PERSONE,
  'simulazioni.pagina': PERSONE,
  'simulazioni.cifre': PERSONE,
  'esportazioni.pratiche': ESPORTA,
  'esportazioni.partite': ESPORTA,
  'esportazioni.movimenti': ESPORTA,
  'esportazioni.buste': ESPORTA,
} as const satisfies Record<string, Accesso>;
export type IdRotta = keyof typeof AUTORIZZAZIONI;
