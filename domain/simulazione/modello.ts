import { type Giorno, giornoDi, MAI, SEMPRE } from '../calendario';
import { euro, type Forma, intero } from '../profili/forme';
import type { RigaScritta, Strato } from '../profili/righe';
import { BENI, CANALI, NATURE, type TipoAtto } from '../vocabolario';
import {
  fasceImporto,
  type Giorni,
  giorni,
  percento,
  percentuali,
  pesi,
  reazione,
  recapito,
} from './forme-modello';

/** How a debtor is: pays at once, pays when pressed, has and does not pay, has nothing, does not owe. */
export const CLASSI = ['pronto', 'sensibile', 'resistente', 'nullatenente', 'estraneo'] as const;
export type Classe = (typeof CLASSI)[number];

/** What a debtor reacts to: the title is one thing, whatever its type. */
export const STIMOLI = [
  'sollecitoPrecoattivo',
  'titolo',
  'presaInCarico',
  'sollecito795',
  'intimazione50',
  'preavvisoFermo',
  'fermo',
  'preavvisoIpoteca',
  'ipoteca',
  'comunicazioneDecadenza',
] as const;
export type Stimolo = (typeof STIMOLI)[number];

type PerOgni<P extends string, N extends string, S extends string, V> = Record<`${P}.${N}${S}`, Forma<V>>;
const perOgni = <P extends string, N extends string, S extends string, V>(
  prima: P,
  nomi: readonly N[],
  dopo: S,
  forma: Forma<V>,
): PerOgni<P, N, S, V> =>
  Object.fromEntries(nomi.map((nome) => [`${prima}.${nome}${dopo}`, forma])) as PerOgni<P, N, S, V>;

const perStimolo = <C extends Classe>(classe: C) => perOgni(`reazione.${classe}`, STIMOLI, '', reazione);

/** Every parameter of the model and its shape. Percentages are numbers from 0 to 100. */
export const FORME_MODELLO = {
  'debitori.fasce': fasceImporto,
  ...perOgni('classe', CLASSI, '.quota', percento),
  ...perOgni('classe', CLASSI, '.fasce', pesi),
  ...perOgni('classe', CLASSI, '.beni', percentuali(BENI)),
  'debitori.giuridiche': percento,
  'debitori.digitale.fisiche': percento,
  'debitori.digitale.giuridiche': percento,
  'debitori.partite': pesi,
  'debitori.nature': percentuali(NATURE),
  'debitori.sanzioni': percento,
  'debitori.interessi': percento,
  'debitori.etaCredito': giorni,
  'debitori.anniPrescrizione': intero,
  ...perOgni('notifica', CANALI, '', recapito),
  ...perStimolo('pronto'),
  ...perStimolo('sensibile'),
  ...perStimolo('resistente'),
  ...perStimolo('nullatenente'),
  ...perStimolo('estraneo'),
  ...perOgni('spontaneo', CLASSI, '', reazione),
  ...perOgni('terzo', CLASSI, '.percento', percento),
  'terzo.giorni': giorni,
  'terzo.quota': giorni,
  'pagamento.parte': giorni,
  'rateazione.quota': giorni,
  'rateazione.risposta': giorni,
  'rateazione.tenuta': percento,
  'rateazione.anticipo': giorni,
  'ente.sgravio': giorni,
  'ente.accetta': percento,
  'ente.osservazioni': giorni,
  'ente.prescrizione': giorni,
  'avvenimenti.decessi': percento,
  'avvenimenti.eredi': giorni,
  'avvenimenti.insolvenze': percento,
  'avvenimenti.insinuazione': giorni,
  'avvenimenti.procedura': giorni,
  'avvenimenti.sospensioni': percento,
  'avvenimenti.sospensione': giorni,
  ...perOgni('costo.canale', [...CANALI, 'ordinaria'] as const, '', euro),
  'costo.titolo.raccomandata': euro,
  ...perOgni('costo.atto', ['fermo', 'ipoteca', 'pignoramento72bis'] as const, '', euro),
} as const;

export type NomeModello = keyof typeof FORME_MODELLO;
export type ValoreModello<N extends NomeModello> =
  (typeof FORME_MODELLO)[N] extends Forma<infer V> ? V : never;

interface RigaModello {
  dal: Giorno;
  al: Giorno;
  valore: unknown;
}

/** How people, post and Ente behave: dated rows with a source. Built only by `componiModello`. */
export interface Modello {
  nome: string;
  righe: ReadonlyMap<NomeModello, readonly RigaModello[]>;
}

const isNome = (nome: string): nome is NomeModello => Object.hasOwn(FORME_MODELLO, nome);

/**
 * One layer over the other, lowest first; a name given by a higher layer takes the place of all its rows. Throws
 * `modello.parametro` (unknown name), `modello.valore` (wrong shape) and `modello.mancante` (a name without rows).
 */
export function componiModello(nome: string, ...strati: readonly Strato[]): Modello {
  const righe = new Map<NomeModello, readonly RigaModello[]>();
  for (const strato of strati)
    for (const [parametro, scritte] of Object.entries(strato)) {
      if (!isNome(parametro))
        throw new Error(
          `modello.parametro: "${parametro}" non è un parametro del modello di comportamento; vedere domain/simulazione/modello.ts`,
        );
      righe.set(parametro, leggiRighe(parametro, scritte));
    }
  for (const parametro of Object.keys(FORME_MODELLO))
    if (isNome(parametro) && !righe.has(parametro))
      throw new Error(`modello.mancante: "${parametro}" non ha righe nel modello ${nome}`);
  return { nome, righe };
}

function leggiRighe(nome: NomeModello, scritte: readonly RigaScritta[]): RigaModello[] {
  const forma: Forma<unknown> = FORME_MODELLO[nome];
  const righe = scritte.map(({ dal, al, valore: grezzo }) => {
    const valore = forma.leggi(grezzo);
    if (valore === undefined)
      throw new Error(
        `modello.valore: il parametro "${nome}" vale ${JSON.stringify(grezzo)}; serve ${forma.descrizione}`,
      );
    return { dal: dal ? giornoDi(dal) : SEMPRE, al: al ? giornoDi(al) : MAI, valore };
  });
  return righe.sort((a, b) => b.dal - a.dal);
}

/** The value on a day; of two rows that hold, the one that began last. Throws `modello.mancante`. */
export function valoreDel<N extends NomeModello>(
  modello: Modello,
  nome: N,
  giorno: Giorno,
): ValoreModello<N> {
  const righe = modello.righe.get(nome);
  if (righe)
    for (const { dal, al, valore } of righe)
      if (dal <= giorno && giorno <= al) return valore as ValoreModello<N>;
  throw new Error(`modello.mancante: "${nome}" non ha un valore per quel giorno nel modello ${modello.nome}`);
}

const TITOLI: ReadonlySet<TipoAtto> = new Set<TipoAtto>([
  'accertamentoEsecutivo',
  'intimazioneEsecutiva',
  'ingiunzione',
]);

export const isTitolo = (atto: TipoAtto): boolean => TITOLI.has(atto);

/** What an act is for who receives it; null = nothing to react to. */
export const stimoloDi = (atto: TipoAtto): Stimolo | null =>
  isTitolo(atto) ? 'titolo' : (STIMOLI.find((stimolo) => stimolo === atto) ?? null);

export type { Giorni };
