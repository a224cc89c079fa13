import type { VoceProblema } from './voce-problema';

export const DELLA_RICHIESTA = {
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

export const DI_ACCESSO = {
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

export const DI_RIPETIZIONE = {
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

export const DEL_SISTEMA = {
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
