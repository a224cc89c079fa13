import type { VoceProblema } from './voce-problema';

const IMMAGINE = 'Byte del file, qualunque cosa dica il nome.';
const RIFARE = 'Scandire di nuovo la carta in PDF, TIFF, PNG o JPEG e inviare il file intero.';
const ZIP = 'Lo ZIP inviato: nessun file è stato preso.';
const PROVA = 'Corpo della lettura.';

export const DELLE_SCANSIONI = {
  'scansione.immagine_vuota': { stato: 422, titolo: 'Il file è vuoto', dove: IMMAGINE, rimedio: RIFARE },
  'scansione.immagine_tipo_non_ammesso': {
    stato: 422,
    titolo: 'Il file non è un PDF, un TIFF, un PNG o un JPEG',
    dove: IMMAGINE,
    rimedio: RIFARE,
  },
  'scansione.immagine_tagliata': {
    stato: 422,
    titolo: 'L’immagine non è intera, o ha altro in coda',
    dove: IMMAGINE,
    rimedio: RIFARE,
  },
  'scansione.immagine_smisurata': {
    stato: 422,
    titolo: 'L’immagine ha più punti di un foglio A3 a 1.200 punti per pollice',
    dove: IMMAGINE,
    rimedio: 'Scandire a 300 punti per pollice.',
  },
  'scansione.busta_incompleta': {
    stato: 422,
    titolo: 'Di una busta serve il giorno in cui è tornata, di una cartolina no',
    dove: 'Parametri `genere`, `tornataIl`, `causa`.',
    rimedio: 'Per `genere=busta` indicare `tornataIl`; togliere `tornataIl` e `causa` da una cartolina.',
  },
  'scansione.data_futura': {
    stato: 422,
    titolo: 'La data è dopo oggi',
    dove: 'Data della busta, della distinta o della restituzione.',
    rimedio: 'Indicare il giorno scritto sulla carta.',
  },
  'scansione.prima_della_spedizione': {
    stato: 422,
    titolo: 'La data è prima della spedizione dell’atto',
    dove: 'Data della busta, della distinta o della restituzione.',
    rimedio: 'Controllare il codice: forse la carta è di un altro invio.',
  },
  'scansione.codice_sconosciuto': {
    stato: 422,
    titolo: 'Il codice non è di una raccomandata spedita, o è di più d’una',
    dove: 'Campo `codice`.',
    rimedio: 'Indicare il numero della raccomandata o l’identificativo del tentativo.',
  },
  'scansione.non_leggibile': {
    stato: 409,
    titolo: 'L’immagine è scartata, o non si sa ancora di quale invio sia',
    dove: 'Stato della scansione.',
    rimedio: 'Rispondere prima al compito `scansione_sconosciuta`.',
  },
  'scansione.conclusa': {
    stato: 409,
    titolo: 'L’immagine è già una prova e non si scarta più',
    dove: 'Stato della scansione.',
    rimedio: 'Se la prova è sbagliata, scartare la prova con il compito `prova`.',
  },
  'scansione.lotto_illeggibile': {
    stato: 422,
    titolo: 'Il file non è uno ZIP intero',
    dove: ZIP,
    rimedio: 'Rifare lo ZIP.',
  },
  'scansione.lotto_percorso_vietato': {
    stato: 422,
    titolo: 'Il nome di un file dello ZIP esce dalla cartella o ha caratteri non ammessi',
    dove: ZIP,
    rimedio: 'Usare lettere, cifre, spazi, punti e trattini, in al più tre cartelle.',
  },
  'scansione.lotto_nome_doppio': {
    stato: 422,
    titolo: 'Due file dello ZIP hanno lo stesso nome',
    dove: ZIP,
    rimedio: 'Rifare lo ZIP.',
  },
  'scansione.lotto_cifrato': {
    stato: 422,
    titolo: 'Lo ZIP è cifrato',
    dove: ZIP,
    rimedio: 'Rifarlo senza parola segreta.',
  },
  'scansione.lotto_troppo_grande': {
    stato: 422,
    titolo: 'Lo ZIP dichiara più di mille file o di un miliardo di byte',
    dove: ZIP,
    rimedio: 'Dividerlo in più ZIP.',
  },
  'scansione.lotto_vuoto': {
    stato: 422,
    titolo: 'Lo ZIP non contiene immagini',
    dove: ZIP,
    rimedio: 'Aggiungere le immagini accanto a `indice.csv`.',
  },
  'scansione.lotto_indice': {
    stato: 422,
    titolo: 'Una riga di `indice.csv` non si capisce',
    dove: 'La riga e il campo sono in `errors`; nessun file è stato preso.',
    rimedio: 'Correggere la riga e rifare lo ZIP.',
  },
} as const satisfies Record<string, VoceProblema>;

const lettura = (titolo: string, rimedio: string, stato = 422): VoceProblema => ({
  stato,
  titolo,
  dove: stato === 409 ? 'Letture della scansione.' : `${PROVA} Il campo è in \`errors\`.`,
  rimedio,
});
const RILEGGERE = 'Rileggere la carta: ciò che non vi è scritto si omette.';

export const DELLE_LETTURE = {
  'lettura.conclusa': lettura('La carta è già letta e controllata', 'Leggere la scansione.', 409),
  'lettura.stessa_persona': {
    ...lettura('Chi ha letto una carta non la controlla', 'Farla leggere a un’altra persona.', 409),
    norma: 'seed E-48',
  },
  'lettura.di_responsabile': {
    ...lettura(
      'Due persone hanno letto cose diverse: decide chi risponde degli atti',
      'Farla leggere a chi ha il ruolo ente.responsabile o societa.ufficiale.',
      409,
    ),
    norma: 'seed E-48',
  },
  'lettura.data_non_valida': lettura('La data non esiste', RILEGGERE),
  'lettura.data_futura': lettura('La data è dopo oggi', RILEGGERE),
  'lettura.prima_della_spedizione': lettura(
    'La data è prima della spedizione dell’atto',
    'Se la carta è di un altro invio, scartarla con il motivo `altrui`.',
  ),
  'lettura.dopo_l_esito': lettura('La giacenza o la CAD è dopo l’esito', RILEGGERE),
  'lettura.causa_mancante': lettura(
    'Manca la causa della mancata consegna',
    'Indicare la casella barrata, M01-M09.',
  ),
  'lettura.causa_di_troppo': lettura(
    'Una consegna o una giacenza non ha causa',
    'Togliere la causa, o correggere l’esito.',
  ),
  'lettura.altro_prodotto': lettura(
    'La carta non è del prodotto con cui l’atto è partito',
    'AR per la raccomandata; 23L, CAD, ARCAD, CAN per gli atti giudiziari (L. 890/1982).',
  ),
  'lettura.altro_documento': lettura(
    'La carta non è del genere con cui è stata acquisita',
    'Una busta tornata si legge come PLICO, una cartolina no.',
  ),
} as const satisfies Record<string, VoceProblema>;

export const DELLE_BUSTE = {
  'busta.da_restituire': {
    stato: 409,
    titolo: 'La posta non recapitabile torna all’Ente',
    dove: 'Campo `esito`: il profilo ha `posta.restituzioneGiorni`.',
    rimedio: 'Restituirla con la distinta e rispondere `restituita`.',
    norma: 'seed E-20',
  },
  'busta.distinta_mancante': {
    stato: 422,
    titolo: 'Per `restituita` servono il giorno e la distinta consegnata all’Ente',
    dove: 'Campi `il`, `documentoId`.',
    rimedio: 'Caricare la distinta firmata con POST /documenti/file e indicarla.',
  },
  'raccomandata.riga': {
    stato: 422,
    titolo: 'Una riga della distinta non va: nessuna è stata registrata',
    dove: 'La riga e il motivo sono in `errors`.',
    rimedio:
      'Correggere la riga: invio per raccomandata già spedito, numero non ancora usato, data scritta dalla posta.',
  },
} as const satisfies Record<string, VoceProblema>;
