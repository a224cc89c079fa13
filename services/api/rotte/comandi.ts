import { z } from 'zod';
import { idDerivato } from '../../../database/identificativi';
import { NATURE, TIPI_TITOLO } from '../../../domain/vocabolario';
import { Centesimi, CentesimiPositivi, corpo, Data, idDi } from '../quadro/campi';
import type { Rotta } from '../quadro/rotta';
import { definisciComando } from './comando';

const documentoId = idDi('doc').optional();
const partita = idDi('par');
const partite = z.array(partita).min(1).max(500).optional();
const NonNegativi = Centesimi.refine((c) => !c.startsWith('-'), 'atteso un importo non negativo');
const importi = corpo({
  capitale: NonNegativi.optional(),
  sanzioni: NonNegativi.optional(),
  interessi: NonNegativi.optional(),
  spese: NonNegativi.optional(),
});
const nuovaPartita = corpo({
  natura: z.enum(NATURE),
  importi,
  prescrizione: corpo({ dal: Data, anni: z.int().min(1).max(30) }),
  titolo: corpo({ tipo: z.enum(TIPI_TITOLO), notificatoIl: Data }).optional(),
  ricorso: z.boolean().optional(),
  scadenzaUltimaRata: Data.optional(),
});
const rate = z.int().min(1).max(600);
const sgravio = corpo({
  partita,
  importi: importi.optional(),
  totale: z.literal(true).optional(),
  documentoId,
}).refine((c) => (c.importi === undefined) !== (c.totale === undefined), {
  error: 'indicare importi oppure totale, non entrambi',
  path: ['importi'],
});

/** The events of cases/storie, section 2, as commands: amounts in cents, `il` is always the day of the clock. */
export const COMANDI: readonly Rotta[] = [
  definisciComando(
    'pagamento',
    'Registra un pagamento arrivato fuori dal canale delle ricevute',
    corpo({
      importo: CentesimiPositivi,
      valuta: Data.optional(),
      rata: z.int().min(1).max(600).optional().describe('La rata del piano che il pagamento salda'),
      documentoId,
    }),
  ),
  definisciComando(
    'sospensione',
    'Sospende la pratica o alcune partite',
    corpo({ dal: Data.optional(), al: Data.optional(), partite, documentoId }),
  ),
  definisciComando('revocaSospensione', 'Revoca una sospensione', corpo({ partite, documentoId })),
  definisciComando('sgravio', 'Sgrava una partita, in tutto o in parte', sgravio),
  definisciComando('ricorso', 'Registra un ricorso su una partita', corpo({ partita, documentoId })),
  definisciComando(
    'esitoRicorso',
    'Registra l’esito di un ricorso',
    corpo({ partita, esito: z.enum(['rigettato', 'accolto']), documentoId }),
  ),
  definisciComando('chiusuraPerOpposizione', 'Chiude la pratica per opposizione', corpo({ documentoId })),
  definisciComando(
    'richiestaRateazione',
    'Registra la richiesta di pagare a rate',
    corpo({ rate, documentoId }),
  ),
  definisciComando(
    'rateazioneConcessa',
    'Concede la rateazione richiesta',
    corpo({ rate, primaScadenza: Data, documentoId }),
  ),
  definisciComando('rateazioneRespinta', 'Respinge la rateazione richiesta', corpo({ documentoId })),
  definisciComando(
    'veicoloStrumentale',
    'Registra la prova che il veicolo serve all’impresa o alla professione',
    corpo({ documentoId }),
  ),
  definisciComando(
    'decesso',
    'Registra il decesso del debitore: `dal` è il giorno della morte',
    corpo({ dal: Data.optional(), documentoId }),
  ),
  definisciComando('eredi', 'Gli eredi sono individuati', corpo({ documentoId })),
  definisciComando(
    'insolvenza',
    'Registra l’apertura di una procedura concorsuale, o la sua udienza',
    corpo({ udienza: Data.optional(), documentoId }),
  ),
  definisciComando(
    'insinuazioneDepositata',
    'L’insinuazione al passivo è depositata',
    corpo({ documentoId }),
  ),
  definisciComando('proceduraChiusa', 'La procedura concorsuale è chiusa', corpo({ documentoId })),
  definisciComando(
    'osservazioni',
    'Risponde a una proposta di inesigibilità',
    corpo({ esito: z.enum(['prosegui', 'accetta']), documentoId }),
  ),
  definisciComando(
    'decisione',
    'Decide su una proposta di prescrizione',
    corpo({ proposta: z.literal('prescrizione'), esito: z.literal('accolta'), documentoId }),
  ),
  definisciComando(
    'partitaAggiunta',
    'Aggiunge una partita alla pratica, affidata oggi',
    corpo({ partita: nuovaPartita, documentoId }),
    (letto, { enteId, chiave }) => ({ partita: { id: idDerivato('par', enteId, chiave), ...letto.partita } }),
  ),
];
