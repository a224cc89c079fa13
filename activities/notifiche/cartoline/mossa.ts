import type { Transazione } from '../../../database/connessione';
import { giornoDi } from '../../../domain/calendario';
import { mossaCartoline } from '../../../domain/notifica/cartoline';
import type { Mossa } from '../../../domain/notifica/mossa';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import type { LeggiTermine } from '../../../domain/notifica/posta-prove';
import { parametro } from '../../../domain/profili/profilo';
import { profiloDelTentativo } from '../perfezionamento';
import { leggiEventiPosta } from '../posta/leggi-eventi';
import { prodottoDelTipo } from '../posta/prodotto';

/** What the cards of a raccomandata sent by hand ask for; null = none has come back. */
export async function mossaAMano(t: Transazione, tentativoId: string, oggi: string): Promise<Mossa | null> {
  const eventi = await leggiEventiPosta(t, tentativoId);
  if (eventi.length === 0) return null;
  const [riga] = await t.sql<RigaAMano[]>`
    select r.prodotto, a.tipo, t.spedito_il::text as "speditoIl", coalesce(t.esito = 'perfezionata', false) as dichiarato
    from tentativi t join atti a on a.id = t.atto_id left join raccomandate r on r.tentativo_id = t.id
    where t.id = ${tentativoId}`;
  if (!riga) return null;
  const profilo = await profiloDelTentativo(t, tentativoId);
  const termine: LeggiTermine = (nome, dal) => parametro(profilo, nome, giornoDi(dal));
  const prodotto = riga.prodotto ?? prodottoDelTipo(profilo, riga.tipo, riga.speditoIl);
  return mossaCartoline({ prodotto, eventi, dichiarato: riga.dichiarato }, termine, oggi);
}

interface RigaAMano {
  /** null = no list of the post names it. */
  prodotto: ProdottoPostale | null;
  tipo: string;
  speditoIl: string;
  dichiarato: boolean;
}
