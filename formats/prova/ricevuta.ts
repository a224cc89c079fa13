import type { Certificato } from '../pec/catena';
import type { Daticert, VerificaPec } from '../pec/tipi';
import { esaminaPec } from '../pec/verifica';
import type { Estratto } from './estrai';
import { improntePostacert } from './estrai';
import type { EventoProva, FattiProva, TentativoProva } from './fatti';
import { sha256Di } from './indice';

/** `verifica.json`: one PEC receipt as it is judged from the bytes alone, on the day it speaks of. */
export interface EsameRicevuta {
  readonly eventoId: string;
  readonly sha256: string;
  readonly verifica: VerificaPec;
  /** Digest of the signature is SHA-1: old, weak. */
  readonly sha1: boolean;
  readonly gestore: string | null;
  readonly identificativo: string | null;
  readonly mittente: string | null;
  readonly oggetto: string | null;
  readonly erroreEsteso: string | null;
  /** The accettazione says that the address is no PEC. */
  readonly esterno: boolean;
  readonly firmatario: DatiCertificato | null;
  /** It answers the transmission it is attributed to: same Message-ID, same addressee, sent from our mailbox. */
  readonly risponde: boolean;
  /** The delivered message has the archived act in it, byte for byte; null = the receipt does not give it back. */
  readonly attoConsegnato: boolean | null;
}

export interface DatiCertificato {
  readonly soggetto: string;
  readonly emittente: string;
  readonly seriale: string;
  readonly dal: string;
  readonly al: string;
  readonly sha256: string;
}

/** Pure: bytes, the facts they are told to prove, the trusted authorities. */
export function esaminaRicevuta(
  raw: Buffer,
  estratto: Estratto,
  di: { fatti: FattiProva; tentativo: TentativoProva; evento: EventoProva },
  fidati: readonly Certificato[],
): EsameRicevuta {
  const { evento, fatti } = di;
  // certificates must be in force when the receipt was issued, not when somebody reads it years later
  const { verifica, daticert, sha1 } = esaminaPec(raw, { fidati, il: new Date(evento.il) });
  const { postacert, firmatario } = estratto;
  const attoConsegnato =
    postacert && fatti.atto.sha256 !== null ? improntePostacert(postacert).includes(fatti.atto.sha256) : null;
  return {
    eventoId: evento.id,
    sha256: sha256Di(raw),
    verifica,
    sha1,
    gestore: daticert?.gestoreEmittente ?? null,
    identificativo: daticert?.identificativo ?? null,
    mittente: daticert?.mittente ?? null,
    oggetto: daticert?.oggetto ?? null,
    erroreEsteso: daticert?.erroreEsteso ?? null,
    esterno: daticert?.destinatari.some((d) => d.tipo === 'esterno') ?? false,
    firmatario: firmatario && datiDi(firmatario),
    risponde: daticert !== null && risponde(daticert, di),
    attoConsegnato,
  };
}

/**
 * A delivery to one never proves that to another (notifiche-pec.md 1.7 and 1.8). The mailbox is known by the domain
 * of the Message-ID that was chosen then: the Ente may have another one today.
 */
function risponde(
  d: Daticert,
  { tentativo, evento }: { tentativo: TentativoProva; evento: EventoProva },
): boolean {
  const trasmissione = tentativo.trasmissioni.find((t) => t.ordine === evento.trasmissione);
  if (!trasmissione || d.tipo === 'posta-certificata' || d.msgid !== trasmissione.messageId) return false;
  if (!uguali(`${dominio(d.mittente)}>`, dominio(trasmissione.messageId))) return false;
  const indirizzo = trasmissione.indirizzo?.valore;
  if (indirizzo === undefined) return false;
  return d.consegna === null
    ? d.destinatari.some((x) => uguali(x.indirizzo, indirizzo))
    : uguali(d.consegna, indirizzo);
}

const dominio = (indirizzo: string): string => indirizzo.slice(indirizzo.lastIndexOf('@'));
const uguali = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function datiDi({ x509 }: Certificato): DatiCertificato {
  return {
    soggetto: x509.subject.replaceAll('\n', ', '),
    emittente: x509.issuer.replaceAll('\n', ', '),
    seriale: x509.serialNumber,
    dal: new Date(x509.validFrom).toISOString(),
    al: new Date(x509.validTo).toISOString(),
    sha256: sha256Di(x509.raw),
  };
}
