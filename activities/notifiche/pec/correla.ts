import { valoreDi } from '../../../formats/pec/mime';
import type { EsamePec } from '../../../formats/pec/tipi';

/** Why a message is not a receipt of that attempt; null when it is. */
export type CodiceCorrelazione =
  | 'pec.non_valida'
  | 'pec.non_ricevuta'
  | 'pec.altro_messaggio'
  | 'pec.altra_casella'
  | 'pec.altro_destinatario';

export interface Correlazione {
  readonly nostra: boolean;
  readonly codice: CodiceCorrelazione | null;
}

/**
 * Does this message answer that attempt (domain/notifiche-pec.md 1.7, 1.8)? It is a receipt (X-Ricevuta, no
 * X-Trasporto), authentic, about the Message-ID that we chose, sent from our mailbox, and for that recipient: a
 * delivery to X never closes the attempt to Y.
 */
export function correla(
  esame: EsamePec,
  con: { readonly attempt: { messageId: string; destinatario: string }; readonly casella: string },
): Correlazione {
  const { verifica, daticert, intestazioni } = esame;
  const no = (codice: CodiceCorrelazione): Correlazione => ({ nostra: false, codice });
  if (!verifica.valida || !daticert) return no('pec.non_valida');
  const diTrasporto = valoreDi(intestazioni, 'x-trasporto') !== null;
  if (valoreDi(intestazioni, 'x-ricevuta') === null || diTrasporto) return no('pec.non_ricevuta');
  // a receipt without msgid was found by the identifier of its provider: nothing of it speaks of another message
  if (daticert.msgid !== null && daticert.msgid !== con.attempt.messageId) return no('pec.altro_messaggio');
  if (!uguali(daticert.mittente, con.casella)) return no('pec.altra_casella');
  const riguarda =
    daticert.consegna === null
      ? daticert.destinatari.some((d) => uguali(d.indirizzo, con.attempt.destinatario))
      : uguali(daticert.consegna, con.attempt.destinatario);
  return riguarda ? { nostra: true, codice: null } : no('pec.altro_destinatario');
}

const uguali = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
