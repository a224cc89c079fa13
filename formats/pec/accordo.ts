import { unicoIndirizzo, valoreDi } from './mime';
import type { CodicePec, Daticert, Intestazione } from './tipi';

/** Fields on which the judgement stands: each may occur once. */
export const CAMPI_UNICI = [
  'from',
  'to',
  'message-id',
  'date',
  'subject',
  'content-type',
  'content-transfer-encoding',
  'x-ricevuta',
  'x-trasporto',
  'x-riferimento-message-id',
  'x-tiporicevuta',
  'x-verificasicurezza',
];

/** Notices that RFC 6109 par. 3 addresses to the sender of the original message. */
const AL_MITTENTE = ['accettazione', 'non-accettazione', 'avvenuta-consegna', 'errore-consegna'];

/**
 * The outer headers are not signed, daticert.xml is: where both speak they must say the same (domain 1.7).
 * Returns the first disagreement or null.
 */
export function accordo(intestazioni: readonly Intestazione[], d: Daticert): CodicePec | null {
  const campo = (nome: string) => valoreDi(intestazioni, nome);
  const ricevuta = campo('x-ricevuta')?.toLowerCase() ?? null;
  const trasporto = campo('x-trasporto')?.toLowerCase() ?? null;
  const diTrasporto = d.tipo === 'posta-certificata';
  if (diTrasporto ? trasporto !== 'posta-certificata' : trasporto !== null) return 'pec.tipo_discorde';
  if (diTrasporto ? ricevuta !== null : ricevuta !== d.tipo) return 'pec.tipo_discorde';
  if (campo('x-verificasicurezza')?.toLowerCase() === 'errore' && d.errore !== 'virus')
    return 'pec.tipo_discorde';
  const chiesta = campo('x-tiporicevuta')?.toLowerCase() ?? null;
  if (diTrasporto && chiesta !== null && d.ricevuta !== null && chiesta !== d.ricevuta)
    return 'pec.tipo_discorde';
  // byte-exact once unfolded; daticert may leave it out (RFC 6109 par. 4.4), and then the header says it alone
  if (d.msgid !== null && campo('x-riferimento-message-id') !== d.msgid) return 'pec.riferimento_discorde';
  return destinatarioDiscorde(campo('to'), d) ? 'pec.destinatario_discorde' : null;
}

function destinatarioDiscorde(to: string | null, d: Daticert): boolean {
  if (to === null) return false;
  const suo = unicoIndirizzo(to);
  // par. 3.1.6 prints the recipient where it means the sender: both are met
  const ammessi = d.tipo === 'preavviso-errore-consegna' ? [d.mittente, d.consegna] : [d.mittente];
  const alMittente = AL_MITTENTE.includes(d.tipo) || d.tipo === 'preavviso-errore-consegna';
  return alMittente && !ammessi.some((indirizzo) => indirizzo?.toLowerCase() === suo);
}
