import type {
  CausaPostale,
  DocumentoPostale,
  EsitoCad,
  EsitoPostale,
  Lavorazione,
} from '../../domain/notifica/posta-eventi';
import type { EventoProva } from './fatti';

const ESITI: Record<EsitoPostale, string> = {
  CONSEGNATO: 'consegnato',
  CONSEGNATO_PERSONA_ABILITATA: 'consegnato a persona diversa dal destinatario, abilitata a riceverlo',
  MANCATA_CONSEGNA: 'non consegnato',
  IRREPERIBILE_ASSOLUTO: 'destinatario irreperibile',
  INESITO: 'destinatario assente: avviso lasciato',
  IN_GIACENZA: 'depositato all’ufficio postale',
  CONSEGNATO_IN_GIACENZA: 'ritirato all’ufficio postale',
  MANCATA_CONSEGNA_IN_GIACENZA: 'non consegnato all’ufficio postale',
  COMPIUTA_GIACENZA: 'non ritirato: compiuta giacenza',
  ACCETTAZIONE_23L: 'cartolina del deposito tornata dopo i giorni di legge',
  FURTO_SMARRIMENTO: 'perso, rubato o deteriorato',
  NON_RENDICONTABILE: 'esito non conosciuto dal vettore',
  FORZA_MAGGIORE: 'non recapitato per forza maggiore',
};
const CAUSE: Partial<Record<CausaPostale, string>> = {
  M01: 'irreperibile',
  M02: 'deceduto',
  M03: 'sconosciuto',
  M04: 'trasferito',
  M05: 'rifiutato',
  M06: 'indirizzo inesatto',
  M07: 'indirizzo inesistente',
  M08: 'indirizzo insufficiente',
  M09: 'altro motivo',
};
const DOCUMENTI: Record<DocumentoPostale, string> = {
  AR: 'avviso di ricevimento',
  '23L': 'avviso di ricevimento degli atti giudiziari (mod. 23L)',
  CAN: 'comunicazione di avvenuta notifica (CAN)',
  CAD: 'comunicazione di avvenuto deposito (CAD)',
  ARCAD: 'avviso di ricevimento della CAD',
  PLICO: 'busta tornata',
  INDAGINE: 'esito della ricerca del vettore',
};
const CAD: Record<EsitoCad, string> = {
  CONSEGNATA: 'consegnata',
  COMPIUTA_GIACENZA: 'non ritirata: compiuta giacenza',
  RIFIUTATA: 'rifiutata',
  NON_CONSEGNATA: 'non consegnata',
};
const PASSI: Record<Lavorazione, string> = {
  PRESO_IN_CARICO: 'preso in carico dal fornitore',
  IN_DISTINTA: 'messo in distinta',
  PRONTO: 'pronto per il vettore',
  AVVIATO_ESTERO: 'avviato all’estero',
  ENTRATO_ESTERO: 'entrato nel Paese di destinazione',
  RITORNO_ARCHIVIATO: 'ritorno archiviato dal fornitore',
  SPEDITO: 'accettato dalla posta (data per il mittente)',
  SCARTATO: 'scartato dal fornitore prima della spedizione',
  STAMPATO: 'stampato e imbustato',
};

type Dati = EventoProva['dati'];
const parola = (tabella: Readonly<Record<string, string>>, valore: unknown): string =>
  tabella[String(valore)] ?? String(valore ?? 'non indicato');
const se = (condizione: unknown, testo: string): string => (condizione ? testo : '');

const CHI: Record<string, string> = { destinatario: 'il destinatario', altri: 'altra persona' };

/** What each kind of evidence about a posted piece says, in plain Italian. */
const FRASI: Readonly<Record<string, (d: Dati) => string>> = {
  recapito: (d) =>
    `Esito del recapito: ${parola(ESITI, d.esito)}` +
    se(d.causa, `, ${parola(CAUSE, d.causa)}`) +
    se(d.consegnatario, ` (ha firmato o rifiutato: ${parola(CHI, d.consegnatario)})`) +
    se(d.stadio === 'pre_esito', '. Esito provvisorio, che il vettore può smentire'),
  lavorazione: (d) => `Spedizione: ${parola(PASSI, d.passo)}${se(d.numero, `, raccomandata n. ${d.numero}`)}`,
  giacenza: () => 'Avviso di giacenza lasciato al destinatario',
  cad_spedita: (d) => `Comunicazione di avvenuto deposito (CAD) spedita${se(d.numero, `, n. ${d.numero}`)}`,
  cad_esito: (d) => `Comunicazione di avvenuto deposito (CAD) ${parola(CAD, d.esito)}`,
  documento: (d) => `Immagine archiviata: ${parola(DOCUMENTI, d.documento)}`,
  decorso: () => 'Giorni del deposito trascorsi senza ritiro',
  busta_tornata: (d) => `La busta è tornata al mittente${se(d.causa, `: ${parola(CAUSE, d.causa)}`)}`,
  restituita: () => 'Posta non recapitabile restituita all’Ente con distinta',
};

/** Null for an event of another channel. */
export const fraseDellaPosta = ({ tipo, dati }: Pick<EventoProva, 'tipo' | 'dati'>): string | null =>
  FRASI[tipo]?.(dati) ?? null;

/** By whom it is known; null = by the carrier. */
export function attestaLaPosta({ dati }: Pick<EventoProva, 'dati'>): string | null {
  const { lettaDa, controllataDa, registrataDa, scartataDa } = dati;
  if (lettaDa) return `letta da ${lettaDa}${se(controllataDa, `, controllata da ${controllataDa}`)}`;
  if (registrataDa) return `registrata da ${registrataDa}`;
  return scartataDa ? `scartata da ${scartataDa}` : null;
}
