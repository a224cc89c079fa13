import MailComposer from 'nodemailer/lib/mail-composer';

/** One act, one recipient, one transmission. `messageId` with its angle brackets; never reused. */
export interface MessaggioPec {
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
  readonly oggetto: string;
  readonly testo: string;
  readonly allegati: readonly { readonly nome: string; readonly bytes: Buffer }[];
}

const INDIRIZZO = /^[^\s<>,;:"@]+@[^\s<>,;:"@]+$/;

/**
 * The bytes to transmit. X-TipoRicevuta completa: the delivery receipt returns the whole message, so it proves
 * what was delivered (RFC 6109 par. 3.3.2). Throws `pec.indirizzo_illeggibile`, `pec.message_id_illeggibile`.
 */
export async function componiMessaggio(m: MessaggioPec): Promise<Buffer> {
  for (const indirizzo of [m.from, m.to])
    if (!INDIRIZZO.test(indirizzo))
      throw new Error('pec.indirizzo_illeggibile: mittente e destinatario devono essere un solo indirizzo');
  if (!/^<[^<>\s]+@[^<>\s]+>$/.test(m.messageId))
    throw new Error('pec.message_id_illeggibile: il Message-ID deve avere la forma <sinistra@dominio>');
  const composto = new MailComposer({
    from: m.from,
    to: m.to,
    subject: m.oggetto,
    messageId: m.messageId,
    text: m.testo,
    headers: { 'X-TipoRicevuta': 'completa' },
    // keeps the spelling of the norm: some readers compare it to the letter
    normalizeHeaderKey: (nome) => (nome === 'X-Tiporicevuta' ? 'X-TipoRicevuta' : nome),
    attachments: m.allegati.map((a) => ({ filename: a.nome, content: a.bytes })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composto.compile().build();
}
