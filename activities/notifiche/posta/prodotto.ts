import type { Transazione } from '../../../database/connessione';
import { giornoDi } from '../../../domain/calendario';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { type Profilo, parametro } from '../../../domain/profili/profilo';
import { TIPI_ATTO, type TipoAtto } from '../../../domain/vocabolario';
import { profiloDelTentativo } from '../perfezionamento';

/** A provision has no row of its own in the table of the products: it goes with an advice of receipt. */
export const isTipoAtto = (tipo: string): tipo is TipoAtto => TIPI_ATTO.some((nome) => nome === tipo);

/** With which product an act of that type leaves on a day (notifiche-send-posta.md 4.1: the type chooses, not the person). */
export const prodottoDelTipo = (profilo: Profilo, tipo: string, speditoIl: string): ProdottoPostale =>
  isTipoAtto(tipo) ? parametro(profilo, `posta.prodotto.${tipo}`, giornoDi(speditoIl)) : 'AR';

/** A raccomandata as it was found: `prodotto` null = no list of the post says which it is. */
interface DaCompletare {
  tentativoId: string;
  tipo: string;
  speditoIl: string;
  prodotto: ProdottoPostale | null;
}

/** Which product a raccomandata sent by hand is: that of the list of the post, or that of the type of its act. */
export async function prodottoAMano(t: Transazione, r: DaCompletare): Promise<ProdottoPostale> {
  return r.prodotto ?? prodottoDelTipo(await profiloDelTentativo(t, r.tentativoId), r.tipo, r.speditoIl);
}
