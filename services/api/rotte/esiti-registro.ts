import { z } from 'zod';
import { registroDi } from '../../../activities/registri/registri';
import { idDerivato } from '../../../database/identificativi';
import { leggiOrologio } from '../../../database/orologio';
import { ESITI_REGISTRO } from '../../../database/schema/registri';
import type { TipoAtto } from '../../../domain/vocabolario';
import { corpo, Data, idDi } from '../quadro/campi';
import { ErroreProblema } from '../quadro/problema';
import type { Contesto, Risposta } from '../quadro/rotta';
import { type CompitoLetto, chiudi } from './compiti';

/** The answer to a task of a register: what it did with an act. */
export const ESITO_REGISTRO = corpo({
  tipo: z.literal('registro'),
  esito: z.enum(ESITI_REGISTRO),
  estremi: z.string().trim().min(1).max(200).describe('Numero della formalità, della nota o della relata'),
  il: Data,
  documentoId: idDi('doc').describe('La prova: ricevuta del registro, relata'),
});
type DelRegistro = z.output<typeof ESITO_REGISTRO>;

/** What the register answered stays on the act with its evidence; the decision does not wait for it. */
export async function registraFormalita(
  { chi, nellEnte }: Contesto<unknown, unknown, unknown>,
  compito: CompitoLetto,
  e: DelRegistro,
): Promise<Risposta> {
  await nellEnte(async (t) => {
    const { oggi } = await leggiOrologio(t.sql);
    if (e.il > oggi) throw new ErroreProblema('compito.data_futura');
    const [atto] = await t.sql<{ tipo: TipoAtto }[]>`select tipo from atti where id = ${compito.riferimento}`;
    const registro = atto ? registroDi(atto.tipo) : null;
    if (registro === null) throw new ErroreProblema('compito.esito_di_altro_tipo');
    await chiudi(t, compito, chi.utenteId, e);
    await t.sql`insert into formalita (id, atto_id, registro, esito, estremi, il, documento_id, autore)
      values (${idDerivato('fmt', compito.id)}, ${compito.riferimento}, ${registro}, ${e.esito}, ${e.estremi}, ${e.il},
        ${e.documentoId}, ${chi.utenteId})`;
  });
  return { stato: 200, corpo: { id: compito.id, stato: 'chiuso' } };
}
