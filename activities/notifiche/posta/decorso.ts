import { inEnte } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import { creaEvento } from '../../../formats/posta/evento';
import { istanteRoma } from '../../../formats/posta/tempo';
import type { Messaggio } from '../../../workflows/messaggi/registro';
import type { Contesto } from '../../contesto';
import { scriviEventoPosta } from './eventi';
import { mossaDellaPosta } from './gradino';

/** L. 890/1982 art. 8: the days of the deposit have passed and no collection is known. Evidence, once. */
export async function registraDecorso(
  c: Contesto,
  { enteId, tentativoId }: Messaggio<'tentativo'>,
): Promise<undefined> {
  await inEnte(c.database, enteId, async (t) => {
    const { oggi } = await leggiOrologio(t.sql);
    const mossa = await mossaDellaPosta(t, tentativoId, oggi);
    if (mossa?.mossa !== 'decorso') return;
    const { il } = mossa;
    const [pezzo] = await t.sql<{ id: string }[]>`
      select id from pezzi_postali where tentativo_id = ${tentativoId}`;
    const quando = istanteRoma(il, '00:00:00') ?? `${il}T00:00:00+01:00`;
    const evento = creaEvento(pezzo?.id ?? tentativoId, { tipo: 'decorso', il, quando });
    await scriviEventoPosta(t, { id: pezzo?.id ?? null, tentativoId }, evento, null);
  });
  return undefined;
}
