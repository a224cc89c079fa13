import { createHmac, timingSafeEqual } from 'node:crypto';

const SCHEMA = 'safestorage://';

/** Where the provider asks for the PDF of a piece (`get-attachment`): the id of a document says nothing of a person. */
export const uriDelPdf = (_enteId: string, documentoId: string): string => uriDi(documentoId);

/** The key that a reference of an event names; null = it is of another store. */
export const chiaveDi = (uri: string): string | null =>
  uri.startsWith(SCHEMA) ? uri.slice(SCHEMA.length) : null;
export const uriDi = (chiave: string): string => `${SCHEMA}${chiave}`;

/** Signature of an address that is good until `scade` (milliseconds), for one document of one Ente. */
export const firmaAllegato = (segreto: string, enteId: string, documentoId: string, scade: number): string =>
  createHmac('sha256', segreto).update(`${enteId}/${documentoId}/${scade}`).digest('hex');

/** The same, for the upload of one scan, and the word that its header has to say: who reads the address alone has not got it. */
export function firmaCaricamento(segreto: string, enteId: string, chiave: string, scade: number) {
  const firma = (uso: string) =>
    createHmac('sha256', segreto).update(`${uso}/${enteId}/${chiave}/${scade}`).digest('hex');
  return { firma: firma('caricamento'), parola: firma('parola') };
}

export function isFirmaBuona(attesa: string, data: string): boolean {
  const [a, b] = [Buffer.from(attesa), Buffer.from(data)];
  return a.length === b.length && timingSafeEqual(a, b);
}
