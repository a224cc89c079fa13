/** Shapes of the PEC reader. Norms: RFC 6109 (DM 2/11/2005, technical rules). */

/** `postacert/@tipo`, RFC 6109 par. 4.4. */
export const TIPI_DATICERT = [
  'accettazione',
  'non-accettazione',
  'presa-in-carico',
  'avvenuta-consegna',
  'posta-certificata',
  'errore-consegna',
  'preavviso-errore-consegna',
  'rilevazione-virus',
] as const;
export type TipoDaticert = (typeof TIPI_DATICERT)[number];

/** `postacert/@errore`, RFC 6109 par. 4.4. */
export const ERRORI_DATICERT = ['nessuno', 'no-dest', 'no-dominio', 'virus', 'altro'] as const;
export type ErroreDaticert = (typeof ERRORI_DATICERT)[number];

/** What an error means for the next attempt (DPR 600/73 art. 60: only a full box is tried again). */
export const CLASSI_ERRORE = [
  'CASELLA_SATURA',
  'NON_VALIDA',
  'NON_ATTIVA',
  'DOMINIO_INESISTENTE',
  'VIRUS',
  'TEMPO_SCADUTO',
  'ALTRO',
] as const;
export type ClasseErrore = (typeof CLASSI_ERRORE)[number];

export type TipoRicevuta = 'completa' | 'breve' | 'sintetica';

/** daticert.xml as read: text is trimmed, nothing else is changed. */
export interface Daticert {
  readonly tipo: TipoDaticert;
  readonly errore: ErroreDaticert;
  readonly mittente: string;
  readonly destinatari: readonly { readonly indirizzo: string; readonly tipo: 'certificato' | 'esterno' }[];
  readonly risposte: string;
  readonly oggetto: string | null;
  readonly gestoreEmittente: string;
  /** RFC 3339 with the offset of `data/@zona`, e.g. 2026-11-21T10:15:02+01:00. */
  readonly istante: string;
  readonly identificativo: string;
  /** Message-ID of the client, angle brackets included. */
  readonly msgid: string | null;
  readonly ricevuta: TipoRicevuta | null;
  readonly consegna: string | null;
  readonly ricezione: readonly string[];
  readonly erroreEsteso: string | null;
}

export type EsitoControllo = 'ok' | 'ko' | 'non_disponibile';

/**
 * digest: the signed bytes are those that arrived. firma: the signature is of the certificate in it.
 * catena: that certificate descends from a trusted CA at the given date. gestore: the certificate belongs to
 * a listed provider that manages the From domain and that of the mailbox it speaks for; `ko` when signer and From
 * differ or the directory gives a domain to somebody else, `non_disponibile` when they agree and no directory is at
 * hand or it does not know them.
 */
export interface Controlli {
  readonly digest: EsitoControllo;
  readonly firma: EsitoControllo;
  readonly catena: EsitoControllo;
  readonly gestore: EsitoControllo;
}

/** Answer of `esatto pec verifica`. When `valida` is false the fields are what the message claims. */
export interface VerificaPec {
  readonly valida: boolean;
  readonly codice: CodicePec | null;
  readonly tipo: TipoDaticert | null;
  readonly msgid: string | null;
  readonly destinatario: string | null;
  readonly classe: ClasseErrore | null;
  readonly il: string | null;
  readonly controlli: Controlli;
}

/** One header field: name in lower case, value unfolded and trimmed (bytes as latin1). */
export interface Intestazione {
  readonly nome: string;
  readonly valore: string;
}

/** The verification and what it stood on, for who must correlate. */
export interface EsamePec {
  readonly verifica: VerificaPec;
  readonly daticert: Daticert | null;
  readonly intestazioni: readonly Intestazione[];
  /** Authentic as far as could be seen: no directory of the providers said whose certificate it is. */
  readonly parziale: boolean;
  /** True when the digest is SHA-1: accepted for history, to be flagged on a new message. */
  readonly sha1: boolean;
}

/** Closed list of the reasons for which a message is not a valid PEC system message. */
export const CODICI_PEC = [
  'pec.troppo_grande',
  'pec.messaggio_illeggibile',
  'pec.intestazione_doppia',
  'pec.mittente_illeggibile',
  'pec.non_firmato',
  'pec.struttura_errata',
  'pec.firma_illeggibile',
  'pec.certificato_mancante',
  'pec.digest_diverso',
  'pec.fine_riga_alterata',
  'pec.firma_errata',
  'pec.certificato_scaduto',
  'pec.certificato_non_adatto',
  'pec.catena_non_fidata',
  'pec.firmatario_senza_indirizzo',
  'pec.firmatario_diverso',
  'pec.gestore_non_competente',
  'pec.busta_anomalia',
  'pec.daticert_mancante',
  'pec.daticert_doppio',
  'pec.daticert_illeggibile',
  'pec.daticert_vietato',
  'pec.daticert_non_valido',
  'pec.tipo_sconosciuto',
  'pec.tipo_discorde',
  'pec.riferimento_discorde',
  'pec.destinatario_discorde',
] as const;
export type CodicePec = (typeof CODICI_PEC)[number];
