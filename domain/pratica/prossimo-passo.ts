import { type DataCivile, type Giorno, giornoDi, MAI } from '../calendario';
import type { Fascicolo, Passo } from '../fascicolo';
import { leggiFatti } from '../fatti';
import type { Profilo } from '../profili/profilo';
import { affidamento } from './affidamento';
import { dopoLaChiusura, fattiDiChiusura } from './chiusura';
import { stadiDelTitolo } from './decorrenze';
import { decesso, intimazioneEredi } from './eredi';
import { guardia, prescritte } from './guardia';
import { insolvenza } from './insolvenza';
import { listaInAttesa, residuoMinimo } from './lista';
import { esitiNegativi, notificheAperte } from './notifiche';
import type { PassoDiRegola } from './passi';
import { leggiQuadro, type Quadro } from './quadro';
import { rateazione } from './rateazione';
import { sollecito } from './sollecito';
import { sospensioneTotale } from './sospensione-totale';
import { strumenti } from './strumenti';
import { titoliMancanti } from './titoli';

export interface Regola {
  /** Place in R-09. */
  posto: number;
  nome: string;
  applica(quadro: Quadro): Passo | null;
}

/**
 * The order of evaluation: the first rule that answers wins, whatever day of the week it is.
 * Source; seed.
 */
const REGOLE: readonly Regola[] = [
  { posto: 1, nome: 'pratica chiusa', applica: dopoLaChiusura },
  { posto: 2, nome: 'affidamento', applica: affidamento },
  { posto: 3, nome: 'fatti di chiusura', applica: fattiDiChiusura },
  { posto: 4, nome: 'partite prescritte', applica: prescritte },
  { posto: 5, nome: 'guardia della prescrizione', applica: guardia },
  { posto: 6, nome: 'decesso', applica: decesso },
  { posto: 6, nome: 'insolvenza', applica: insolvenza },
  { posto: 6, nome: 'sospensione di tutto', applica: sospensioneTotale },
  { posto: 7, nome: 'esiti negativi e mancati', applica: esitiNegativi },
  { posto: 8, nome: 'rateazione', applica: rateazione },
  { posto: 9, nome: 'lista in attesa dell’Ente', applica: listaInAttesa },
  { posto: 10, nome: 'titoli mancanti', applica: titoliMancanti },
  { posto: 10, nome: 'notifiche aperte', applica: notificheAperte },
  { posto: 11, nome: 'termini del titolo e presa in carico', applica: stadiDelTitolo },
  { posto: 12, nome: 'sollecito e piccoli crediti', applica: sollecito },
  { posto: 13, nome: 'intimazione agli eredi', applica: intimazioneEredi },
  { posto: 14, nome: 'residuo minimo', applica: residuoMinimo },
  { posto: 15, nome: 'indagine, strumenti, lista', applica: strumenti },
];

export interface Decisione {
  passo: Passo;
  /** `attendi`: day on which the rule that answered lets go; `MAI` = it has no date of its own (R-04 a). */
  dal: Giorno;
  regola: Regola;
  /** What the rules looked at. */
  quadro: Quadro;
}

/** The next step and the rule that gave it. */
export function decidi(fascicolo: Fascicolo, profilo: Profilo, oggi: DataCivile): Decisione {
  const quadro = leggiQuadro(leggiFatti(fascicolo, profilo, giornoDi(oggi)));
  for (const regola of REGOLE) {
    const risposta: PassoDiRegola | null = regola.applica(quadro);
    if (!risposta) continue;
    const { regolaDal: dal = MAI, ...passo } = risposta;
    return { passo, dal, regola, quadro };
  }
  throw new Error(`pratica.senza_regola: nessuna regola risponde al ${oggi}`);
}

/** The next step of a pratica, from the facts known on `oggi`. Source: decisione.md, R-01 and R-09. */
export const prossimoPasso = (fascicolo: Fascicolo, profilo: Profilo, oggi: DataCivile): Passo =>
  decidi(fascicolo, profilo, oggi).passo;
