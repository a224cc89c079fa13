import type { Cents } from '../denaro';
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
  giornoAnno,
  intero,
  listaDi,
  percentuale,
  siNo,
  unoDi,
} from './forme';

export const APPROVAZIONI = ['automatica', 'lotto', 'singola'] as const;
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

/** Every parameter and its shape. Days are counts, amounts are cents, rates are parts per million. Source: decisione.md 2. */
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
  'notifica.canali': listaDi(unoDi(CANALI)),
  'notifica.attesaMassima': intero,
  'pec.saturaGiorni': intero,
  'inesigibilita.residuoMinimo': facoltativo(euro),
  'inesigibilita.silenzio': facoltativo(intero),
  'inesigibilita.anniVivi': intero,
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
  imputazione: unoDi(['art31', 'art1194'] as const),
  ...perOgni<'spese.notifica', 'pec' | 'raccomandata' | 'albo', Cents>(
    'spese.notifica',
    ['pec', 'raccomandata', 'albo'],
    euro,
  ),
  ...perOgni<'spese.presaInCarico', 'digitale' | 'posta', Cents>(
    'spese.presaInCarico',
    ['digitale', 'posta'],
    euro,
  ),
  ...perOgni<'spese.atto', TipoAtto, Cents>('spese.atto', TIPI_ATTO, euro),
  ...perOgni<'approvazione', TipoAtto, Approvazione>('approvazione', TIPI_ATTO, unoDi(APPROVAZIONI)),
} as const;

export type NomeParametro = keyof typeof FORME;
export type ValoreDi<N extends NomeParametro> = (typeof FORME)[N] extends Forma<infer V> ? V : never;

export const isNomeParametro = (nome: string): nome is NomeParametro => Object.hasOwn(FORME, nome);
