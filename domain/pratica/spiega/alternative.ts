import { type DataCivile, dataDi, type Giorno, giornoDi } from '../../calendario';
import type { Fascicolo } from '../../fascicolo';
import type { Profilo } from '../../profili/profilo';
import {
  NORMA_DI,
  PROPOSTE,
  TIPI_ATTO,
  type TipoAtto,
  type TipoPasso,
  type TipoProposta,
} from '../../vocabolario';
import type { Decisione } from '../prossimo-passo';
import { type IdRegola, REGOLA_DI } from '../regole-motivi';
import { sollecito } from '../sollecito';
import { type Esame, type Ragione, ragione } from './esame';
import { ESAMI_FINE } from './esami-fine';
import { ESAMI_GUARDIA } from './esami-guardia';
import { ESAMI_PIANO } from './esami-piano';
import { ESAMI_STRUMENTI } from './esami-strumenti';
import { ESAMI_TITOLO } from './esami-titolo';
import { cheSiAttende } from './frasi-attendi';
import { type Contesto, delAtto, NOMI_PROPOSTA } from './parole';
import { type Mossa, mossaDi, proietta } from './proiezione';

/** A step that is not the one of today, and why. */
export interface Alternativa {
  passo: Exclude<TipoPasso, 'attendi'>;
  atto?: TipoAtto;
  proposta?: TipoProposta;
  perche: string;
  regola: IdRegola;
  norma: string;
  /** It cannot come before this day; null = no day is known: it needs a fact that has not happened. */
  possibileDal: DataCivile | null;
}

/** Moves that only a fact brings (a death, an insolvency, money after the closing) have nothing to be refused for. */
const SOLO_DA_FATTI: Esame = () => null;

const ESAMI: Readonly<Record<Mossa, Esame>> = {
  ...ESAMI_TITOLO,
  ...ESAMI_STRUMENTI,
  ...ESAMI_PIANO,
  ...ESAMI_GUARDIA,
  ...ESAMI_FINE,
  restituzione: SOLO_DA_FATTI,
  incasso: SOLO_DA_FATTI,
  eredi: SOLO_DA_FATTI,
  insinuazione: SOLO_DA_FATTI,
};
const MOSSE = Object.keys(ESAMI) as Mossa[];

/** What R-18 keeps back until the sollecito is over. */
const PROCEDURE: ReadonlySet<Mossa> = new Set<Mossa>([
  'indaga',
  'preavvisoFermo',
  'fermo',
  'preavvisoIpoteca',
  'ipoteca',
  'pignoramento72bis',
]);
const POSTI_PRIMA_DELLE_PROCEDURE = { dal: 10, al: 12 };

/**
 * What else could have been done today, and why it was not: every move that has a place in this pratica, the soonest
 * first. Empty when the pratica is closed or closes today. Costs many decisions: only for who asks. Source: R-09.
 */
export function alternativeDi(
  decisione: Decisione,
  c: Contesto,
  di: { fascicolo: Fascicolo; profilo: Profilo; oggi: DataCivile },
): Alternativa[] {
  const { passo } = decisione;
  if (passo.passo === 'chiudi' || passo.motivo === 'PRATICA_CHIUSA') return [];
  const scelta = mossaDi(passo);
  const date = proietta(di.fascicolo, di.profilo, di.oggi, decisione);
  const alternative: Alternativa[] = [];
  for (const mossa of MOSSE) {
    if (mossa === scelta) continue;
    const data = date.get(mossa);
    const esame = ESAMI[mossa](c) ?? (data === undefined ? null : 'ordine');
    if (esame === null) continue;
    const motivata = esame === 'ordine' ? vieneDopo(decisione, c, mossa) : esame;
    alternative.push(alternativa(mossa, motivata, data));
  }
  return alternative.sort((a, b) => giornoOppureMai(a) - giornoOppureMai(b));
}

const giornoOppureMai = ({ possibileDal }: Alternativa): number =>
  possibileDal === null ? Number.MAX_SAFE_INTEGER : giornoDi(possibileDal);

function alternativa(
  mossa: Mossa,
  { perche, regola, norma, dal }: Ragione,
  data: Giorno | undefined,
): Alternativa {
  const giorni = [dal, data].filter((giorno) => giorno !== undefined);
  return {
    ...passoDi(mossa),
    perche,
    regola,
    norma,
    possibileDal: giorni.length === 0 ? null : dataDi(Math.min(...giorni)),
  };
}

function passoDi(mossa: Mossa): Pick<Alternativa, 'passo' | 'atto' | 'proposta'> {
  const atto = TIPI_ATTO.find((tipo) => tipo === mossa);
  if (atto) return { passo: 'emetti', atto };
  const proposta = PROPOSTE.find((tipo) => tipo === mossa);
  if (proposta) return { passo: 'proponi', proposta };
  return { passo: mossa === 'chiudi' ? 'chiudi' : 'indaga' };
}

/** Nothing stands against it but the step of today, which comes first. Source. */
function vieneDopo({ passo, regola }: Decisione, c: Contesto, mossa: Mossa): Ragione {
  const attesa = passo.passo === 'attendi' ? cheSiAttende(c) : null;
  if (attesa === null) {
    const che =
      passo.passo === 'emetti' && passo.atto
        ? `l’emissione ${delAtto(passo.atto)}`
        : passo.proposta
          ? NOMI_PROPOSTA[passo.proposta]
          : 'l’indagine sui beni';
    return ragione('R-09', passo.motivo, `Oggi viene prima ${che}.`);
  }
  const { dal, al } = POSTI_PRIMA_DELLE_PROCEDURE;
  const esame = ESAMI.sollecito795(c);
  const dovuto =
    esame === null ? sollecito(c.quadro) !== null : esame === 'ordine' || esame.regola !== 'R-16';
  if (PROCEDURE.has(mossa) && dovuto && regola.posto >= dal && regola.posto <= al)
    return {
      perche: `Nessuna procedura comincia prima della fine del sollecito. ${attesa}`,
      regola: 'R-18',
      norma: NORMA_DI.TERMINE_SOLLECITO,
    };
  return { perche: attesa, regola: REGOLA_DI[passo.motivo], norma: passo.norma };
}
