import { z } from 'zod';
import { isDataCivile } from '../../../domain/calendario';
import { ErroreProblema } from './problema';

export const PAGINA_MASSIMA = 200;
const PAGINA_PREDEFINITA = 50;

/** Parameters of every list: `limit` (max 200) and the opaque `cursor` of the page before. */
export const paginazione = {
  limit: z.coerce.number().int().min(1).max(PAGINA_MASSIMA).default(PAGINA_PREDEFINITA),
  cursor: z.string().max(200).optional(),
};

export const pagina = <T extends z.ZodType>(elemento: T) =>
  z.object({ elementi: z.array(elemento), cursor: z.string().nullable() });

/** The id after which the page begins; '' for the first. Errors: `api.cursore_non_valido`. */
export function dopo(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[a-z]{1,12}_[0-9A-HJKMNP-TV-Z]{26}$/.test(id)) throw new ErroreProblema('api.cursore_non_valido');
  return id;
}

/** Date and id after which the page begins, for a list in the order of a date. Errors: `api.cursore_non_valido`. */
export function dopoData(cursor: string | undefined): { data: string; id: string } {
  if (cursor === undefined) return { data: '0001-01-01', id: '' };
  const testo = Buffer.from(cursor, 'base64url').toString('utf8');
  const trovato = /^(\d{4}-\d{2}-\d{2}) ([a-z]{1,12}_[0-9A-HJKMNP-TV-Z]{26})$/.exec(testo);
  const [, data, id] = trovato ?? [];
  if (data === undefined || id === undefined || !isDataCivile(data))
    throw new ErroreProblema('api.cursore_non_valido');
  return { data, id };
}

/** As `impagina`, for a list in the order of a date. */
export function impaginaPerData<T extends { id: string }>(
  righe: readonly T[],
  limit: number,
  dataDi: (riga: T) => string,
) {
  const elementi = righe.slice(0, limit);
  const ultimo = elementi.at(-1);
  const altri = righe.length > limit && ultimo !== undefined;
  const cursor = altri ? Buffer.from(`${dataDi(ultimo)} ${ultimo.id}`).toString('base64url') : null;
  return { elementi, cursor };
}

/** `righe` is one longer than the page when there is more. */
export function impagina<T extends { id: string }>(righe: readonly T[], limit: number) {
  const elementi = righe.slice(0, limit);
  const ultimo = elementi.at(-1);
  const cursor = righe.length > limit && ultimo ? Buffer.from(ultimo.id).toString('base64url') : null;
  return { elementi, cursor };
}
