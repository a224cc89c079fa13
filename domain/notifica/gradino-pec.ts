import { addGiorni, dataDi, giornoDi } from '../calendario';
import type { DataCivile } from '../pratica/fascicolo';
import type { EsitoNotifica } from '../vocabolario';

export type StatoTrasmissione = 'riservata' | 'inviata' | 'rifiutata' | 'incerta' | 'da_ritentare';

/** A verified receipt of ours, or the word of a person, about one transmission. `il` is its legal date. */
export interface EventoPec {
  trasmissione: number;
  tipo: string;
  classe: string | null;
  /** The accettazione says that the address is no PEC. */
  esterno: boolean;
  il: DataCivile;
}

export interface Gradino {
  /** In order; the first has ordinal 1. */
  trasmissioni: readonly { ordine: number; stato: StatoTrasmissione; dichiarata: boolean }[];
  eventi: readonly EventoPec[];
  /** Last day on which an outcome is waited for here; null = the decision looks at it by itself. */
  limite: DataCivile | null;
}

export type Mossa =
  | { mossa: 'trasmetti'; ordine: number; motivo?: 'CASELLA_SATURA' | 'RIPETUTA' }
  | { mossa: 'incerta'; ordine: number; codice: string }
  | { mossa: 'attendi'; fino: DataCivile | null }
  | { mossa: 'concludi'; esito: EsitoNotifica; legaleIl: DataCivile };

/** Address that will never receive: the next rung, at once. The others go to a person. */
const SENZA_RIMEDIO = new Set(['NON_VALIDA', 'NON_ATTIVA', 'DOMINIO_INESISTENTE']);
const MASSIMO_SATURE = 2;

/**
 * What to do next on the PEC rung of one act: a pure function of the set of receipts, whatever their order and
 * repetition. A delivery wins over everything. `saturaGiorni` = the wait after a mailbox found full on that day. Sources: R-26; notifiche-pec.md 1.5 and 1.8.
 */
export function mossaPec(g: Gradino, saturaGiorni: (dal: DataCivile) => number, oggi: DataCivile): Mossa {
  const consegna = minimo(g.eventi.filter((e) => e.tipo === 'avvenuta-consegna'));
  if (consegna) return { mossa: 'concludi', esito: 'perfezionata', legaleIl: consegna.il };
  const negativa = minimo(g.eventi.filter(isFallimento));
  if (negativa) return { mossa: 'concludi', esito: 'fallita', legaleIl: negativa.il };
  const ultima = g.trasmissioni.at(-1);
  if (!ultima) return { mossa: 'trasmetti', ordine: 1 };
  const sature = uniche(g.eventi.filter((e) => e.classe === 'CASELLA_SATURA'));
  const ultimaSatura = sature.get(ultima.ordine);
  if (ultimaSatura !== undefined) return dopoSatura(sature, ultimaSatura, ultima.ordine, saturaGiorni, oggi);
  return sullaTrasmissione(g, ultima, oggi);
}

function dopoSatura(
  sature: Map<number, DataCivile>,
  il: DataCivile,
  ordine: number,
  saturaGiorni: (dal: DataCivile) => number,
  oggi: DataCivile,
): Mossa {
  if (sature.size >= MASSIMO_SATURE) return { mossa: 'concludi', esito: 'fallita', legaleIl: il };
  const dal = dataDi(giornoDi(il) + saturaGiorni(il));
  return oggi >= dal
    ? { mossa: 'trasmetti', ordine: ordine + 1, motivo: 'CASELLA_SATURA' }
    : { mossa: 'attendi', fino: dal };
}

function sullaTrasmissione(g: Gradino, ultima: Gradino['trasmissioni'][number], oggi: DataCivile): Mossa {
  const { ordine, stato, dichiarata } = ultima;
  const sue = g.eventi.filter((e) => e.trasmissione === ordine);
  const ripeti = sue.some((e) => e.tipo === 'ripetere');
  if (ripeti) return { mossa: 'trasmetti', ordine: ordine + 1, motivo: 'RIPETUTA' };
  const oscuro = sue.find((e) => e.tipo === 'errore-consegna' || e.tipo === 'non-accettazione');
  const codice = oscuro ? `PEC_${oscuro.classe ?? 'ALTRO'}` : null;
  if (codice !== null)
    return dichiarata ? { mossa: 'attendi', fino: null } : { mossa: 'incerta', ordine, codice };
  const accettata = sue.some((e) => e.tipo === 'accettazione');
  if (stato === 'da_ritentare') return { mossa: 'trasmetti', ordine };
  const daVedere = stato !== 'inviata' && !accettata && !dichiarata;
  if (daVedere) return { mossa: 'incerta', ordine, codice: `SMTP_${stato.toUpperCase()}` };
  if (g.limite === null || dichiarata) return { mossa: 'attendi', fino: null };
  return oggi > g.limite
    ? { mossa: 'incerta', ordine, codice: 'PEC_SENZA_ESITO' }
    : { mossa: 'attendi', fino: addGiorni(g.limite, 1) };
}

const isFallimento = (e: EventoPec): boolean =>
  (e.tipo === 'errore-consegna' && SENZA_RIMEDIO.has(e.classe ?? '')) ||
  (e.tipo === 'accettazione' && e.esterno) ||
  (e.tipo === 'non-accettazione' && SENZA_RIMEDIO.has(e.classe ?? ''));

const minimo = (eventi: readonly EventoPec[]): EventoPec | undefined =>
  eventi.reduce<EventoPec | undefined>((a, b) => (a === undefined || b.il < a.il ? b : a), undefined);

/** First saturation of each transmission. */
function uniche(eventi: readonly EventoPec[]): Map<number, DataCivile> {
  const per = new Map<number, DataCivile>();
  for (const e of eventi) {
    const gia = per.get(e.trasmissione);
    if (gia === undefined || e.il < gia) per.set(e.trasmissione, e.il);
  }
  return per;
}
