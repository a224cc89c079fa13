import type { MittentePostale, PezzoDaSpedire } from '../../../formats/posta/consolidatore';
import type { EventoConsolidatore } from '../../../formats/posta/consolidatore-forme';

/** A piece with its only PDF, as it is in the archive. `sha256` hexadecimal. */
export interface PezzoInLotto extends Omit<PezzoDaSpedire, 'documenti'> {
  documento: { uri: string; sha256: string; pagine: number; leggi(): Promise<Buffer> };
}

export interface LottoPostale {
  id: string;
  mittente: MittentePostale;
  pezzi: readonly PezzoInLotto[];
}

/**
 * affidato: the provider has the piece, by this call or by one before. rifiutato: it will not take it as it is.
 * da_ritentare: it certainly has not got it; not before `fraMs`. credenziali: nothing more is sent until a person
 * looks. incerta: it may have taken it and could not be asked; never sent again by itself.
 */
export type EsitoAffido =
  | { esito: 'affidato'; giaPresente: boolean }
  | { esito: 'rifiutato' | 'incerta'; codice: string }
  | { esito: 'da_ritentare'; codice: string; fraMs: number }
  | { esito: 'credenziali' };

/** What the provider says of a piece when it is asked by its id. */
export type StatoAlFornitore =
  | { stato: 'ricevuto'; eventi: readonly EventoConsolidatore[] }
  | { stato: 'mai_ricevuto' }
  | { stato: 'non_disponibile'; codice: string };

/** A provider of print and mail. The key of a piece is its id: sent again, it is the same piece. */
export interface PortaPosta {
  /** The outcome of every piece of the batch, by its id. Whatever happens at the provider is an answer. */
  affida(lotto: LottoPostale): Promise<ReadonlyMap<string, EsitoAffido>>;
  chiedi(pezzoId: string): Promise<StatoAlFornitore>;
}

/** The providers of the installation; which one an Ente uses is in its profile (`posta.invio`). */
export interface PosteDellInstallazione {
  /** null = not configured. */
  consolidatore: PortaPosta | null;
  file: PortaPosta;
  /** Where a document of the archive is fetched by the provider: no datum of a person in it. */
  uriDi(enteId: string, documentoId: string): string;
}
