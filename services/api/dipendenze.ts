import type { Logger } from 'pino';
import type { Database } from '../../database/connessione';
import type { GiorniListe } from '../../database/liste-lavoro';
import type { CodiceRifiuto, NomeComando } from '../../domain/comandi/vocabolario';
import type { Resa } from '../../formats/prova/pacchetto';

/** Outcome of a command: the answer of the workflow's handler (design.md, section 1). A refusal is a value. */
export interface EsitoComando {
  esito: 'eseguita' | 'rifiutata';
  codice?: CodiceRifiuto | undefined;
  norma?: string | undefined;
}
/** `in_corso`: no answer within ten seconds; the command goes on and can be asked again by its id. */
export type RispostaComando = EsitoComando | 'in_corso';

export interface RichiestaComando {
  enteId: string;
  praticaId: string;
  nome: NomeComando;
  /** `cmd_...`, derived from Ente and Idempotency-Key: it is the Update id and the unique key in PostgreSQL. */
  comandoId: string;
  autoreId: string;
  /** Words and files are stored first; only their id travels. */
  documentoId?: string | undefined;
  /** The body of section 2 of the stories, cents as decimal strings; no free text, no personal datum. */
  corpo: Readonly<Record<string, unknown>>;
}

export interface RichiestaCarico {
  enteId: string;
  caricoId: string;
}

/** What the API asks of Temporal. Every method is idempotent and throws `TemporalNonDisponibile` when it is down. */
export interface PortaTemporal {
  comanda(richiesta: RichiestaComando): Promise<RispostaComando>;
  avviaCarico(richiesta: RichiestaCarico): Promise<void>;
  approvaCarico(
    richiesta: RichiestaCarico & { comandoId: string; autoreId: string; approvato: boolean },
  ): Promise<RispostaComando>;
  /** The batch is already marked as approved by that person. */
  approvaLotto(richiesta: { enteId: string; lottoId: string; autoreId: string }): Promise<void>;
  /** Tells the money already stored in `pagamenti`, by its `ricevuta_id`; again after a person attributed it. */
  avviaRicevuta(richiesta: { enteId: string; ricevutaId: string; attribuita?: boolean }): Promise<void>;
  avviaSimulazione(richiesta: { enteId: string; simulazioneId: string }): Promise<void>;
  /** It is already marked as cancelled: its workflow is asked to stop at once. */
  fermaSimulazione(richiesta: { simulazioneId: string }): Promise<void>;
  /** Wakes the notifica whose uncertain dispatch a person has resolved; the answer is already stored. */
  svegliaNotifica(richiesta: { enteId: string; praticaId: string; tentativoId: string }): Promise<void>;
  /** Tells a dispatch that evidence has been stored; of one that has ended, says at once what the evidence proves now. */
  annunciaEvento(
    c: { database: Database; registro: Logger },
    richiesta: { enteId: string; praticaId: string; tentativoId: string },
  ): Promise<void>;
  pronto(): Promise<boolean>;
}

/** Temporal does not answer: the caller gets 503 with Retry-After and may repeat with the same key. */
export class TemporalNonDisponibile extends Error {
  override name = 'TemporalNonDisponibile';
  constructor(cause?: unknown) {
    super('api.temporal_non_disponibile', { cause });
  }
}

export interface ImpostazioniApi {
  /** `iss` and `aud` that a token must carry; keys are read from `jwksUrl`. */
  emittente: string;
  destinatario: string;
  jwksUrl: string;
  corpoMassimoByte: number;
  caricoMassimoByte: number;
  documentoMassimoByte: number;
  richiesteAlMinuto: number;
  richiesteAlMinutoPerIndirizzo: number;
  /** Where uploads rest while they are read; emptied after each request. */
  cartellaTemporanea: string;
  /** What the consolidator of the post has to say at its door; absent or null = the door is closed. */
  postaIngresso?: { serviceId: string; apiKey: string } | null;
  /** When set, POST /sandbox/token is forwarded there. */
  sandboxUrl?: string | undefined;
  /** false: /docs and /openapi.json ask for a token too. */
  documentazionePubblica: boolean;
  /** Age limits of the worklists. */
  giorniListe: GiorniListe;
}

/** What an evidence pack needs beside the archive. */
export interface PortaProva {
  /** PEM of the authorities trusted for the providers of PEC; null when the installation has none. */
  autorita(): Promise<string | null>;
  resa: Resa;
}

/** All the API needs from outside: nothing is read from the environment below this line. */
export interface Dipendenze {
  impostazioni: ImpostazioniApi;
  database: Database;
  temporal: PortaTemporal;
  prova: PortaProva;
  registro: Logger;
}
