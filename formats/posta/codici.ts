import { CODICI_POSTA, CODICI_POSTA_AL, type CodicePosta } from '../../domain/dati/codici-posta';
import type { CasoPostale } from '../../domain/notifica/posta-lettura';
import type { CosaManca } from '../../domain/notifica/posta-manca';
import type { ScartoConsolidatore } from './consolidatore';
import type { MotivoQuarantena } from './esiti-riga';
import type { DifettoStruttura } from './esiti-struttura';

/** What to do, for the person who finds it on a worklist. */
export const PAROLE_CASI: Readonly<Record<CasoPostale, string>> = {
  ESITI_DISCORDI:
    'Due esiti chiusi non dicono la stessa cosa. Leggere le immagini e scartare l’esito sbagliato.',
  CAD_DISCORDE:
    'La CAD ha più date di spedizione. Leggere la distinta della raccomandata e scartare le altre.',
  CAD_NON_RECAPITATA:
    'La CAD è tornata senza consegna né giacenza: il deposito non prova la notifica. Scartare l’esito della CAD se è un errore, o rinotificare.',
  BUSTA_DOPO_CONSEGNA:
    'La busta è tornata dopo una consegna: l’atto non conta più come notificato. Scartare la prova sbagliata.',
  DESTINATARIO_DECEDUTO:
    'La posta dice che il destinatario è morto. Verificare in anagrafe e registrare il decesso: la notifica va agli eredi.',
  RIFIUTO_DI_ALTRI:
    'Ha rifiutato una persona che non è il destinatario. Leggere la relata: servono deposito e CAD.',
  GIACENZA_BREVE:
    'La compiuta giacenza è stata dichiarata prima dei giorni di legge. Chiedere conto al fornitore.',
  FURTO_SMARRIMENTO: 'Il pezzo è perso, rubato o deteriorato. Denunciare, e spedire un nuovo tentativo.',
  NON_RENDICONTABILE:
    'Il fornitore non sa che cosa ne è stato. Chiedere conto, e spedire un nuovo tentativo.',
  FORZA_MAGGIORE: 'Il recapito non è stato possibile per forza maggiore. Spedire un nuovo tentativo.',
  PEZZO_SCARTATO:
    'Il fornitore ha scartato il pezzo prima di spedirlo. Correggere indirizzo o PDF e rifare il lotto.',
};

/** Evidence that has not come by its day. */
export const PAROLE_MANCANZE: Readonly<Record<CosaManca, string>> = {
  ACCETTAZIONE: 'La distinta accettata: senza, la data per il mittente non è provata.',
  ESITO: 'Un esito qualunque: il pezzo è partito e non se ne sa più nulla.',
  CHIUSURA: 'L’esito chiuso che segue un pre-esito o un’immagine.',
  INIZIO_GIACENZA: 'La data dell’avviso di giacenza, da leggere sulla busta tornata.',
  COMPIUTA_GIACENZA:
    'La busta tornata per compiuta giacenza, o per la L. 890 il decorso dei giorni del deposito.',
  CAD: 'La spedizione della comunicazione di avvenuto deposito.',
  AR_CAD: 'L’avviso di ricevimento della CAD (Cass. SU 10012/2021).',
  CAN: 'La comunicazione di avvenuta notifica al destinatario (L. 890/1982 art. 7).',
  RESTITUZIONE: 'La restituzione all’Ente della posta non recapitabile (seed E-20).',
};

/** Rows of a file and pushed events that are kept apart. */
export const PAROLE_QUARANTENA: Readonly<
  Record<MotivoQuarantena | ScartoConsolidatore['motivo'] | 'contenuto_diverso', string>
> = {
  codice_sconosciuto: 'Il codice non è in tabella. Chiedere al fornitore che cosa significa.',
  codice_di_altro_prodotto: 'Il codice è di un altro prodotto postale.',
  contenuto_diverso: 'Lo stesso codice era già arrivato per quel pezzo con un’altra data o causale.',
  pezzo_assente: 'Mancano sia l’invio sia il numero della raccomandata.',
  pezzo_sconosciuto: 'L’invio e la raccomandata indicati non sono di un nostro pezzo, o sono di due pezzi.',
  prodotto: 'Il prodotto postale non è in tabella.',
  prodotto_diverso: 'Il prodotto non è quello con cui il pezzo è stato affidato.',
  data: 'La data manca o non è una data AAAA-MM-GG.',
  data_futura: 'La data è dopo oggi.',
  ora: 'L’ora non è HH:MM o HH:MM:SS, o quel giorno non esiste.',
  causale: 'La causale non è in tabella.',
  provvisorio: 'La colonna vale S, N o niente.',
  provvisorio_discorde: 'La colonna dice il contrario del codice.',
  cad: 'Data ed esito della CAD vanno insieme, e l’esito dev’essere in tabella.',
  immagine: 'Nome e SHA-256 dell’immagine vanno insieme; il nome non può essere un percorso.',
  documento: 'Il tipo del documento non è in tabella: l’esito è stato preso, il documento no.',
  sha256: 'L’impronta del documento non è uno SHA-256: l’esito è stato preso, il documento no.',
  sha256_diverso:
    'I byte caricati con quella chiave non sono quelli che l’evento annuncia: l’esito è stato preso, il documento no. Farselo rimandare.',
};

/** Why a whole file is refused: nothing was taken from it. */
export const PAROLE_RIFIUTO: Readonly<Record<DifettoStruttura, string>> = {
  vuoto: 'Il file è vuoto.',
  intestazione: 'La colonna non è al suo posto nella prima riga.',
  colonne: 'La riga ha un numero di colonne diverso.',
  codifica: 'La cella non è UTF-8. Salvare di nuovo il file in UTF-8.',
  carattere: 'La cella ha un carattere di controllo.',
  virgolette: 'Una cella fra virgolette non è chiusa: il file è tagliato o guasto.',
  tagliato: 'L’ultima riga non finisce con un a capo: il file è tagliato. Scaricarlo di nuovo.',
};

/** docs/posta-codici.md, drawn from the tables. */
export function paginaPosta(): string {
  const tabella = (titolo: string, nota: string, voci: Readonly<Record<string, string>>, prefisso = '') =>
    [
      `## ${titolo}`,
      '',
      ...(nota === '' ? [] : [nota, '']),
      '| codice | significato |',
      '|---|---|',
      ...Object.entries(voci).map(([nome, parole]) => `| \`${prefisso}${nome}\` | ${parole} |`),
      '',
    ].join('\n');
  const esiti = [...CODICI_POSTA].map(([codice, voce]) => `| \`${codice}\` | ${descrivi(voce)} |`);
  return [
    '# Posta: casi, attese, codici',
    '',
    'Come la prova si calcola: [ADR 23](adr/0023-posta-dagli-esiti-alla-prova.md). Pagina generata.',
    '',
    tabella(
      'Casi per una persona',
      'Finché il caso è aperto il pezzo non vale come notificato.',
      PAROLE_CASI,
    ),
    tabella(
      'Prove attese',
      'Ognuna ha il suo giorno (`posta.*` del profilo): passato quello, va in lista.',
      PAROLE_MANCANZE,
    ),
    tabella(
      'Righe ed eventi in quarantena',
      'Il resto del file o della chiamata va avanti.',
      PAROLE_QUARANTENA,
      'posta.',
    ),
    tabella('File rifiutati per intero', 'Il rapporto dice riga e colonna.', PAROLE_RIFIUTO, 'posta.'),
    '## Codici degli esiti',
    '',
    `Vocabolario del consolidatore (pagopa/pn-ec), al ${CODICI_POSTA_AL}.`,
    '',
    '| codice | prodotto | significato | stadio |',
    '|---|---|---|---|',
    ...esiti,
    '',
  ].join('\n');
}

function descrivi({ prodotto, significato: s }: CodicePosta): string {
  const cosa = s.genere === 'lavorazione' ? `${s.passo} | lavorazione` : `${s.esito} | ${s.stadio}`;
  return `${prodotto ?? 'tutti'} | ${cosa}`;
}
