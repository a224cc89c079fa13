/** What each code of `esatto prova verifica` says: what is wrong and what to do. Closed list. */
export const TESTO_PROVA = {
  'prova.contenitore_illeggibile': 'il file non è uno ZIP intero: chiederne di nuovo una copia',
  'prova.contenitore_troppo_grande': 'lo ZIP dichiara più file o più byte di quanti un fascicolo ne ha',
  'prova.contenitore_compresso': 'un file è compresso o cifrato: un fascicolo di prova non comprime mai',
  'prova.percorso_vietato': 'il nome di un file esce dalla cartella o non è di quelli ammessi',
  'prova.nome_doppio': 'due file hanno lo stesso nome: non si sa quale valga',
  'prova.contenitore_riscritto':
    'lo ZIP non è più quello composto: altro ordine, altre date, byte in più; chiedere l’originale',
  'prova.indice_illeggibile': 'indice.json manca o non ha la forma attesa',
  'prova.indice_discorde': 'indice.json e i file contenuti non coincidono',
  'prova.impronta_diversa': 'dimensione o SHA-256 di un file non sono quelli dell’indice',
  'prova.fatti_illeggibili': 'fatti.json manca o non ha la forma attesa',
  'prova.atto_diverso': 'il PDF dell’atto manca o non ha l’impronta registrata',
  'prova.evento_mancante':
    'manca il messaggio o il documento che prova un evento: l’archivio dell’Ente lo aveva, nel fascicolo non c’è',
  'prova.documento_mai_arrivato':
    'il fascicolo stesso dichiara che il documento di un evento su cui poggia l’esito non è mai arrivato all’archivio dell’Ente: quell’evento è detto, non provato; chiederne il documento a chi lo ha annunciato',
  'prova.ricevuta_non_valida': 'la ricevuta non è autentica',
  'prova.ricevuta_altrui': 'la ricevuta è autentica ma non risponde alla trasmissione a cui è attribuita',
  'prova.evento_discorde': 'quanto è raccontato dell’evento non è ciò che la prova dice',
  'prova.estratto_diverso': 'un file ricavato non è quello che si ricava dalla prova',
  'prova.perfezionamento_diverso': 'esito o date non sono quelli che le prove danno',
  'prova.gradino_discorde':
    'la ragione per cui si è passati a un altro mezzo non è quella che le prove danno',
  'prova.modello_sconosciuto':
    'il fascicolo è composto con parole di un’altra versione: verificarlo con quella, o comporlo di nuovo',
  'prova.cronologia_diversa': 'la cronologia o LEGGIMI non dicono quello che i fatti e le prove dicono',
  'prova.non_eseguito': 'controllo non eseguito: non lo consente un controllo precedente',
} as const;
export type CodiceProva = keyof typeof TESTO_PROVA;
