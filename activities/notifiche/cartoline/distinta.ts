import type { Transazione } from '../../../database/connessione';
import { leggiOrologio } from '../../../database/orologio';
import type { ProdottoPostale } from '../../../domain/notifica/posta-eventi';
import { delGiorno } from '../../../formats/posta/cartolina-eventi';
import { isNumeroRaccomandata, numeroRaccomandata } from '../../../formats/posta/codice-cartolina';
import { creaEvento } from '../../../formats/posta/evento';
import { prodottoAMano } from '../posta/prodotto';
import { scriviProva } from './prova';
import type { Direzioni } from './trova';

export interface Distinta {
  /** Day stamped by the post: the date of the sender. */
  accettataIl: string;
  documentoId: string;
  /** Without `prodotto` it is that of the type of the act. */
  righe: readonly { tentativoId: string; numero: string; prodotto?: ProdottoPostale | undefined }[];
  autore: string;
}

/** `riga` from 0. */
export type DifettoDistinta = {
  motivo:
    | 'tentativo'
    | 'numero'
    | 'numero_usato'
    | 'gia_registrata'
    | 'data_futura'
    | 'prima_della_spedizione';
  riga: number;
};

/** Instead of the code of a provider: it is written on the list that the post has stamped. */
const CODICE_DISTINTA = 'DISTINTA';

/**
 * The list under which a person gave raccomandate to the post: from here on their numbers name them, and the date of the
 * sender is proved. All or nothing: the caller undoes what was written when a row is refused.
 */
export async function registraDistinta(
  t: Transazione,
  d: Distinta,
  direzioni: Direzioni,
): Promise<DifettoDistinta | null> {
  const { oggi } = await leggiOrologio(t.sql);
  if (d.accettataIl > oggi) return { motivo: 'data_futura', riga: 0 };
  for (const [riga, r] of d.righe.entries()) {
    const motivo = await registraRiga(t, d, { ...r, numero: numeroRaccomandata(r.numero) }, direzioni);
    if (motivo) return { motivo, riga };
  }
  return null;
}

async function registraRiga(
  t: Transazione,
  { accettataIl, documentoId, autore }: Distinta,
  { tentativoId, numero, prodotto: detto }: Distinta['righe'][number],
  direzioni: Direzioni,
): Promise<DifettoDistinta['motivo'] | null> {
  const { sql } = t;
  if (!isNumeroRaccomandata(numero)) return 'numero';
  const [tentativo] = await sql<{ speditoIl: string; tipo: string }[]>`
    select t.spedito_il::text as "speditoIl", a.tipo from tentativi t join atti a on a.id = t.atto_id
    where t.id = ${tentativoId} and t.canale = 'raccomandata' and t.spedito_il is not null
      and ${direzioni === null ? sql`true` : sql`a.direzione_id = any(${[...direzioni]})`}`;
  if (!tentativo) return 'tentativo';
  if (accettataIl < tentativo.speditoIl) return 'prima_della_spedizione';
  const prodotto = await prodottoAMano(t, { ...tentativo, tentativoId, prodotto: detto ?? null });
  const [nuova] = await sql`
    insert into raccomandate (numero, tentativo_id, prodotto, accettata_il, documento_id, autore)
    values (${numero}, ${tentativoId}, ${prodotto}, ${accettataIl}, ${documentoId}, ${autore})
    on conflict do nothing returning numero`;
  if (!nuova) {
    const [stessa] = await sql`
      select 1 from raccomandate where numero = ${numero} and tentativo_id = ${tentativoId} and prodotto = ${prodotto}
        and accettata_il = ${accettataIl}`;
    const [usato] = await sql`select 1 from raccomandate where numero = ${numero}`;
    return stessa ? null : usato ? 'numero_usato' : 'gia_registrata';
  }
  const spedito = {
    tipo: 'lavorazione',
    codice: CODICE_DISTINTA,
    passo: 'SPEDITO',
    ...delGiorno(accettataIl),
  } as const;
  await scriviProva(t, creaEvento(tentativoId, spedito), {
    ...{ tentativoId, documentoId },
    dettagli: { numero, registrataDa: autore },
  });
  return null;
}
