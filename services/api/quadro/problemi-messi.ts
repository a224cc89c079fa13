import type { VoceProblema } from './voce-problema';

/** What was set aside, and is brought in again. */
const scartata = (titolo: string): VoceProblema => ({
  stato: 409,
  titolo,
  dove: 'Gli eventi `scartato` nel fascicolo di prova della notifica dicono chi e quando.',
  rimedio: 'Se fu un errore: POST /tentativi/{tentativoId}/prove/{eventoId}/ripristino, con il perché.',
});
const CORREGGI = 'Correggere il dato secondo la relata e ripetere, con una Idempotency-Key nuova.';

export const DEI_MESSI = {
  'relata.scartata': scartata('La stessa relata è in archivio, e una persona l’ha scartata'),
  'pubblicazione.scartata': scartata(
    'Gli stessi giorni di affissione sono in archivio, e una persona li ha scartati',
  ),
  'messo.fine_prima_dell_inizio': {
    stato: 422,
    titolo: 'L’incarico del messo finisce prima di cominciare',
    dove: 'Campo `al`.',
    rimedio: 'Indicare l’ultimo giorno dell’incarico, non anteriore a `dal`.',
  },
  'messo.non_in_carica': {
    stato: 409,
    titolo: 'Oggi il messo non è in carica',
    dove: 'Nomina del messo: `dal` e `al`.',
    rimedio: 'Affidare l’atto a un messo in carica, o registrare la sua nuova nomina.',
    norma: 'seed E-51',
  },
  'messo.nessuno_in_carica': {
    stato: 409,
    titolo: 'Nessun messo dell’Ente è in carica oggi',
    dove: 'Registro dei messi.',
    rimedio: 'Registrare una nomina, poi distribuire gli atti.',
    norma: 'seed E-51',
  },
  'messo.atto_non_affidabile': {
    stato: 409,
    titolo: 'L’atto non è nell’elenco dei messi, o la sua notifica è conclusa: nessun atto è stato affidato',
    dove: '`oggettoId` indica il tentativo di notifica.',
    rimedio: 'Toglierlo dalla richiesta: si affidano i tentativi di GET /messi/da-affidare.',
  },
  'relata.messo_sconosciuto': {
    stato: 409,
    titolo: 'Il messo indicato non è nel registro dell’Ente',
    dove: 'Campo `messoId`.',
    rimedio: 'Indicare un messo di GET /messi.',
  },
  'relata.atto_sconosciuto': {
    stato: 409,
    titolo: 'L’atto indicato non esiste per questo Ente, o per questa direzione',
    dove: 'Tentativo di notifica.',
    rimedio: 'Indicare un tentativo dell’elenco del messo.',
  },
  'relata.atto_di_altro_canale': {
    stato: 409,
    titolo: 'Questo tentativo di notifica non è di un messo',
    dove: 'Canale del tentativo.',
    rimedio: 'Indicare un tentativo dell’elenco del messo.',
  },
  'relata.atto_non_affidato': {
    stato: 409,
    titolo: 'L’atto non è mai stato affidato a questo messo',
    dove: 'Campo `messoId`.',
    rimedio: 'Indicare il messo che lo aveva, o affidarglielo prima con POST /messi/{messoId}/atti.',
  },
  'relata.documento_sconosciuto': {
    stato: 409,
    titolo: 'La relata scansita non è tra i documenti dell’Ente',
    dove: 'Campo `documentoId`.',
    rimedio: 'Registrare prima la scansione con POST /documenti/file.',
  },
  'relata.data_non_valida': {
    stato: 409,
    titolo: 'Una data della relata non esiste nel calendario',
    dove: 'Date della relata.',
    rimedio: CORREGGI,
  },
  'relata.data_futura': {
    stato: 409,
    titolo: 'Una data della relata è successiva a oggi',
    dove: 'Date della relata.',
    rimedio: CORREGGI,
  },
  'relata.prima_dell_affidamento': {
    stato: 409,
    titolo: 'La relata racconta un giorno in cui il messo non aveva ancora l’atto',
    dove: 'Date della relata.',
    rimedio: CORREGGI,
  },
  'relata.messo_non_in_carica': {
    stato: 409,
    titolo: 'In quel giorno il messo non era in carica: la notifica sarebbe nulla',
    dove: 'Date della relata e nomina del messo.',
    rimedio:
      'Controllare la data e la nomina; se è così, l’atto va notificato di nuovo da un messo in carica.',
    norma: 'seed E-51',
  },
  'relata.formalita_in_disordine': {
    stato: 409,
    titolo: 'L’avviso sulla porta o la raccomandata precedono il deposito',
    dove: 'Campi `deposito`, `affissione`, `raccomandata`.',
    rimedio: CORREGGI,
    norma: 'c.p.c. art. 140',
  },
  'relata.informativa_prima_della_consegna': {
    stato: 409,
    titolo: 'La raccomandata informativa precede la consegna',
    dove: 'Campo `informativaIl`.',
    rimedio: CORREGGI,
    norma: 'DPR 600/73 art. 60 c. 1 b-bis)',
  },
  'relata.ricerche_insufficienti': {
    stato: 409,
    titolo: 'Le ricerche non bastano a dire irreperibile il destinatario',
    dove: 'Campo `ricerche`: quelle dovute sono nella riga `messo.ricerche` del profilo.',
    rimedio: 'Completare le ricerche e farle risultare dalla relata.',
    norma: 'DPR 600/73 art. 60 c. 1 e)',
  },
  'pubblicazione.atto_di_altro_canale': {
    stato: 409,
    titolo: 'Questo tentativo di notifica non è per l’albo',
    dove: 'Canale del tentativo.',
    rimedio: 'Indicare un tentativo con un compito `albo`.',
  },
  'pubblicazione.data_futura': {
    stato: 409,
    titolo: 'Un giorno di affissione è successivo a oggi',
    dove: 'Campi `pubblicataDal`, `defissaIl`.',
    rimedio: 'Registrare i giorni quando sono nel certificato di pubblicazione.',
  },
  'pubblicazione.prima_dell_invio': {
    stato: 409,
    titolo: 'L’affissione comincia prima che l’atto fosse destinato all’albo',
    dove: 'Campo `pubblicataDal`.',
    rimedio: 'Controllare il certificato: è di un altro atto o di un’altra pubblicazione.',
  },
  'pubblicazione.fine_prima_dell_inizio': {
    stato: 409,
    titolo: 'L’affissione finisce prima di cominciare',
    dove: 'Campi `pubblicataDal`, `defissaIl`.',
    rimedio: 'Correggere i giorni secondo il certificato.',
  },
} as const satisfies Record<string, VoceProblema>;
