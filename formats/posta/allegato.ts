import { createHmac, timingSafeEqual } from 'node:crypto';

const SCHEMA = 'safestorage://';

/** Where the provider asks for the PDF of a piece (`get-attachment`): the id of a document says nothing of a person. */
export const uriDelPdf = (_enteId: string, documentoId: string): string => `${SCHEMA}${documentoId}`;

/** Signature of an address that is good until `scade` (milliseconds), for one document of one Ente. */
export const firmaAllegato = (segreto: string, enteId: string, documentoId: string, scade: number): string =>
  createHmac('sha256', segreto).update(`${enteId}/${documentoId}/${scade}`).digest('hex');

export function isFirmaBuona(attesa: string, data: string): boolean {
  const [a, b] = [Buffer.from(attesa), Buffer.from(data)];
  return a.length === b.length && timingSafeEqual(a, b);
}
