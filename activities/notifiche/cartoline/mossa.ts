import type { Transazione } from '../../../database/connessione';
import { giornoDi } from '../../../domain/calendario';
import { mossaCartoline } from '../../../domain/notifica/cartoline';
import type { Mossa } from '../../../domain/notifica/mossa';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import type { LeggiTermine } from '../../../domain/notifica/posta-prove';
import { parametro } from '../../../domain/profili/profilo';
import { profiloDelTentativo } from '../perfezionamento';
import { leggiEventiPosta } from '../posta/leggi-eventi';

/** Without a number on record a raccomandata is the ordinary one, with its advice. */
export const PRODOTTO_PREDEFINITO: ProdottoPostale = 'AR';

/** What the cards of a raccomandata sent by hand ask for; null = none has come back. */
export async function mossaAMano(t: Transazione, tentativoId: string, oggi: string): Promise<Mossa | null> {
  const eventi = await leggiEventiPosta(t, tentativoId);
  if (eventi.length === 0) return null;
  const [riga] = await t.sql<{ prodotto: ProdottoPostale | null; dichiarato: boolean }[]>`
    select r.prodotto, coalesce(t.esito = 'perfezionata', false) as dichiarato
    from tentativi t left join raccomandate r on r.tentativo_id = t.id where t.id = ${tentativoId}`;
  const profilo = await profiloDelTentativo(t, tentativoId);
  const termine: LeggiTermine = (nome, dal) => parametro(profilo, nome, giornoDi(dal));
  const prodotto = riga?.prodotto ?? PRODOTTO_PREDEFINITO;
  return mossaCartoline({ prodotto, eventi, dichiarato: riga?.dichiarato ?? false }, termine, oggi);
}
