import type { Transazione } from '../../../database/connessione';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { type CodiceCartolina, leggiCodice } from '../../../formats/posta/codice-cartolina';
import { prodottoAMano } from '../posta/prodotto';

/** The raccomandata that an image is about. */
export interface Dispaccio {
  tentativoId: string;
  praticaId: string;
  direzioneId: string;
  speditoIl: string;
  attesaFino: string | null;
  prodotto: ProdottoPostale;
  /** Legal outcome on record, whoever said it. */
  esito: string | null;
}

/** Offices on which the person may act; null = the whole Ente. */
export type Direzioni = readonly string[] | null;

const scelta = ({ sql }: Transazione, { di, valore }: CodiceCartolina) => {
  switch (di) {
    case 'tentativo':
      return sql`t.id = ${valore}`;
    case 'raccomandata':
      return sql`t.id in (select tentativo_id from raccomandate where numero = ${valore}
        union all select tentativo_id from pezzi_postali where numero_raccomandata = ${valore})`;
    case 'avviso':
      return sql`a.nav = ${valore}`;
  }
};

/** The one raccomandata that a code names; null = none, more than one, or one of another office. */
export async function trovaDispaccio(
  t: Transazione,
  testo: string,
  direzioni: Direzioni,
): Promise<Dispaccio | null> {
  const codice = leggiCodice(testo);
  if (codice === null) return null;
  const [prima, altra] = await t.sql<DispaccioLetto[]>`
    select t.id as "tentativoId", t.pratica_id as "praticaId", a.direzione_id as "direzioneId", t.esito,
      t.spedito_il::text as "speditoIl", t.attesa_fino::text as "attesaFino",
      a.tipo, coalesce(z.prodotto, r.prodotto) as prodotto
    from tentativi t join atti a on a.id = t.atto_id left join raccomandate r on r.tentativo_id = t.id
    left join pezzi_postali z on z.tentativo_id = t.id
    where t.canale = 'raccomandata' and t.spedito_il is not null and ${scelta(t, codice)}
      and ${direzioni === null ? t.sql`true` : t.sql`a.direzione_id = any(${[...direzioni]})`}
    order by t.id limit 2`;
  if (!prima || altra) return null;
  const { tipo: _, ...dispaccio } = prima;
  return { ...dispaccio, prodotto: await prodottoAMano(t, prima) };
}

type DispaccioLetto = Omit<Dispaccio, 'prodotto'> & { tipo: string; prodotto: ProdottoPostale | null };
