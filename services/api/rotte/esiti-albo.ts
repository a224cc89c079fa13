import { z } from 'zod';
import { ESITI_NOTIFICA } from '../../../domain/vocabolario';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import type { Contesto, Risposta } from '../quadro/rotta';
import type { CompitoLetto } from './compiti';
import { pubblica } from './pubblicazioni';

/** The answer to a task of the albo: the days of the posting, or an outcome that is the word of a person. */
export const ESITO_ALBO = corpo({
  tipo: z.literal('albo'),
  pubblicataDal: Data.optional().describe(
    'Primo giorno di affissione: la data della notifica la calcola la regola del profilo',
  ),
  defissaIl: Data.optional().describe('Ultimo giorno di affissione, quando si conosce'),
  esito: z.enum(ESITI_NOTIFICA).optional().describe('Al posto dei giorni di affissione, con `legaleIl`'),
  legaleIl: Data.optional(),
  documentoId: idDi('doc').describe('Il certificato di pubblicazione'),
}).refine(
  ({ pubblicataDal: dal, defissaIl: al, esito: detto, legaleIl }) =>
    dal === undefined
      ? detto !== undefined && legaleIl !== undefined && al === undefined
      : detto === undefined && legaleIl === undefined,
  { error: 'indicare pubblicataDal, oppure esito e legaleIl', path: ['pubblicataDal'] },
);

/** The task stays open until the notification is perfect: then the outcome closes it. */
export async function registraAffissione(
  contesto: Contesto<unknown, unknown, unknown>,
  { id, tentativoId }: CompitoLetto,
  dal: string,
  { defissaIl: al, documentoId }: { defissaIl?: string | undefined; documentoId: string },
): Promise<Risposta> {
  if (tentativoId === null) throw new ErroreProblema('compito.esito_di_altro_tipo');
  await pubblica(contesto, { tentativoId, dal, al, documentoId });
  return { stato: 200, corpo: { id, stato: 'aperto' } };
}
