import { CODICI_RIFIUTO, type CodiceRifiuto, RIFIUTI } from '../../../domain/comandi/vocabolario';

/** One rule that refuses: what it is, where it is found, what to do. `norma` only where a law speaks. */
export interface VoceProblema {
  stato: number;
  titolo: string;
  dove: string;
  rimedio: string;
  norma?: string;
}

const DELLA_RICHIESTA = {
  'api.richiesta_non_valida': {
    stato: 422,
    titolo: 'La richiesta non ha la forma prevista',
    dove: 'Percorso, parametri o corpo: `errors` dice in quale punto.',
    rimedio: 'Correggere i punti indicati; la forma è in /openapi.json.',
  },
  'api.json_non_valido': {
    stato: 400,
    titolo: 'Il corpo non è JSON leggibile',
    dove: 'Corpo della richiesta.',
    rimedio: 'Inviare un documento JSON in UTF-8.',
  },
  'api.chiave_vietata': {
    stato: 400,
    titolo: 'Il corpo contiene un nome vietato',
    dove: 'Un nome come __proto__, constructor o prototype nel JSON.',
    rimedio: 'Togliere quel nome: nessuna risorsa lo prevede.',
  },
  'api.parametro_ripetuto': {
    stato: 400,
    titolo: 'Un parametro è scritto più volte',
    dove: 'La parte dell’indirizzo dopo il punto interrogativo.',
    rimedio: 'Indicare ogni parametro una volta sola.',
  },
  'api.indirizzo_non_valido': {
    stato: 400,
    titolo: 'L’indirizzo non è leggibile',
    dove: 'Una sequenza % non valida nel percorso.',
    rimedio: 'Codificare il percorso in UTF-8.',
  },
  'api.tipo_non_ammesso': {
    stato: 415,
    titolo: 'Il tipo del contenuto non è ammesso',
    dove: 'Intestazioni Content-Type e Content-Encoding.',
    rimedio: 'Usare il tipo che la rotta dichiara, senza compressione.',
  },
  'api.corpo_troppo_grande': {
    stato: 413,
    titolo: 'Il corpo supera il limite',
    dove: 'Corpo della richiesta.',
    rimedio: 'Restare nel limite della rotta; le liste si caricano come file alla rotta dei carichi.',
  },
  'api.corpo_interrotto': {
    stato: 400,
    titolo: 'Il corpo è arrivato a metà',
    dove: 'La connessione è caduta durante l’invio.',
    rimedio: 'Ripetere con la stessa Idempotency-Key.',
  },
  'api.cursore_non_valido': {
    stato: 400,
    titolo: 'Il cursore non è di questa lista',
    dove: 'Parametro `cursor`.',
    rimedio: 'Usare il `cursor` ricevuto con la pagina precedente.',
  },
} as const satisfies Record<string, VoceProblema>;

const DI_ACCESSO = {
  'api.token_mancante': {
    stato: 401,
    titolo: 'Manca il token',
    dove: 'Intestazione Authorization.',
    rimedio: 'Inviare `Authorization: Bearer <token>` dell’emittente configurato.',
  },
  'api.token_non_valido': {
    stato: 401,
    titolo: 'Il token non è valido',
    dove: 'Firma, emittente, destinatario, scadenza o persona del token.',
    rimedio: 'Chiedere un nuovo token all’emittente.',
  },
  'api.ruolo_insufficiente': {
    stato: 403,
    titolo: 'Il ruolo non permette questa operazione',
    dove: 'Assegnazioni della persona presso questo Ente.',
    rimedio: 'Chiedere l’operazione a chi ha uno dei ruoli indicati nella documentazione della rotta.',
  },
  'api.non_trovato': {
    stato: 404,
    titolo: 'Non trovato',
    dove: 'L’oggetto o l’Ente indicato non esiste per questa persona.',
    rimedio: 'Controllare l’identificativo e l’Ente.',
  },
  'api.metodo_non_ammesso': {
    stato: 405,
    titolo: 'Metodo non ammesso',
    dove: 'L’indirizzo esiste con altri metodi: vedere Allow.',
    rimedio: 'Usare un metodo elencato in Allow.',
  },
  'api.troppe_richieste': {
    stato: 429,
    titolo: 'Troppe richieste',
    dove: 'Limite al minuto per persona e per indirizzo.',
    rimedio: 'Riprovare dopo i secondi indicati in Retry-After.',
  },
} as const satisfies Record<string, VoceProblema>;

const DI_RIPETIZIONE = {
  'api.chiave_mancante': {
    stato: 400,
    titolo: 'Manca Idempotency-Key',
    dove: 'Intestazioni di una richiesta che produce effetti.',
    rimedio:
      'Inviare una chiave nuova (per esempio un UUID) e riusarla solo per ripetere la stessa richiesta.',
  },
  'api.chiave_non_valida': {
    stato: 400,
    titolo: 'Idempotency-Key non ha la forma prevista',
    dove: 'Intestazione Idempotency-Key.',
    rimedio: 'Usare da 1 a 128 caratteri tra lettere, cifre, punto, trattino, due punti e sottolineatura.',
  },
  'api.chiave_riusata': {
    stato: 422,
    titolo: 'La chiave è già stata usata con un altro contenuto',
    dove: 'Idempotency-Key.',
    rimedio: 'Usare una chiave nuova per una richiesta nuova.',
  },
  'api.richiesta_in_corso': {
    stato: 409,
    titolo: 'La stessa richiesta è ancora in corso',
    dove: 'Idempotency-Key.',
    rimedio: 'Ripetere fra qualche secondo con la stessa chiave.',
  },
} as const satisfies Record<string, VoceProblema>;

const DEL_SISTEMA = {
  'api.temporal_non_disponibile': {
    stato: 503,
    titolo: 'Il motore dei processi non risponde',
    dove: 'Temporal. La lettura resta possibile.',
    rimedio: 'Ripetere con la stessa Idempotency-Key dopo i secondi di Retry-After.',
  },
  'api.database_non_disponibile': {
    stato: 503,
    titolo: 'L’archivio non risponde',
    dove: 'PostgreSQL.',
    rimedio: 'Ripetere con la stessa Idempotency-Key dopo i secondi di Retry-After.',
  },
  'api.emittente_non_disponibile': {
    stato: 503,
    titolo: 'L’emittente dei token non risponde',
    dove: 'Indirizzo delle chiavi pubbliche (JWKS).',
    rimedio: 'Riprovare dopo i secondi di Retry-After.',
  },
  'api.sandbox_non_disponibile': {
    stato: 503,
    titolo: 'La sandbox non risponde',
    dove: 'Processo della sandbox.',
    rimedio: 'Controllare che la sandbox sia avviata e riprovare.',
  },
  'api.errore_interno': {
    stato: 500,
    titolo: 'Errore interno',
    dove: 'Il servizio. L’errore è registrato con il `correlationId` della risposta.',
    rimedio: 'Riprovare; se continua, segnalare il `correlationId` a chi gestisce il servizio.',
  },
} as const satisfies Record<string, VoceProblema>;

const DEI_CARICHI = {
  'carico.approvazione_stessa_persona': {
    stato: 409,
    titolo: 'Chi ha caricato la lista non può approvarla né respingerla',
    dove: 'Approvazione o respinta del carico.',
    rimedio: 'Far decidere un’altra persona con ruolo ente.responsabile.',
    norma: 'seed A-20..A-22',
  },
  'carico.non_in_approvazione': {
    stato: 409,
    titolo: 'Il carico non attende un’approvazione',
    dove: 'Stato del carico.',
    rimedio: 'Leggere lo stato: si approva o si respinge solo un carico in_approvazione.',
  },
  'carico.gia_caricato': {
    stato: 409,
    titolo: 'Lo stesso file è già stato caricato',
    dove: 'Impronta SHA-256 del file; `oggettoId` indica il carico esistente.',
    rimedio: 'Usare il carico esistente, oppure caricare una lista diversa.',
  },
  'carico.file_vuoto': {
    stato: 422,
    titolo: 'Il file è vuoto',
    dove: 'Corpo della richiesta.',
    rimedio: 'Inviare il contenuto del file come corpo.',
  },
  'carico.formato_sconosciuto': {
    stato: 422,
    titolo: 'Il file non è un 290, un CSV o un foglio Excel',
    dove: 'Nome in X-Nome-File e primi byte del contenuto.',
    rimedio: 'Dare al file l’estensione del suo contenuto: .290, .txt, .csv o .xlsx.',
  },
  'carico.direzione_mancante': {
    stato: 422,
    titolo: 'Non si sa di quale direzione sia la lista',
    dove: 'Parametro `direzioneId`.',
    rimedio: 'Indicare una direzione dell’Ente sulla quale la persona ha un ruolo.',
  },
  'carico.minuta_non_pronta': {
    stato: 409,
    titolo: 'La minuta non è ancora pronta',
    dove: 'Stato del carico.',
    rimedio: 'Attendere che il carico sia in_approvazione; un carico rifiutato ha solo il rapporto.',
  },
  'mappa.non_valida': {
    stato: 422,
    titolo: 'La mappa delle colonne non sta in piedi',
    dove: 'Campo `mappa`: `errors` dice quale regola non rispetta.',
    rimedio: 'Correggere la mappa: ogni campo su una colonna, i campi obbligatori presenti.',
  },
  'carico.mappa_mancante': {
    stato: 422,
    titolo: 'Per un CSV o un foglio serve una mappa',
    dove: 'Parametro `mappaId`.',
    rimedio: 'Creare una mappa con POST /mappe (POST /mappe/proposta ne suggerisce una) e indicarne l’id.',
  },
} as const satisfies Record<string, VoceProblema>;

const DEGLI_OGGETTI = {
  'atto.non_reso': {
    stato: 409,
    titolo: 'Il PDF dell’atto non è ancora pronto',
    dove: 'Stato dell’atto.',
    rimedio: 'Riprovare fra qualche secondo.',
  },
  'pagamento.ricevuta_diversa': {
    stato: 409,
    titolo: 'La stessa ricevuta è già arrivata con un altro importo o un altro avviso',
    dove: 'Campi `ricevutaId`, `nav`, `importo`.',
    rimedio: 'Controllare la ricevuta alla fonte: il denaro già registrato non cambia.',
  },
  'compito.gia_chiuso': {
    stato: 409,
    titolo: 'Il compito è già chiuso',
    dove: 'Stato del compito.',
    rimedio: 'Leggere l’esito registrato; per correggerlo usare il comando previsto.',
  },
  'compito.esito_di_altro_tipo': {
    stato: 422,
    titolo: 'L’esito non è di questo tipo di compito',
    dove: 'Campo `tipo` del corpo.',
    rimedio: 'Inviare l’esito nella forma prevista per il tipo del compito.',
  },
  'documento.tipo_non_ammesso': {
    stato: 422,
    titolo: 'Il file non è di un tipo ammesso come prova',
    dove: 'Primi byte del contenuto.',
    rimedio: 'Inviare un PDF, un PNG, un JPEG, un messaggio .eml o un .p7m.',
  },
  'documento.sconosciuto': {
    stato: 422,
    titolo: 'Il documento indicato non esiste per questo Ente',
    dove: 'Campo `documentoId`.',
    rimedio: 'Registrare prima il documento con POST /documenti.',
  },
  'pratica.sconosciuta': {
    stato: 422,
    titolo: 'La pratica indicata non esiste per questo Ente',
    dove: 'Campo `praticaId`.',
    rimedio: 'Indicare una pratica dello stesso Ente.',
  },
  'sandbox.persona_sconosciuta': {
    stato: 404,
    titolo: 'Nessuna persona della sandbox ha questo identificativo',
    dove: 'Campo `utente`.',
    rimedio: 'Usare una delle persone elencate da GET /sandbox/persone.',
  },
} as const satisfies Record<string, VoceProblema>;

/** `PRATICA_CHIUSA` -> `comando.pratica_chiusa`. */
export const codiceDelRifiuto = (codice: CodiceRifiuto): string => `comando.${codice.toLowerCase()}`;

const STATO_DEL_RIFIUTO: Partial<Record<CodiceRifiuto, number>> = { CORPO_DIVERSO: 422 };
const DEI_COMANDI: Record<string, VoceProblema> = Object.fromEntries(
  CODICI_RIFIUTO.map((codice) => {
    const rifiuto: { messaggio: string; norma?: string } = RIFIUTI[codice];
    return [
      codiceDelRifiuto(codice),
      {
        stato: STATO_DEL_RIFIUTO[codice] ?? 409,
        titolo: rifiuto.messaggio,
        dove: 'Un comando della pratica: il rifiuto è registrato con il comando.',
        rimedio: 'Correggere il comando secondo il messaggio, con una Idempotency-Key nuova.',
        ...(rifiuto.norma && { norma: rifiuto.norma }),
      },
    ];
  }),
);

const PROPRI = {
  ...DELLA_RICHIESTA,
  ...DI_ACCESSO,
  ...DI_RIPETIZIONE,
  ...DEL_SISTEMA,
  ...DEI_CARICHI,
  ...DEGLI_OGGETTI,
} as const;
export type CodiceProblema = keyof typeof PROPRI;

/** The closed catalogue of what the API can answer besides success. */
export const CATALOGO: Readonly<Record<string, VoceProblema>> = { ...PROPRI, ...DEI_COMANDI };
