import type { ProdottoPostale } from '../../domain/notifica/posta-eventi';
import type { Canale } from '../../domain/vocabolario';
import type { EsitoControllo } from '../pec/tipi';
import type { EventoProva, IndirizzoProva } from './fatti';
import { oraScritta } from './ore';
import { fraseDellaPosta } from './parole-posta';
import type { EsameRicevuta } from './ricevuta';

/** How the things of a notification are called in front of a judge. */
export const NOMI_CANALE: Record<Canale, string> = {
  pec: 'posta elettronica certificata (PEC)',
  deposito: 'deposito nell’area riservata di InfoCamere',
  raccomandata: 'raccomandata',
  messo: 'messo comunale',
  albo: 'deposito e pubblicazione all’albo',
};
export const nomeCanale = (canale: Canale | null): string =>
  canale === null ? 'posta ordinaria (senza valore di notifica)' : NOMI_CANALE[canale];

const EVENTI: Record<string, string> = {
  accettazione: 'Ricevuta di accettazione: il gestore del mittente ha preso il messaggio',
  'non-accettazione': 'Avviso di non accettazione: il gestore del mittente ha rifiutato il messaggio',
  'presa-in-carico': 'Presa in carico da parte del gestore del destinatario',
  'avvenuta-consegna': 'Ricevuta di avvenuta consegna nella casella del destinatario',
  'errore-consegna': 'Avviso di mancata consegna',
  'preavviso-errore-consegna': 'Avviso di mancata consegna per superamento del tempo massimo',
  'rilevazione-virus': 'Rilevazione di un virus nel messaggio',
  'posta-certificata': 'Busta di trasporto (non è una ricevuta)',
  affidata: 'L’atto è affidato al messo comunale',
  consegna: 'Relata: copia consegnata',
  informativa: 'Spedita la raccomandata che informa il destinatario della consegna ad altri',
  rifiuto: 'Relata: il destinatario ha rifiutato la copia',
  irreperibilita_relativa:
    'Relata: destinatario assente, deposito nella casa comunale, avviso sulla porta e raccomandata (c.p.c. 140)',
  avviso: 'Avviso di ricevimento della raccomandata del c.p.c. 140',
  irreperibilita_assoluta: 'Relata: destinatario irreperibile nel Comune dopo le ricerche',
  non_eseguita: 'Relata: notifica non eseguita',
  pubblicata: 'Avviso affisso all’albo',
  defissa: 'Fine dell’affissione all’albo',
  scartato: 'Una persona ha scartato una prova: non conta più',
  ripristinato: 'Una persona ha ripristinato una prova scartata: conta di nuovo',
};
const CLASSI: Record<string, string> = {
  CASELLA_SATURA: 'casella piena',
  NON_VALIDA: 'indirizzo non valido',
  NON_ATTIVA: 'casella non attiva',
  DOMINIO_INESISTENTE: 'dominio inesistente',
  VIRUS: 'virus',
  TEMPO_SCADUTO: 'tempo massimo superato',
  ALTRO: 'motivo non classificato',
};

const DATI: Record<string, string> = {
  a: 'a',
  messo: 'messo',
  deposito: 'deposito',
  affissione: 'avviso sulla porta',
  raccomandata: 'raccomandata',
  ricerche: 'ricerche',
  causa: 'causa',
  esito: 'esito',
  evento: 'prova, SHA-256',
  autore: 'detto da',
  motivo: 'motivo',
  scartataDa: 'scartata da',
};
/** Words of the vocabularies of a relata. */
export const VALORI_RELATA: Record<string, string> = {
  destinatario: 'mani proprie del destinatario',
  famiglia: 'persona di famiglia',
  addetto: 'addetto alla casa, all’ufficio o all’azienda',
  portiere: 'portiere dello stabile',
  vicino: 'vicino di casa',
  ricevuta: 'ricevuta',
  compiuta_giacenza: 'compiuta giacenza',
  non_recapitata: 'non recapitata',
  indirizzo_inesatto: 'indirizzo inesatto',
  trasferito: 'trasferito',
  deceduto: 'deceduto',
  sul_posto: 'sul posto',
  anagrafe: 'in anagrafe',
  vicini: 'presso i vicini',
  uffici: 'presso gli uffici',
  registro_imprese: 'nel registro delle imprese',
  scartata_per_errore: 'scartata per errore',
  confermata: 'confermata da un documento',
};

/** "a: portiere dello stabile": a datum of a messo or of the albo, in words. */
export function datoDetto(nome: string, valore: string | number | boolean): string {
  const testo = String(valore);
  if (/^\d{4}-\d\d-\d\d$/.test(testo)) return `${DATI[nome] ?? nome} il ${giornoScritto(testo)}`;
  const parole = nome === 'ricerche' ? testo.split(' ') : [testo];
  return `${DATI[nome] ?? nome}: ${parole.map((p) => VALORI_RELATA[p] ?? p).join(', ')}`;
}

/** Days without an hour: a relata, a certificate of publication and most cards of the post tell civil dates. */
export function quandoScritto(canale: Canale | null, il: string): string {
  const [giorno = il, ora] = oraScritta(il).split(', ore ');
  const senzaOra =
    canale === 'messo' || canale === 'albo' || (canale === 'raccomandata' && ora === '00:00:00');
  return senzaOra ? giorno : oraScritta(il);
}

/** "Avviso di mancata consegna: casella piena". */
export function nomeEvento({ tipo, classe, dati }: Pick<EventoProva, 'tipo' | 'classe' | 'dati'>): string {
  const dellaPosta = fraseDellaPosta({ tipo, dati });
  if (dellaPosta !== null) return dellaPosta;
  const nome = EVENTI[tipo] ?? tipo;
  const esterno = dati.esterno === true ? ': l’indirizzo del destinatario non è di PEC' : '';
  return `${nome}${classe === null ? '' : `: ${CLASSI[classe] ?? classe}`}${esterno}`;
}

export const NOMI_PRODOTTO: Record<ProdottoPostale, string> = {
  AR: 'raccomandata con avviso di ricevimento',
  AG: 'atto giudiziario (L. 890/1982)',
  RS: 'posta senza avviso di ricevimento',
};

const REGISTRI: Record<string, string> = { inipec: 'INI-PEC', inad: 'INAD', ipa: 'IPA' };
const giornoScritto = (data: string): string => oraScritta(`${data}T12:00:00Z`).split(', ore')[0] ?? data;

/** Where an address comes from and when it was looked up. */
export function provenienzaIndirizzo({ registro, rilevatoIl, fonte }: IndirizzoProva): string {
  const da = registro === null ? fonte : `registro ${REGISTRI[registro] ?? registro}`;
  return `${da}, rilevato il ${giornoScritto(rilevatoIl)}`;
}

const ESITI: Record<EsitoControllo, string> = {
  ok: 'verificato',
  ko: 'NON VERIFICATO',
  non_disponibile: 'non disponibile',
};

/** What is checked of each receipt, in order. `titolo` heads a column; `esito` is for a cell. */
export const CONTROLLI_DETTI: readonly {
  titolo: string;
  frase: string;
  esito(e: EsameRicevuta): string;
}[] = [
  {
    titolo: 'Integrità',
    frase: 'i byte firmati sono quelli arrivati',
    esito: (e) => ESITI[e.verifica.controlli.digest],
  },
  {
    titolo: 'Firma',
    frase: 'è del certificato del gestore contenuto nel messaggio',
    esito: (e) => ESITI[e.verifica.controlli.firma],
  },
  {
    titolo: 'Catena',
    frase: 'alla data della ricevuta quel certificato era in vigore e discendeva da un’autorità fidata',
    esito: (e) => ESITI[e.verifica.controlli.catena],
  },
  {
    titolo: 'Gestore',
    frase:
      'chi ha firmato è chi ha spedito la ricevuta («in parte»: elenco pubblico dei gestori non consultato)',
    esito: ({ verifica: { controlli }, firmatario }) =>
      controlli.gestore === 'non_disponibile' && firmatario ? 'in parte' : ESITI[controlli.gestore],
  },
  {
    titolo: 'Corrispondenza',
    frase: 'la ricevuta riguarda questa trasmissione, questo mittente e questo destinatario',
    esito: (e) => ESITI[e.risponde ? 'ok' : 'ko'],
  },
  {
    titolo: 'Contenuto',
    frase: 'il messaggio consegnato, riportato nella ricevuta, contiene l’atto byte per byte',
    esito: ({ attoConsegnato, verifica }) => {
      if (attoConsegnato !== null) return ESITI[attoConsegnato ? 'ok' : 'ko'];
      return verifica.tipo === 'avvenuta-consegna' ? ESITI.non_disponibile : 'non previsto';
    },
  },
];
