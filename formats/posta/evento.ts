import { createHash } from 'node:crypto';
import { CODICI_POSTA } from '../../domain/dati/codici-posta';
import type {
  CausaPostale,
  Consegnatario,
  EventoPosta,
  ProdottoPostale,
} from '../../domain/notifica/posta-eventi';

/** A piece as we gave it to the post. */
export interface PezzoNoto {
  id: string;
  prodotto: ProdottoPostale;
}

type SenzaId<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * Its id is its content, the hour left aside: what comes again, by a file or by the network, is the same piece of
 * evidence, and what says something else is another one.
 */
export function creaEvento(pezzoId: string, contenuto: SenzaId<EventoPosta>): EventoPosta {
  const { quando: _, ...resto } = contenuto;
  const campi = Object.entries(resto).sort(([a], [b]) => (a < b ? -1 : 1));
  const id = createHash('sha256')
    .update(JSON.stringify([pezzoId, ...campi]))
    .digest('hex');
  return { ...contenuto, id } as EventoPosta;
}

/** Why a code says nothing about this piece. */
export type DifettoCodice = 'codice_sconosciuto' | 'codice_di_altro_prodotto';

/** The event of a code of the table. */
export function eventoDelCodice(
  pezzo: PezzoNoto,
  codice: string,
  dati: {
    quando: string;
    il: string;
    causa: CausaPostale | null;
    consegnatario: Consegnatario | null;
  },
): EventoPosta | DifettoCodice {
  const noto = CODICI_POSTA.get(codice);
  if (!noto) return 'codice_sconosciuto';
  if (noto.prodotto !== null && noto.prodotto !== pezzo.prodotto) return 'codice_di_altro_prodotto';
  const { quando, il, causa, consegnatario } = dati;
  const s = noto.significato;
  return s.genere === 'lavorazione'
    ? creaEvento(pezzo.id, { tipo: 'lavorazione', codice, passo: s.passo, quando, il })
    : creaEvento(pezzo.id, {
        tipo: 'recapito',
        codice,
        esito: s.esito,
        stadio: s.stadio,
        causa,
        consegnatario,
        quando,
        il,
      });
}
