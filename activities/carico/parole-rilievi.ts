import type { Rilievo } from '../../formats/claims/rilievi';

/** What each finding says to the clerk; the code is beside it. Source: cases/290 and cases/fogli, Codes. */
const PAROLE: Record<string, string> = {
  campo_obbligatorio: 'manca un dato obbligatorio',
  natura: 'natura del soggetto non riconosciuta',
  natura_cf: 'società con il codice fiscale di una persona: il debitore è incerto',
  cf_formato: 'codice fiscale di forma errata',
  cf_controllo: 'carattere di controllo del codice fiscale errato',
  piva_controllo: 'cifra di controllo della partita IVA errata',
  anno: 'anno non valido',
  tributo_sconosciuto: "codice che non è nella tabella dei tributi dell'Ente",
  importo: 'importo illeggibile',
  importo_decimali: 'importo con più di due decimali',
  importo_non_positivo: 'la somma degli importi non è maggiore di zero',
  partita_non_positiva: 'la somma degli importi non è maggiore di zero',
  data: 'data illeggibile',
  data_decorrenza: 'data di decorrenza non valida',
  data_titolo: 'data del titolo non valida',
  tipo_informazioni: 'tipo di informazioni non riconosciuto',
  tipo_titolo: 'tipo di titolo non riconosciuto',
  natura_mista: 'tributi di natura diversa nella stessa partita',
  partita_senza_n4: 'partita senza importi',
  partita_doppia: 'ripete una partita precedente della stessa lista',
  partita_gia_caricata: 'è già stata caricata con una lista precedente',
  colonne: "numero di colonne diverso dall'intestazione",
  riga_nascosta: 'la riga è nascosta nel foglio',
  notazione_scientifica: 'il foglio ha perso delle cifre (notazione scientifica)',
  partita_ripetuta: 'stesso codice di una partita precedente, altro contenuto',
  atto_ripetuto: 'stesso atto di una riga precedente, altro contenuto',
  prescrizione_stimata: "data assente: la prescrizione decorre dal 31 dicembre dell'anno",
  decorrenza_assente: "decorrenza assente: la prescrizione decorre dal 31 dicembre dell'anno",
  coobbligato_uguale: 'il coobbligato è il debitore stesso',
  cf_incoerente: 'non concorda con il codice fiscale',
  cf_numerico_persona: 'persona con codice fiscale numerico',
  nome_caratteri: 'caratteri insoliti nel nome',
  minuscole: 'scritto in minuscolo, letto in maiuscolo',
  formula: 'il testo sembra una formula: tenuto come testo, mai eseguito',
  testo_forzato: 'testo forzato dal foglio, letto come testo',
  zeri_persi: 'zeri iniziali persi dal foglio, rimessi',
  cap: 'CAP non valido',
  belfiore: 'codice del comune non valido',
  importo_negativo: 'importo minore di zero',
  totale_non_verificabile: 'il totale non si può verificare',
  colonna_nascosta: 'colonna nascosta, letta come le altre',
  altro_foglio: 'un altro foglio non è vuoto e non è stato letto',
  riga_vuota: 'riga vuota',
  dopo_totale: 'testo sotto la riga dei totali: non letto',
};

/** `290.cf_controllo` on `codiceFiscale` -> words, with the field. */
export function parole({ codice, campo }: Rilievo): string {
  const testo = PAROLE[codice.slice(codice.indexOf('.') + 1)] ?? 'da verificare';
  return campo === '' ? testo : `${testo} (${campo})`;
}
