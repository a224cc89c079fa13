import type { Cents } from '../denaro';
import { REGOLE_ALBO, type RegolaAlbo } from '../notifica/albo-eventi';
import { CONSEGNATARI_TERZI, RICERCHE } from '../notifica/messo-eventi';
import { PRODOTTI_POSTALI, type ProdottoPostale } from '../notifica/posta-eventi';
import {
  CANALI,
  NATURE,
  type Natura,
  TIPI_ATTO,
  TIPI_TITOLO,
  type TipoAtto,
  type TipoTitolo,
} from '../vocabolario';
import {
  euro,
  type Forma,
  facoltativo,
  fasce,
  fasciaOraria,
  giornoAnno,
  intero,
  listaDi,
  percentuale,
  siNo,
  unoDi,
} from './forme';
import { INVII_POSTA, PORTATORI } from './posta';

/** What may be done on the assets found; the profile gives the order. Source: R-45. */
export const STRUMENTI = ['fermo', 'ipoteca', 'pignoramento72bis'] as const;
export type Strumento = (typeof STRUMENTI)[number];

/** Annexes of DM 14/4/2023: figures of the executive procedures, empty until somebody writes them. Source: law.md 1.44. */
const TABELLE_TARIFFE = ['allegatoA', 'allegatoB'] as const;
type TabellaTariffe = (typeof TABELLE_TARIFFE)[number];

const APPROVAZIONI = ['automatica', 'lotto', 'singola'] as const;
export type Approvazione = (typeof APPROVAZIONI)[number];

/** One form for every member of a vocabulary: `termine.ingiunzione`, `spese.atto.sollecito795`... */
function perOgni<P extends string, N extends string, V>(
  prefisso: P,
  nomi: readonly N[],
  forma: Forma<V>,
): Record<`${P}.${N}`, Forma<V>> {
  return Object.fromEntries(nomi.map((nome) => [`${prefisso}.${nome}`, forma])) as Record<
    `${P}.${N}`,
    Forma<V>
  >;
}

/** Every parameter and its shape. Days are counts, amounts are cents, rates are parts per million. Source: decisione.md 2; seed B-06, B-28. */
export const FORME = {
  'calendario.patrono': facoltativo(giornoAnno),
  'intake.giorniPrima': intero,
  soglia794: euro,
  'precoattivo.attivo': siNo,
  'precoattivo.notificato': siNo,
  'precoattivo.dopoScadenza': facoltativo(intero),
  'precoattivo.termine': intero,
  ...perOgni<'titolo', Natura, TipoTitolo>('titolo', NATURE, unoDi(TIPI_TITOLO)),
  ...perOgni<'termine', TipoTitolo, number>('termine', TIPI_TITOLO, intero),
  ...perOgni<'agosto', TipoTitolo, boolean>('agosto', TIPI_TITOLO, siNo),
  'presaInCarico.giorni': intero,
  'presaInCarico.per': unoDi(['tutti', 'ente'] as const),
  'presaInCarico.notificata': siNo,
  'presaInCarico.valeSollecito': siNo,
  'sollecito.massimo': facoltativo(euro),
  'sollecito.termine': intero,
  'piccoli.soglia': facoltativo(euro),
  'piccoli.giorni': intero,
  'eredi.termine': intero,
  'eredi.proroga': listaDi(unoDi(NATURE)),
  'notifica.canali': listaDi(unoDi(CANALI)),
  'notifica.attesaMassima': intero,
  'notifica.doppiaLettura': siNo,
  'pec.saturaGiorni': intero,
  'pec.ricercaMinuti': intero,
  'pec.accettazioneMinuti': intero,
  'pec.consegnaOre': intero,
  'pec.avvisoFinaleOre': intero,
  'pec.notte': facoltativo(fasciaOraria),
  'posta.invio': unoDi(INVII_POSTA),
  ...perOgni<'posta.prodotto', TipoAtto, ProdottoPostale>(
    'posta.prodotto',
    TIPI_ATTO,
    unoDi(PRODOTTI_POSTALI),
  ),
  ...perOgni<'posta.prezzo', ProdottoPostale, Cents | null>(
    'posta.prezzo',
    PRODOTTI_POSTALI,
    facoltativo(euro),
  ),
  'posta.aCarico': unoDi(PORTATORI),
  'posta.giacenzaGiorni': intero,
  'posta.cadGiorni': intero,
  'posta.custodiaAr': intero,
  'posta.attesaProve': intero,
  'posta.silenzioGiorni': intero,
  'posta.attesaDocumento': intero,
  'posta.restituzioneGiorni': facoltativo(intero),
  'messo.atti': listaDi(unoDi(TIPI_ATTO)),
  'messo.informativa': listaDi(unoDi(CONSEGNATARI_TERZI)),
  'messo.ricerche': listaDi(unoDi(RICERCHE)),
  'messo.relativaGiorni': intero,
  'messo.avvisoNecessario': siNo,
  'messo.relataGiorni': intero,
  'messo.attesaProve': intero,
  ...perOgni<'albo.regola', TipoAtto, RegolaAlbo>('albo.regola', TIPI_ATTO, unoDi(REGOLE_ALBO)),
  ...perOgni<'albo.giorni', RegolaAlbo, number>('albo.giorni', REGOLE_ALBO, intero),
  'esecuzione.stessoSoggetto': intero,
  'esecuzione.altroSoggetto': intero,
  'intimazione50.anni': intero,
  'intimazione50.termine': intero,
  'intimazione50.validitaAnni': intero,
  'indagine.validita': intero,
  strumenti: listaDi(unoDi(STRUMENTI)),
  ...perOgni<'minimo', Strumento, Cents | null>('minimo', STRUMENTI, facoltativo(euro)),
  'preavviso.termine': intero,
  ...perOgni<'attesa', Strumento, number>('attesa', STRUMENTI, intero),
  'inesigibilita.residuoMinimo': facoltativo(euro),
  'inesigibilita.silenzio': facoltativo(intero),
  'inesigibilita.anniVivi': intero,
  'rateazione.minimo': euro,
  'rateazione.rataMinima': facoltativo(euro),
  'rateazione.garanziaOltre': facoltativo(euro),
  'rateazione.fasce': fasce,
  'rateazione.regolamento.soglia': euro,
  'rateazione.regolamento.rate': intero,
  'decadenza.regola': unoDi(['c800', 'primaOSuccessive'] as const),
  'decadenza.mesi': intero,
  'decadenza.termineSollecito': intero,
  'decadenza.successive': facoltativo(intero),
  'insinuazione.giorniPrima': intero,
  'prescrizione.allarme': intero,
  'prescrizione.sospesa': siNo,
  'mora.attiva': siNo,
  'mora.spread': percentuale,
  'mora.dopo': intero,
  'mora.inSospensione': siNo,
  'oneri.attivi': siNo,
  'oneri.giorni': intero,
  'oneri.entro': percentuale,
  'oneri.oltre': percentuale,
  'oneri.tettoEntro': euro,
  'oneri.tettoOltre': euro,
  'maggiorazione.semestre': percentuale,
  'maggiorazione.tetto.cds': facoltativo(percentuale),
  'maggiorazione.tetto.altra': facoltativo(percentuale),
  'maggiorazione.semestri': unoDi(['interi', 'iniziati'] as const),
  imputazione: unoDi(['art31', 'art1194'] as const),
  ...perOgni<'spese.notifica', 'pec' | 'raccomandata' | 'messo' | 'albo', Cents>(
    'spese.notifica',
    ['pec', 'raccomandata', 'messo', 'albo'],
    euro,
  ),
  ...perOgni<'spese.presaInCarico', 'digitale' | 'posta', Cents>(
    'spese.presaInCarico',
    ['digitale', 'posta'],
    euro,
  ),
  ...perOgni<'spese.atto', TipoAtto, Cents>('spese.atto', TIPI_ATTO, euro),
  ...perOgni<'spese.tariffa', Strumento, TabellaTariffe | 'nessuna'>(
    'spese.tariffa',
    STRUMENTI,
    unoDi(['nessuna', ...TABELLE_TARIFFE]),
  ),
  ...perOgni<'spese.allegatoA', Strumento, Cents | null>('spese.allegatoA', STRUMENTI, facoltativo(euro)),
  ...perOgni<'spese.allegatoB', Strumento, Cents | null>('spese.allegatoB', STRUMENTI, facoltativo(euro)),
  ...perOgni<'spese.amministrative', 'titolo' | 'strumento', Cents>(
    'spese.amministrative',
    ['titolo', 'strumento'],
    euro,
  ),
  ...perOgni<'approvazione', TipoAtto, Approvazione>('approvazione', TIPI_ATTO, unoDi(APPROVAZIONI)),
} as const;

export type NomeParametro = keyof typeof FORME;
export type ValoreDi<N extends NomeParametro> = (typeof FORME)[N] extends Forma<infer V> ? V : never;

export const NOMI_PARAMETRI = Object.keys(FORME) as NomeParametro[];

export const isNomeParametro = (nome: string): nome is NomeParametro => Object.hasOwn(FORME, nome);
