import { addGiorni, type DataCivile } from '../calendario';
import { confronta } from '../notificazione';
import type { NomeParametro } from '../profili/parametri';
import type { DocumentoPostale, EventoDi, EventoPosta, ProdottoPostale, Recapito } from './posta-eventi';
import { isConclusione } from './posta-lettura';
import { scartate } from './scartate';

export type TerminePosta = Extract<
  NomeParametro,
  | 'posta.giacenzaGiorni'
  | 'posta.cadGiorni'
  | 'posta.custodiaAr'
  | 'posta.attesaProve'
  | 'posta.restituzioneGiorni'
>;
/** A term of the profile in days, as it holds on the day from which it is counted; null = not used. */
export type LeggiTermine = (nome: TerminePosta, dal: DataCivile) => number | null;

/** The evidence in order and what follows from it, worked out once. */
export interface ProvePosta {
  prodotto: ProdottoPostale;
  eventi: readonly EventoPosta[];
  conclusioni: readonly Recapito[];
  /** Day of the notice of storage. */
  giacenzaDal: DataCivile | null;
  /** Day on which the CAD was sent; null also when the evidence gives more than one. */
  cadIl: DataCivile | null;
  /** The CAD's own advice of receipt is there (Cass. SU 10012/2021). */
  arCad: boolean;
  /** Last day of the storage, once all its evidence is there. */
  scade: DataCivile | null;
}

/** Each event once, without those that a person discarded, in the order of the ids. */
function validi(ricevuti: readonly EventoPosta[]): EventoPosta[] {
  const [unici, fuori] = [new Map(ricevuti.map((e) => [e.id, e])), scartate(ricevuti)];
  return [...unici.values()].filter((e) => !fuori.has(e.id)).sort((a, b) => confronta(a.id, b.id));
}

export const diTipo = <T extends EventoPosta['tipo']>(
  eventi: readonly EventoPosta[],
  tipo: T,
): EventoDi<T>[] => eventi.filter((e): e is EventoDi<T> => e.tipo === tipo);

export const haDocumento = (eventi: readonly EventoPosta[], documento: DocumentoPostale): boolean =>
  eventi.some((e) => e.tipo === 'documento' && e.documento === documento);

/** Latest of the days; null without one. Of two days the later never anticipates a term. */
const ultimo = (giorni: readonly DataCivile[]): DataCivile | null =>
  giorni.reduce<DataCivile | null>((a, b) => (a === null || b > a ? b : a), null);

/** Sorts the evidence out. */
export function raccogli(
  ricevuti: readonly EventoPosta[],
  prodotto: ProdottoPostale,
  termine: LeggiTermine,
): ProvePosta {
  const eventi = validi(ricevuti);
  const recapiti = diTipo(eventi, 'recapito');
  const con = (esito: Recapito['esito']) => recapiti.filter((e) => e.esito === esito).map((e) => e.il);
  // the notice as it is dated, else the visit that left it, else the arrival at the office
  const giacenzaDal =
    ultimo(diTipo(eventi, 'giacenza').map((e) => e.il)) ??
    ultimo(con('INESITO')) ??
    ultimo(con('IN_GIACENZA'));
  const cad = new Set(diTipo(eventi, 'cad_spedita').map((e) => e.il));
  const cadIl = cad.size === 1 ? ultimo([...cad]) : null;
  const arCad = diTipo(eventi, 'cad_esito').length > 0 || haDocumento(eventi, 'ARCAD');
  const inizio = prodotto === 'AG' ? (arCad ? cadIl : null) : giacenzaDal;
  const giorni = inizio && termine(prodotto === 'AG' ? 'posta.cadGiorni' : 'posta.giacenzaGiorni', inizio);
  const scade = inizio !== null && typeof giorni === 'number' ? addGiorni(inizio, giorni) : null;
  const conclusioni = recapiti.filter(isConclusione);
  return { prodotto, eventi, conclusioni, giacenzaDal, cadIl, arCad, scade };
}
