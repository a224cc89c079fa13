import { z } from 'zod';
import { isDataCivile } from '../../domain/calendario';
import type { Strato } from '../../domain/profili/righe';
import { ErroreFormato } from '../comuni/errore';

const data = z.string().refine(isDataCivile, 'data impossibile, serve AAAA-MM-GG');
const righe = z
  .array(
    z.strictObject({
      dal: data.optional(),
      al: data.optional(),
      valore: z.unknown().refine((valore) => valore !== undefined, 'manca il valore'),
      fonte: z.string().min(1, 'serve la fonte'),
    }),
  )
  .min(1);

/**
 * Rows that take the place of those of the default model: `{"parametro": [{dal?, al?, valore, fonte}]}`. Names and
 * values are checked where they are composed. Throws `modello.json` and `modello.forma`.
 */
export function leggiModello(testo: string): Strato {
  let json: unknown;
  try {
    json = JSON.parse(testo.replace(/^\ufeff/, ''));
  } catch {
    throw new ErroreFormato('modello.json', 'il modello di comportamento non è JSON. Correggere il file.');
  }
  const esito = z.record(z.string(), righe).safeParse(json);
  if (!esito.success) {
    const [primo] = esito.error.issues;
    throw new ErroreFormato(
      'modello.forma',
      `modello di comportamento, "${primo?.path.map(String).join('.') ?? ''}": ${primo?.message ?? ''}. Correggere la riga.`,
    );
  }
  return Object.fromEntries(
    Object.entries(esito.data).map(([nome, elenco]) => [
      nome,
      elenco.map(({ dal, al, valore, fonte }) => ({
        ...(dal === undefined ? {} : { dal }),
        ...(al === undefined ? {} : { al }),
        valore,
        fonte,
      })),
    ]),
  );
}
