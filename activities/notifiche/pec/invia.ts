import type { ServerPosta } from './casella';
import { type Fase, trasmetti } from './linea';
import { componiMessaggio, type MessaggioPec } from './messaggio';

/**
 * inviata: the provider answered 250 after the data. incerta: it may have taken the message, nobody knows.
 * rifiutata: it refused it for good. da_ritentare: it certainly has not got it. credenziali: it refused the
 * login: no more sends from that mailbox until a person looks (a locked account loses receipts too).
 */
export type EsitoInvioPec = 'inviata' | 'incerta' | 'rifiutata' | 'da_ritentare' | 'credenziali';

/** What happened, for the log: no address, no subject. */
export interface TracciaInvio {
  readonly fase: Fase;
  readonly risposta: number | null;
  readonly errore: string | null;
}

/**
 * One transmission, no retry inside (domain/notifiche-pec 1.8). Throws only when the message cannot be
 * composed: whatever happens on the network is an answer.
 */
export async function inviaPec(
  server: ServerPosta,
  messaggio: MessaggioPec,
  traccia: (t: TracciaInvio) => void = () => {},
): Promise<EsitoInvioPec> {
  const bytes = await componiMessaggio(messaggio);
  const { fase, errore } = await trasmetti(server, bytes, { from: messaggio.from, to: [messaggio.to] });
  const risposta = errore?.responseCode ?? null;
  traccia({ fase, risposta, errore: errore?.code ?? null });
  return errore === null ? 'inviata' : esitoDi(fase, risposta);
}

function esitoDi(fase: Fase, risposta: number | null): EsitoInvioPec {
  const definitiva = risposta !== null && risposta >= 500;
  const temporanea = risposta !== null && risposta >= 400 && risposta < 500;
  switch (fase) {
    // a server that is closed today (554 in the greeting) has said nothing about this message
    case 'connessione':
      return 'da_ritentare';
    case 'accesso':
      return definitiva ? 'credenziali' : 'da_ritentare';
    case 'busta':
      return definitiva ? 'rifiutata' : 'da_ritentare';
    // the final dot was not handed over yet: an interrupted message is no message (RFC 5321 par. 4.1.1.4)
    case 'dati':
      return definitiva ? 'rifiutata' : 'da_ritentare';
    case 'dati_finiti':
      if (definitiva) return 'rifiutata';
      return temporanea ? 'da_ritentare' : 'incerta';
  }
}
