import type { Transazione } from '../../../database/connessione';
import { giornoDi } from '../../../domain/calendario';
import { type GradinoPosta, mossaPosta, type PezzoAffidato } from '../../../domain/notifica/gradino-posta';
import type { Mossa } from '../../../domain/notifica/mossa';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { parametro } from '../../../domain/profili/profilo';
import { mossaAMano } from '../cartoline/mossa';
import { profiloDelTentativo } from '../perfezionamento';
import { leggiEventiPosta } from './leggi-eventi';
import { prodottoDelTipo } from './prodotto';

interface RigaGradino {
  stato: string;
  tipo: string;
  speditoIl: string;
  prodotto: ProdottoPostale | null;
  pezzo: PezzoAffidato | null;
}

/** Null = a person sends it, and nothing has come back: the Ente sends by hand. */
export async function mossaDellaPosta(
  t: Transazione,
  tentativoId: string,
  oggi: string,
): Promise<Mossa | null> {
  const riga = await leggiRiga(t, tentativoId);
  if (!riga) return null;
  const profilo = await profiloDelTentativo(t, tentativoId);
  const spedito = giornoDi(riga.speditoIl);
  const daSe =
    riga.pezzo !== null ||
    (riga.stato === 'da_inviare' && parametro(profilo, 'posta.invio', spedito) !== 'manuale');
  if (!daSe) return mossaAMano(t, tentativoId, oggi);
  const prodotto = riga.prodotto ?? prodottoDelTipo(profilo, riga.tipo, riga.speditoIl);
  const eventi = await leggiEventiPosta(t, tentativoId);
  const gradino: GradinoPosta = { prodotto, pezzo: riga.pezzo, eventi };
  return mossaPosta(gradino, (nome, dal) => parametro(profilo, nome, giornoDi(dal)), oggi);
}

async function leggiRiga({ sql }: Transazione, id: string): Promise<RigaGradino | undefined> {
  const [riga] = await sql<RigaGradino[]>`
    select t.stato, a.tipo, t.spedito_il::text as "speditoIl", z.prodotto,
      case when z.id is null then null else jsonb_build_object(
        'stato', s.stato, 'codice', s.codice, 'affidatoIl', s.inviata_il,
        'inLottoDel', (select l.il from lotti_postali l where l.id = z.lotto_id and s.stato = 'riservata'),
        'dichiarata', exists (select from compiti c where c.tipo = 'incerta' and c.tentativo_id = t.id
          and c.registrato_at > s.riservata_at),
        'ripetere', exists (select from compiti c where c.tipo = 'incerta' and c.tentativo_id = t.id
          and c.registrato_at > s.riservata_at and c.esito->>'esito' = 'non_inviata')) end as pezzo
    from tentativi t join atti a on a.id = t.atto_id
    left join pezzi_postali z on z.tentativo_id = t.id left join trasmissioni s on s.id = z.id
    where t.id = ${id}`;
  return riga;
}
