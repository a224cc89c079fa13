import { CODICI_PEC, type CodicePec } from './tipi';

/** What each code says to a person: what happened and what to do. */
export const TESTO_CODICE: Record<CodicePec, string> = {
  'pec.troppo_grande': 'Il messaggio supera 48 MB: non è un messaggio di sistema PEC. Controllare il file.',
  'pec.messaggio_illeggibile':
    'Le intestazioni non sono quelle di un messaggio di posta. Scaricare di nuovo il file .eml.',
  'pec.intestazione_doppia':
    'Un’intestazione che deve essere unica è ripetuta: il messaggio è stato composto ad arte o alterato.',
  'pec.mittente_illeggibile': 'From manca o non contiene un solo indirizzo: il gestore non è identificabile.',
  'pec.non_firmato': 'Il messaggio non è multipart/signed: è posta ordinaria, non un messaggio del gestore.',
  'pec.struttura_errata':
    'Le parti del messaggio firmato mancano, sono tronche o di tipo sbagliato. Scaricare di nuovo l’originale.',
  'pec.firma_illeggibile':
    'smime.p7s non è una firma CMS staccata con un solo firmatario. Scaricare di nuovo l’originale.',
  'pec.certificato_mancante': 'La firma non porta il certificato di chi ha firmato: non è verificabile.',
  'pec.digest_diverso':
    'I byte firmati non sono quelli arrivati: il messaggio è stato alterato dopo la firma.',
  'pec.fine_riga_alterata':
    'I fine riga CRLF sono stati convertiti dopo la firma: i byte non sono più quelli firmati. Recuperare l’originale dalla casella.',
  'pec.firma_errata': 'La firma non corrisponde al certificato: è rotta o di altri.',
  'pec.certificato_scaduto': 'Il certificato del firmatario non era in vigore alla data indicata.',
  'pec.certificato_non_adatto': 'Il certificato non è abilitato alla firma della posta.',
  'pec.catena_non_fidata': 'Il certificato non discende, alla data indicata, da una delle autorità fidate.',
  'pec.firmatario_senza_indirizzo':
    'Il certificato del firmatario non contiene un indirizzo (subjectAltName).',
  'pec.firmatario_diverso': 'Il firmatario non è il mittente (From): un altro gestore ha firmato.',
  'pec.gestore_non_competente':
    'Secondo l’elenco dei gestori quel dominio è di un altro gestore, o ha un altro certificato. Aggiornare l’elenco e, se è aggiornato, non fidarsi.',
  'pec.busta_anomalia':
    'Busta di anomalia: posta ordinaria consegnata in una casella PEC. Non è una ricevuta.',
  'pec.daticert_mancante': 'Nella parte firmata manca daticert.xml: i dati di certificazione non ci sono.',
  'pec.daticert_doppio': 'Nella parte firmata ci sono più daticert.xml: non si sa quale valga.',
  'pec.daticert_illeggibile': 'daticert.xml non è XML UTF-8 ben formato entro 64 KB.',
  'pec.daticert_vietato': 'daticert.xml contiene DOCTYPE o entità: vietati, il file non viene interpretato.',
  'pec.daticert_non_valido': 'daticert.xml non rispetta la grammatica della RFC 6109 par. 4.4.',
  'pec.tipo_sconosciuto': 'Il tipo di daticert.xml non è tra quelli della RFC 6109.',
  'pec.tipo_discorde': 'X-Ricevuta o X-Trasporto non concordano con il tipo di daticert.xml.',
  'pec.riferimento_discorde': 'X-Riferimento-Message-ID non concorda con msgid di daticert.xml.',
  'pec.destinatario_discorde': 'To non è il mittente originario scritto in daticert.xml.',
};

/** docs/pec-codici.md, drawn from the table. */
export function tabellaCodici(): string {
  const righe = CODICI_PEC.map((codice) => `| \`${codice}\` | ${TESTO_CODICE[codice]} |`);
  return [
    '# Codici di `esatto pec verifica`',
    '',
    'Elenco chiuso dei motivi per cui un messaggio non è un messaggio di sistema PEC autentico. Quando più cose',
    'non vanno, il codice è la prima di questo ordine: struttura, digest, firma, catena, gestore, daticert, accordo.',
    'Se `valida` è falso, `tipo`, `msgid`, `destinatario`, `classe` e `il` sono ciò che il messaggio afferma.',
    '',
    '`controlli.gestore` è `ko` quando firmatario e From sono diversi, o quando l’elenco dei gestori (`--gestori`) dà quel',
    'dominio a un altro; è `non_disponibile` quando concordano ma l’elenco non c’è o non li conosce: la verifica è allora',
    'parziale, non negativa ([pec-gestori.md](pec-gestori.md)).',
    'Revoche (CRL, OCSP) non consultate.',
    '',
    '| codice | significato |',
    '|---|---|',
    ...righe,
    '',
  ].join('\n');
}
