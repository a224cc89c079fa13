import type { VoceProblema } from './voce-problema';

export const DEI_CARICHI = {
  'carico.approvazione_stessa_persona': {
    stato: 409,
    titolo: 'Chi ha caricato la lista, o ne ha fissato i parametri, non può approvarla né respingerla',
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

export const DEI_PROFILI = {
  'profilo.parametro_mancante': {
    stato: 409,
    titolo: 'Al profilo della pratica manca una riga, o un importo, che la decisione chiede',
    dove: 'La riga è nominata in `errors` e in un compito `parametro` dell’Ente.',
    rimedio: 'Proporre e approvare la riga con la sua fonte: la pratica riparte da sola.',
  },
  'profilo.non_valido': {
    stato: 422,
    titolo: 'Le righe proposte non stanno in piedi',
    dove: 'Campo `righe` (o `parametri`): `errors` nomina la riga e dice che cosa non va.',
    rimedio:
      'Correggere la riga: parametro conosciuto, forma del valore, date senza buchi né sovrapposizioni.',
  },
  'profilo.passato': {
    stato: 422,
    titolo: 'Una riga comincia in un giorno già vissuto',
    dove: 'Campo `dal`: `errors` nomina la riga.',
    rimedio: 'Farla cominciare dopo oggi: ciò che è stato deciso resta com’era.',
    norma: 'seed A-14, A-15',
  },
  'profilo.approvazione_stessa_persona': {
    stato: 409,
    titolo: 'Chi ha proposto le righe non può approvarle',
    dove: 'Approvazione di una proposta di profilo.',
    rimedio: 'Farle approvare da un’altra persona con ruolo ente.responsabile o societa.amministratore.',
    norma: 'seed A-14, A-15',
  },
  'profilo.gia_approvata': {
    stato: 409,
    titolo: 'La proposta è già approvata',
    dove: 'Stato della proposta.',
    rimedio: 'Per cambiare ancora, proporre una riga nuova con la sua data.',
  },
} as const satisfies Record<string, VoceProblema>;

export const DELLE_SIMULAZIONI = {
  'simulazione.carico_senza_pratiche': {
    stato: 409,
    titolo: 'La lista non ha pratiche da simulare',
    dove: 'Campo `caricoId`: la lista non è ancora caricata, oppure nessuna sua partita è stata accettata.',
    rimedio: 'Attendere che il carico sia in_approvazione, o simulare un’altra lista.',
  },
  'simulazione.troppe': {
    stato: 409,
    titolo: 'L’Ente ha già troppe simulazioni in attesa o in corso',
    dove: 'Simulazioni in stato richiesta o in_corso.',
    rimedio: 'Attendere che una finisca, o annullarla con POST /simulazioni/{simulazioneId}/annullamento.',
  },
  'simulazione.non_conclusa': {
    stato: 409,
    titolo: 'La simulazione non ha ancora un risultato',
    dove: 'Stato della simulazione.',
    rimedio: 'Leggere lo stato: il risultato c’è quando è conclusa.',
  },
  'simulazione.terminata': {
    stato: 409,
    titolo: 'La simulazione è già finita',
    dove: 'Stato della simulazione: conclusa o fallita.',
    rimedio: 'Non c’è nulla da annullare: leggere il risultato, o chiederne un’altra.',
  },
} as const satisfies Record<string, VoceProblema>;

export const DEGLI_OGGETTI = {
  'posta.file_rifiutato': {
    stato: 422,
    titolo: 'Il file di esiti è rifiutato per intero: nulla ne è stato preso',
    dove: 'Forma del file: `errors` dice riga e colonna, i codici sono in docs/posta-codici.md.',
    rimedio: 'Scaricarlo di nuovo dal fornitore, intero e in UTF-8, e ricaricarlo.',
  },
  'posta.caricamento_scaduto': {
    stato: 410,
    titolo: 'L’indirizzo per caricare il documento non vale più',
    dove: 'Indirizzo dato da `attachments-preload`.',
    rimedio: 'Chiederne un altro con `attachments-preload`.',
  },
  'posta.caricamento_senza_segreto': {
    stato: 403,
    titolo: 'Manca il segreto del caricamento, o non è il suo',
    dove: 'Header `x-amz-meta-secret`.',
    rimedio: 'Mettervi il `secret` della risposta di `attachments-preload`.',
  },
  'posta.caricamento_altro_tipo': {
    stato: 415,
    titolo: 'Il documento non è del tipo annunciato',
    dove: 'Header `Content-Type` e byte del documento.',
    rimedio: 'Annunciarlo e caricarlo con il suo tipo: PDF, TIFF, PNG o JPEG.',
  },
  'posta.caricamento_altri_byte': {
    stato: 422,
    titolo: 'I byte non hanno lo SHA-256 annunciato',
    dove: 'Byte del documento: nulla ne è stato tenuto.',
    rimedio: 'Caricare il file intero; se è un altro, annunciarlo.',
  },
  'posta.caricamento_immagine_guasta': {
    stato: 422,
    titolo: 'Il documento non è intero, o ha più punti di un foglio A3 a 1.200 punti per pollice',
    dove: 'Byte del documento: nulla ne è stato tenuto.',
    rimedio: 'Scandire di nuovo la carta e annunciarla.',
  },
  'compito.evento_di_altri': {
    stato: 422,
    titolo: 'Una delle prove da scartare non è di questo invio',
    dove: 'Campo `eventi`.',
    rimedio: 'Indicare gli id degli eventi che il fascicolo di prova della notifica elenca.',
  },
  'bozza.non_aperta': {
    stato: 409,
    titolo: 'La bozza non attende più una firma',
    dove: 'Stato della bozza: approvata, emessa o caduta per un fatto nuovo.',
    rimedio: 'Rileggere le bozze aperte della pratica.',
  },
  'lotto.vuoto': {
    stato: 409,
    titolo: 'Nessuna bozza di questo tipo attende un lotto',
    dove: 'Bozze aperte della direzione, fuori da altri lotti in attesa.',
    rimedio:
      'Leggere GET /bozze: solo quelle con approvazione a lotto e in stato aperta si possono scegliere.',
  },
  'lotto.stessa_persona': {
    stato: 409,
    titolo: 'Chi ha preparato il lotto non può approvarlo',
    dove: 'Approvazione del lotto.',
    rimedio: 'Far approvare un’altra persona che ne ha il ruolo.',
  },
  'lotto.non_preparato': {
    stato: 409,
    titolo: 'Il lotto non attende un’approvazione',
    dove: 'Stato del lotto.',
    rimedio: 'Leggere il lotto: è già approvato, o lo sta approvando un’altra persona.',
  },
  'lotto.conto_diverso': {
    stato: 409,
    titolo: 'Il numero di bozze indicato non è quello del lotto',
    dove: 'Campo `quante`.',
    rimedio: 'Rileggere il lotto e indicare quante bozze contiene.',
  },
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
  'compito.data_futura': {
    stato: 409,
    titolo: 'La data della formalità è successiva a oggi',
    dove: 'Campo `il`.',
    rimedio: 'Indicare il giorno scritto sulla ricevuta del registro.',
  },
  'compito.gia_chiuso': {
    stato: 409,
    titolo: 'Il compito è già chiuso',
    dove: 'Stato del compito.',
    rimedio: 'Leggere l’esito registrato; per correggerlo usare il comando previsto.',
  },
  'compito.ricerca_in_corso': {
    stato: 409,
    titolo: 'Le ricevute di questo invio si cercano ancora',
    dove: 'Campo `esito`: `non_inviata` dopo i minuti di `pec.ricercaMinuti` del profilo.',
    rimedio: 'Aspettare, guardare nella casella e ripetere: un atto che è partito non si rispedisce.',
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
