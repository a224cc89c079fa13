import { type Motivo, NORMA_DI } from '../vocabolario';
import type { IdRegola } from './regole-motivi';

/**
 * Where a pratica stands, by the motivo of its last answer. Nothing stores it: the decision starts from zero each time
 * and this table says which answers may follow one another, for people and for the tests that watch over it.
 */
export const STATI = {
  affidamento: ['PARTITA_GIA_PRESCRITTA', 'PREAVVISO_PRESCRIZIONE'],
  titolo: [
    'SOTTO_SOGLIA_10',
    'ATTESA_ULTIMA_RATA',
    'SOLLECITO_PRECOATTIVO',
    'TERMINE_SOLLECITO_PRECOATTIVO',
    'FORMAZIONE_TITOLO_792',
    'FORMAZIONE_INGIUNZIONE',
  ],
  notifica: ['ATTESA_NOTIFICA', 'SECONDO_CANALE', 'NOTIFICA_SENZA_ESITO'],
  termini: [
    'TERMINE_PAGAMENTO_792',
    'TERMINE_PAGAMENTO_INGIUNZIONE',
    'ATTESA_PRESA_IN_CARICO',
    'PRESA_IN_CARICO',
  ],
  sollecito: ['SOLLECITO_795', 'TERMINE_SOLLECITO', 'ATTESA_544'],
  eredi: ['INTIMAZIONE_EREDI', 'TERMINE_EREDI'],
  indagine: ['INDAGINE_SOLVIBILITA', 'INDAGINE_SCADUTA', 'NUOVI_ELEMENTI', 'ATTESA_INDAGINE'],
  strumenti: [
    'INTIMAZIONE_50',
    'TERMINE_INTIMAZIONE',
    'PREAVVISO_FERMO',
    'TERMINE_PREAVVISO_FERMO',
    'ISCRIZIONE_FERMO',
    'PREAVVISO_IPOTECA',
    'TERMINE_PREAVVISO_IPOTECA',
    'ISCRIZIONE_IPOTECA',
    'ATTESA_ESITO_CAUTELARE',
    'PIGNORAMENTO_TERZI',
    'TERMINE_TERZO',
    'SOSPENSIONE_ESECUZIONE',
  ],
  lista: [
    'RESIDUO_MINIMO',
    'NON_ABBIENTE',
    'NESSUNO_STRUMENTO',
    'TENTATIVI_INFRUTTUOSI',
    'PRESCRIZIONE_VIVA',
    'SILENZIO_ENTE',
    'ATTESA_DECISIONE_ENTE',
  ],
  rateazione: [
    'RATEAZIONE_AMMISSIBILE',
    'RATEAZIONE_NON_AMMISSIBILE',
    'RATEAZIONE_RICHIESTA',
    'RATEAZIONE_IN_CORSO',
    'SOLLECITO_RATE',
    'TERMINE_SOLLECITO_RATE',
    'DECADENZA_C800',
    'DECADENZA_REGOLAMENTO',
  ],
  sospesa: ['SOSPESA'],
  decesso: ['EREDI', 'ATTESA_EREDI'],
  insolvenza: ['INSINUAZIONE', 'PROCEDURA_CONCORSUALE'],
  guardia: ['GUARDIA_PRESCRIZIONE', 'ALLARME_PRESCRIZIONE'],
  prescritta: ['PARTITA_PRESCRITTA', 'ATTESA_DECISIONE_PRESCRIZIONE'],
  credito: ['RIMBORSO'],
  svincoli: ['REVOCA_FERMO', 'CANCELLAZIONE_IPOTECA', 'SVINCOLO_TERZO'],
  chiusa: [
    'PAGATA',
    'SGRAVIATA',
    'SANZIONI_ESTINTE',
    'OPPOSIZIONE',
    'DISCARICO_SILENZIO',
    'DISCARICO_MINIMO',
    'DISCARICO_ACCETTATO',
    'RESTITUITA',
    'PRESCRITTA',
    'PRATICA_CHIUSA',
    'INCASSO_DOPO_CHIUSURA',
  ],
} as const satisfies Record<string, readonly Motivo[]>;
/** `nuova` = nothing was answered yet. */
export type Stato = keyof typeof STATI | 'nuova';

/** The road of a pratica that nothing stops. */
const STRADA = [
  'titolo',
  'notifica',
  'termini',
  'sollecito',
  'eredi',
  'indagine',
  'strumenti',
  'lista',
] as const;
/** What stops the road, or takes its place for a while. */
const FERMA = [
  'affidamento',
  'rateazione',
  'sospesa',
  'decesso',
  'insolvenza',
  'guardia',
  'prescritta',
  'credito',
] as const;
export const GRUPPI = {
  strada: STRADA,
  ferma: FERMA,
  aperta: ['nuova', ...STRADA, ...FERMA],
} as const satisfies Record<string, readonly Stato[]>;
export type Gruppo = keyof typeof GRUPPI;

export interface Transizione {
  da: Stato | Gruppo;
  a: Stato;
  /** What makes it happen: a date, an outcome, a fact, or the step before. */
  evento: string;
  regola: IdRegola;
  norma: string;
}

const t = (da: Stato | Gruppo, a: Stato, evento: string, regola: IdRegola, motivo: Motivo): Transizione => ({
  da,
  a,
  evento,
  regola,
  norma: NORMA_DI[motivo],
});

const FINE_SOSTA = 'finisce ciò che la fermava';
const CAMBIANO = 'cambiano le partite attive: aggiunta, sgravio, pagamento, sospensione di alcune';

/** From, to, event, rule and norma. Source: decisione.md, R-09 and sections 3-11. */
export const TRANSIZIONI: readonly Transizione[] = [
  t('nuova', 'titolo', 'affidamento senza titolo', 'R-24', 'FORMAZIONE_TITOLO_792'),
  t('nuova', 'termini', 'affidamento con un titolo dell’Ente', 'R-13', 'TERMINE_PAGAMENTO_792'),
  t('nuova', 'sollecito', 'affidamento con un titolo dell’Ente esecutivo', 'R-13', 'SOLLECITO_795'),
  t(
    'nuova',
    'indagine',
    'affidamento con un titolo dell’Ente, sopra il massimo del sollecito',
    'R-13',
    'INDAGINE_SOLVIBILITA',
  ),
  t('titolo', 'titolo', 'dal sollecito bonario al titolo', 'R-25', 'SOLLECITO_PRECOATTIVO'),
  t('titolo', 'termini', 'titolo notificato', 'R-15', 'TERMINE_PAGAMENTO_792'),
  t('titolo', 'notifica', 'atto spedito, esito non noto', 'R-27', 'ATTESA_NOTIFICA'),
  t('notifica', 'notifica', 'esito negativo o mancato: un altro canale', 'R-26', 'SECONDO_CANALE'),
  t('notifica', 'titolo', 'notifica perfezionata', 'R-25', 'TERMINE_SOLLECITO_PRECOATTIVO'),
  t('notifica', 'termini', 'notifica perfezionata', 'R-15', 'TERMINE_PAGAMENTO_792'),
  t('notifica', 'sollecito', 'notifica perfezionata', 'R-17', 'TERMINE_SOLLECITO'),
  t('notifica', 'eredi', 'notifica perfezionata', 'R-42', 'TERMINE_EREDI'),
  t('notifica', 'strumenti', 'notifica perfezionata', 'R-47', 'TERMINE_PREAVVISO_FERMO'),
  t('notifica', 'lista', 'notifica perfezionata', 'R-67', 'PRESCRIZIONE_VIVA'),
  t('termini', 'termini', 'fine del termine: presa in carico', 'R-15', 'PRESA_IN_CARICO'),
  t('termini', 'notifica', 'atto spedito, esito non noto', 'R-27', 'ATTESA_NOTIFICA'),
  t('termini', 'sollecito', 'presa in carico o titolo esecutivo', 'R-16', 'SOLLECITO_795'),
  t('termini', 'indagine', 'sollecito non dovuto', 'R-44', 'INDAGINE_SOLVIBILITA'),
  t('sollecito', 'sollecito', 'sollecito spedito', 'R-17', 'TERMINE_SOLLECITO'),
  t('sollecito', 'eredi', 'fine del termine, titolo notificato al defunto', 'R-42', 'INTIMAZIONE_EREDI'),
  t('sollecito', 'lista', 'fine del termine, residuo minimo', 'R-67', 'RESIDUO_MINIMO'),
  t('sollecito', 'indagine', 'fine del termine', 'R-44', 'INDAGINE_SOLVIBILITA'),
  t('eredi', 'notifica', 'intimazione spedita, esito non noto', 'R-27', 'ATTESA_NOTIFICA'),
  t('eredi', 'indagine', 'fine del termine degli eredi', 'R-44', 'NUOVI_ELEMENTI'),
  t('indagine', 'strumenti', 'beni trovati', 'R-46', 'PREAVVISO_FERMO'),
  t('indagine', 'lista', 'nessun bene, o nessuno strumento possibile', 'R-67', 'NON_ABBIENTE'),
  t('strumenti', 'strumenti', 'fine del termine, strumento seguente', 'R-45', 'ISCRIZIONE_FERMO'),
  t('strumenti', 'notifica', 'atto spedito, esito non noto', 'R-27', 'ATTESA_NOTIFICA'),
  t('strumenti', 'indagine', 'indagine scaduta', 'R-44', 'INDAGINE_SCADUTA'),
  t('strumenti', 'lista', 'strumenti finiti', 'R-67', 'TENTATIVI_INFRUTTUOSI'),
  t('lista', 'lista', 'lista davanti all’Ente', 'R-68', 'SILENZIO_ENTE'),
  t('lista', 'notifica', 'intimazione spedita, esito non noto', 'R-67', 'PRESCRIZIONE_VIVA'),
  t('lista', 'indagine', 'l’Ente chiede di proseguire', 'R-69', 'NUOVI_ELEMENTI'),
  t('lista', 'chiusa', 'risposta o silenzio dell’Ente, somma minima', 'R-68', 'DISCARICO_SILENZIO'),
  t('strada', 'titolo', CAMBIANO, 'R-23', 'FORMAZIONE_TITOLO_792'),
  t('strada', 'termini', CAMBIANO, 'R-23', 'TERMINE_PAGAMENTO_792'),
  t('strada', 'sollecito', CAMBIANO, 'R-16', 'SOLLECITO_795'),
  t('strada', 'indagine', CAMBIANO, 'R-23', 'INDAGINE_SOLVIBILITA'),
  t('strada', 'strumenti', CAMBIANO, 'R-45', 'PIGNORAMENTO_TERZI'),
  t('strada', 'lista', CAMBIANO, 'R-67', 'RESIDUO_MINIMO'),
  t(
    'aperta',
    'affidamento',
    'affidamento di una partita prescritta o quasi',
    'R-22',
    'PREAVVISO_PRESCRIZIONE',
  ),
  t('aperta', 'rateazione', 'richiesta di rateazione', 'R-60', 'RATEAZIONE_AMMISSIBILE'),
  t('aperta', 'sospesa', 'sospensione di tutto', 'R-30', 'SOSPESA'),
  t('aperta', 'decesso', 'decesso del debitore', 'R-40', 'EREDI'),
  t('aperta', 'insolvenza', 'procedura concorsuale', 'R-43', 'INSINUAZIONE'),
  t('aperta', 'guardia', 'allarme di prescrizione', 'R-71', 'GUARDIA_PRESCRIZIONE'),
  t('aperta', 'prescritta', 'prescrizione', 'R-73', 'PARTITA_PRESCRITTA'),
  t('aperta', 'credito', 'versato più del dovuto', 'R-59', 'RIMBORSO'),
  t('aperta', 'svincoli', 'nulla di dovuto, con qualcosa di iscritto', 'R-92', 'REVOCA_FERMO'),
  t('aperta', 'chiusa', 'nulla di dovuto, opposizione, nessuna partita rimasta', 'R-91', 'PAGATA'),
  t('ferma', 'titolo', FINE_SOSTA, 'R-24', 'FORMAZIONE_TITOLO_792'),
  t('ferma', 'notifica', FINE_SOSTA, 'R-27', 'ATTESA_NOTIFICA'),
  t('ferma', 'termini', FINE_SOSTA, 'R-15', 'TERMINE_PAGAMENTO_792'),
  t('ferma', 'sollecito', FINE_SOSTA, 'R-16', 'SOLLECITO_795'),
  t('ferma', 'eredi', 'eredi noti', 'R-42', 'INTIMAZIONE_EREDI'),
  t('ferma', 'indagine', FINE_SOSTA, 'R-44', 'NUOVI_ELEMENTI'),
  t('ferma', 'strumenti', FINE_SOSTA, 'R-45', 'TERMINE_TERZO'),
  t('ferma', 'lista', FINE_SOSTA, 'R-68', 'SILENZIO_ENTE'),
  t('svincoli', 'svincoli', 'altro di iscritto', 'R-92', 'SVINCOLO_TERZO'),
  t('svincoli', 'chiusa', 'nulla di iscritto', 'R-91', 'PAGATA'),
  t('chiusa', 'credito', 'pagamento dopo la chiusura', 'R-90', 'RIMBORSO'),
  t('chiusa', 'chiusa', 'pagamento dopo la chiusura', 'R-90', 'INCASSO_DOPO_CHIUSURA'),
];

/** The states a row starts from. */
export const statiDi = (da: Stato | Gruppo): readonly Stato[] =>
  da === 'strada' || da === 'ferma' || da === 'aperta' ? GRUPPI[da] : [da];

const STATO_DI = new Map<Motivo, Stato>(
  Object.entries(STATI).flatMap(([stato, motivi]) =>
    motivi.map((motivo): [Motivo, Stato] => [motivo, stato as Stato]),
  ),
);

/** The state of a pratica whose last answer has this motivo. Throws `transizioni.motivo` when no state holds it. */
export function statoDi(motivo: Motivo): Stato {
  const stato = STATO_DI.get(motivo);
  if (stato) return stato;
  throw new Error(`transizioni.motivo: "${motivo}" non è in nessuno stato`);
}

/** The rows that let the answer of `a` follow that of `da`. */
export const transizioniFra = (da: Stato, a: Stato): Transizione[] =>
  TRANSIZIONI.filter((riga) => riga.a === a && statiDi(riga.da).includes(da));
