import type { Comando, Messaggio, NomeComando } from './messaggi/registro';

/** What the workflows ask of the world. The activities implement it; no workflow knows how. */
export interface AttivitaPratica {
  /** Reads the facts, decides, writes the answer on the pratica. Once per version and date. */
  valutaPratica(pratica: Messaggio<'praticaId'>): Promise<Messaggio<'passo'>>;
  /** Decides on a command and writes its outcome once for its key. A refusal is a value. */
  registraComando(
    registra: Messaggio<'registra'>,
    comando: Comando<NomeComando>,
  ): Promise<Messaggio<'esito'>>;
  /** First compare-and-set: takes the number of the act, on the version it was decided on. */
  emettiAtto(passo: Messaggio<'passo'>): Promise<Messaggio<'emesso'>>;
  /** Second compare-and-set: the dispatch, then its notification process. */
  inviaAtto(atto: Messaggio<'atto'>): Promise<Messaggio<'emesso'>>;
  apriIndagine(passo: Messaggio<'passo'>): Promise<Messaggio<'emesso'>>;
  registraProposta(passo: Messaggio<'passo'>): Promise<Messaggio<'emesso'>>;
  chiudiPratica(passo: Messaggio<'passo'>): Promise<Messaggio<'emesso'>>;
}

export interface AttivitaLotti {
  /** Approves the drafts of a batch one by one, each through its pratica; what is refused is on record. */
  approvaLotto(lotto: Messaggio<'lotto'>): Promise<undefined>;
}

export interface AttivitaAtti {
  /** PDF of a numbered act, archived with its SHA-256. Same input, same bytes. */
  rendiAtto(atto: Messaggio<'atto'>): Promise<Messaggio<'emesso'>>;
  /** The same for a provision, which is no step of the decision. */
  rendiProvvedimento(provvedimento: Messaggio<'provvedimento'>): Promise<Messaggio<'emesso'>>;
}

export interface AttivitaProvvedimenti {
  /** First dispatch of a printed provision, then its notification process. */
  inviaProvvedimento(provvedimento: Messaggio<'provvedimento'>): Promise<undefined>;
}

export interface AttivitaNotifica {
  valutaTentativo(tentativo: Messaggio<'tentativo'>): Promise<Messaggio<'mossa'>>;
  /** A send whose end nobody saw: on a worklist, never sent again by itself. */
  dichiaraIncerta(trasmissione: Messaggio<'trasmissione'>): Promise<undefined>;
  affidaTentativo(tentativo: Messaggio<'tentativo'>): Promise<undefined>;
  /** Evidence that no rule decides: on a worklist. */
  chiamaPersona(tentativo: Messaggio<'tentativo'>): Promise<undefined>;
  /** The days of a storage have passed: it is written down as evidence. */
  registraDecorso(tentativo: Messaggio<'tentativo'>): Promise<undefined>;
  /** Of runs in the first form: the outcome is told, and the answer waited for. */
  concludiTentativo(tentativo: Messaggio<'tentativo'>): Promise<undefined>;
  /** The outcome goes to the pratica, which decides on it; nobody waits for the answer. */
  annunciaEsito(tentativo: Messaggio<'tentativo'>): Promise<undefined>;
}

export interface AttivitaPec {
  trasmettiPec(trasmissione: Messaggio<'trasmissione'>): Promise<Messaggio<'spedita'>>;
}

export interface AttivitaPosta {
  /** Hands one piece to its provider; done again, it asks about it. */
  affidaPezzo(trasmissione: Messaggio<'trasmissione'>): Promise<Messaggio<'spedita'>>;
}

export interface AttivitaCarico {
  controllaCarico(carico: Messaggio<'carico'>): Promise<Messaggio<'controllato'>>;
  caricaPartite(carico: Messaggio<'carico'>): Promise<Messaggio<'controllato'>>;
  preparaMinuta(carico: Messaggio<'carico'>): Promise<undefined>;
  decidiApprovazione(
    carico: Messaggio<'carico'>,
    approvazione: Messaggio<'approvazione'>,
  ): Promise<Messaggio<'esito'>>;
  avviaPagina(pagina: Messaggio<'pagina'>): Promise<Messaggio<'avanzamento'>>;
  cercaFile(ente: Messaggio<'ente'>): Promise<Messaggio<'trovati'>>;
}

export interface AttivitaSimulazione {
  preparaSimulazione(simulazione: Messaggio<'simulazione'>): Promise<Messaggio<'fette'>>;
  /** All the slices have entered: their sums become the result. */
  concludiSimulazione(simulazione: Messaggio<'simulazione'>): Promise<Messaggio<'fette'>>;
  annullaSimulazione(simulazione: Messaggio<'simulazione'>): Promise<Messaggio<'fette'>>;
}

export interface AttivitaFette {
  /** Lives one slice and adds it, once; gives how far the simulation is. */
  viviFetta(fetta: Messaggio<'fetta'>): Promise<Messaggio<'fette'>>;
}

export interface AttivitaIncassi {
  registraRicevuta(ricevuta: Messaggio<'ricevuta'>): Promise<Messaggio<'incassata'>>;
}
