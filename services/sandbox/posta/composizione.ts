import { createHash } from 'node:crypto';
import { istanteRoma } from '../../../formats/posta/tempo';
import { errori, validaEvento } from './contratto';
import type { Avanzamento, PezzoAccettato } from './piano';
import { scansione } from './scansione';

/** Postmen work in the morning. */
const alle = (giorno: string): string => istanteRoma(giorno, '10:00:00') ?? `${giorno}T10:00:00+01:00`;
const impronta = (testo: string) => createHash('sha256').update(testo).digest();

/** Number of the raccomandata: twelve digits, the same whenever it is asked. */
export const raccomandataDi = (requestId: string): string =>
  String(impronta(requestId).readUIntBE(0, 6) % 1_000_000_000_000).padStart(12, '0');

/** The scan of a document of a piece. */
export const scansioneDi = (p: PezzoAccettato, tipo: string): Buffer =>
  scansione(`${tipo} ${raccomandataDi(p.requestId)} (sandbox)`);

/** An event as it is pushed, with the address of each of its scans; throws when it is not valid by the official schema. */
export function componiEvento(
  p: PezzoAccettato,
  a: Avanzamento,
  adesso: Date,
  uriDi: (tipo: string) => string = (tipo) => `safestorage://${p.requestId}/${tipo}`,
): Record<string, unknown> {
  const evento = {
    requestId: p.requestId,
    registeredLetterCode: raccomandataDi(p.requestId),
    productType: p.productType,
    statusCode: a.statusCode,
    statusDescription: `Stato ${a.statusCode}`,
    statusDateTime: alle(a.il),
    ...(a.causa !== undefined && { deliveryFailureCause: a.causa }),
    ...(a.documenti && {
      attachments: a.documenti.map(({ tipo, il }, i) => ({
        id: String(i),
        documentId: raccomandataDi(`${p.requestId}/${tipo}`),
        documentType: tipo,
        uri: uriDi(tipo),
        sha256: createHash('sha256').update(scansioneDi(p, tipo)).digest('base64'),
        date: alle(il),
      })),
    }),
    clientRequestTimeStamp: adesso.toISOString(),
    courier: 'sandbox',
  };
  if (!validaEvento(evento)) throw new Error(`sandbox.posta.evento: ${errori(validaEvento).join(', ')}`);
  return evento;
}
