/** Commands of a pratica: one per event of the stories, plus the answers of people to a task. */
export const NOMI_COMANDO = [
  'pagamento',
  'sospensione',
  'revocaSospensione',
  'sgravio',
  'ricorso',
  'esitoRicorso',
  'chiusuraPerOpposizione',
  'richiestaRateazione',
  'rateazioneConcessa',
  'rateazioneRespinta',
  'veicoloStrumentale',
  'decesso',
  'eredi',
  'insolvenza',
  'insinuazioneDepositata',
  'proceduraChiusa',
  'osservazioni',
  'decisione',
  'partitaAggiunta',
  'esitoIndagine',
  'esitoNotifica',
  'esitoRitirato',
  'approvaAtto',
] as const;
export type NomeComando = (typeof NOMI_COMANDO)[number];

/** Why a command was refused: code, what it says to the person, norm where a rule refused. */
export const RIFIUTI = {
  PRATICA_CHIUSA: {
    messaggio: 'La pratica è chiusa: restano possibili pagamenti, sgravi ed esiti di ricorso.',
  },
  PRATICA_SCONOSCIUTA: { messaggio: 'La pratica non esiste per questo Ente.' },
  CORPO_DIVERSO: {
    messaggio: 'La stessa chiave è già stata usata con un altro contenuto: usarne una nuova.',
  },
  CORPO_NON_VALIDO: { messaggio: 'Il comando non ha la forma prevista: vedere la descrizione della rotta.' },
  PARTITA_SCONOSCIUTA: { messaggio: 'Una delle partite indicate non appartiene alla pratica.' },
  PARTITA_GIA_PRESENTE: { messaggio: 'La partita è già nella pratica.' },
  DATA_NON_VALIDA: { messaggio: 'Una delle date indicate non esiste nel calendario.' },
  DATA_FUTURA: { messaggio: 'La data indicata è successiva a oggi.' },
  IMPORTO_NON_POSITIVO: { messaggio: "L'importo deve essere maggiore di zero." },
  IMPORTO_OLTRE_RESIDUO: {
    messaggio: 'Lo sgravio supera quanto resta di una componente della partita: correggere gli importi.',
  },
  SGRAVIO_VUOTO: { messaggio: 'Indicare gli importi da sgravare oppure lo sgravio totale.' },
  SOSPENSIONE_FINE_PRIMA_INIZIO: {
    messaggio: 'La sospensione finisce prima di cominciare: correggere le date.',
  },
  SOSPENSIONE_ASSENTE: { messaggio: 'Nessuna sospensione è in corso o prevista per le partite indicate.' },
  RICORSO_GIA_PENDENTE: { messaggio: 'Per la partita pende già un ricorso.' },
  RICORSO_ASSENTE: { messaggio: 'Per la partita non risulta alcun ricorso pendente.' },
  RATEAZIONE_NON_RICHIESTA: {
    messaggio: 'Nessuna richiesta di rateazione attende una risposta.',
    norma: 'L. 160/2019 c. 796-797',
  },
  RATEAZIONE_DECADUTA: {
    messaggio: 'Il debitore è decaduto da una rateazione: il debito non può più essere rateizzato.',
    norma: 'L. 160/2019 c. 800',
  },
  RATE_NON_VALIDE: { messaggio: 'Le rate devono essere da 1 a 600, ciascuna di almeno un centesimo.' },
  RATA_SCONOSCIUTA: { messaggio: 'Nessuna rateazione concessa ha la rata indicata.' },
  DATA_PASSATA: { messaggio: 'La data indicata è anteriore a oggi.' },
  DECESSO_GIA_NOTO: { messaggio: 'Il decesso del debitore è già registrato.' },
  DECESSO_ASSENTE: { messaggio: 'Non risulta il decesso del debitore: registrarlo prima degli eredi.' },
  EREDI_GIA_NOTI: { messaggio: 'Gli eredi sono già individuati.' },
  INSOLVENZA_GIA_APERTA: { messaggio: 'Una procedura concorsuale è già aperta per il debitore.' },
  INSOLVENZA_ASSENTE: { messaggio: 'Nessuna procedura concorsuale è aperta per il debitore.' },
  LISTA_ASSENTE: { messaggio: "Nessuna proposta di inesigibilità attende la decisione dell'Ente." },
  PROPOSTA_ASSENTE: { messaggio: 'Nessuna proposta di questo tipo attende una decisione.' },
  INDAGINE_ASSENTE: { messaggio: 'Nessuna indagine attende un esito.' },
  BOZZA_ASSENTE: {
    messaggio: "Nessun atto della pratica attende l'approvazione con questo numero di bozza.",
  },
  BOZZA_SUPERATA: {
    messaggio: 'Un fatto nuovo ha cambiato la pratica: la bozza è caduta e va riguardata.',
  },
  BOZZA_STESSA_PERSONA: {
    messaggio: "Chi ha preparato il lotto non può approvarlo: serve un'altra persona.",
  },
  NOTIFICA_SENZA_TENTATIVO: { messaggio: 'Il tentativo di notifica indicato non attende un esito.' },
  CARICO_NON_IN_APPROVAZIONE: { messaggio: 'La lista non attende un esito.' },
  APPROVAZIONE_STESSA_PERSONA: {
    messaggio: "Chi ha caricato la lista non può approvarla: serve un'altra persona dell'Ente.",
    norma: 'seed B-13',
  },
  PARAMETRO_MANCANTE: {
    messaggio: 'Il conto chiede una riga che il profilo non ha: un compito la nomina, ripetere quando c’è.',
  },
  ESITO_PRIMA_DELLA_SPEDIZIONE: { messaggio: "La data dell'esito è anteriore alla spedizione dell'atto." },
} satisfies Record<string, { messaggio: string; norma?: string }>;
export type CodiceRifiuto = keyof typeof RIFIUTI;
export const CODICI_RIFIUTO = Object.keys(RIFIUTI) as CodiceRifiuto[];
