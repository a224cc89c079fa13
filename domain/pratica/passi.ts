import { dataDi, type Giorno, MAI } from '../calendario';
import type { Passo } from '../fascicolo';
import { primoLiberoDa } from '../intervalli';
import { type AttoNoto, gradiniDi, primoCanale, siNotifica } from '../notificazione';
import { parametro } from '../profili/profilo';
import { tariffa } from '../spese';
import { type Motivo, NORMA_DI, type TipoAtto, type TipoProposta } from '../vocabolario';
import { copre, idDelle, type PartitaOggi, type Quadro } from './quadro';

/** The answer of a rule. `regolaDal` is for who explains it: the decision takes it out of the step. */
export interface PassoDiRegola extends Passo {
  /** `attendi`: day on which what the motivo forbids becomes possible, (a) of R-04; absent = it has none. */
  regolaDal?: Giorno;
}

/** `attendi`; `data` = date of the rule that gives the motivo, `MAI` if it has none. Source: R-04. */
export function attendi(quadro: Quadro, motivo: Motivo, data: Giorno = MAI): PassoDiRegola {
  let fino = data > quadro.oggi ? data : MAI;
  const regola = fino === MAI ? {} : { regolaDal: fino };
  for (const { giorno } of dateComuni(quadro)) fino = Math.min(fino, giorno);
  const passo: Passo = {
    passo: 'attendi',
    motivo,
    norma: NORMA_DI[motivo],
    fino: fino === MAI ? null : dataDi(fino),
  };
  return { ...passo, ...regola };
}

export interface DataComune {
  giorno: Giorno;
  perche: 'allarme' | 'prescrizione' | 'inizioSospensione' | 'fineSospensione' | 'limiteEsito';
}

/** Dates on which any answer must be computed again: (b), (c) and (d) of R-04, those in the future. */
export function* dateComuni(quadro: Quadro): Generator<DataComune> {
  const { oggi } = quadro;
  for (const partita of quadro.dovute) {
    if (!partita.prescritta)
      yield partita.allarme > oggi
        ? { giorno: partita.allarme, perche: 'allarme' }
        : { giorno: partita.scade + 1, perche: 'prescrizione' };
    for (const periodo of partita.periodi)
      if (periodo.dal > oggi) yield { giorno: periodo.dal, perche: 'inizioSospensione' };
    const libero = primoLiberoDa(partita.sospesi, oggi);
    if (libero > oggi) yield { giorno: libero, perche: 'fineSospensione' };
  }
  for (const atto of quadro.fatti.atti) {
    if (!isSenzaEsito(atto) || !copreUna(atto, quadro.attive)) continue;
    const limite = limiteEsito(quadro, atto);
    if (limite > oggi) yield { giorno: limite, perche: 'limiteEsito' };
  }
}

/** The last dispatch has no outcome yet. */
const isSenzaEsito = (atto: AttoNoto): boolean => atto.perfetto === null && atto.negativo === null;

export const copreUna = (atto: AttoNoto, partite: readonly PartitaOggi[]): boolean =>
  partite.some((partita) => copre(atto, partita));

/** From this day somebody is told that no outcome has come. Source: R-27. */
export const limiteEsito = (quadro: Quadro, atto: AttoNoto): Giorno =>
  atto.ultimoInvio + parametro(quadro.fatti.profilo, 'notifica.attesaMassima', atto.ultimoInvio);

/**
 * `emetti` of a new act for these partite, with its first rung when it is notified. An act whose figure is missing
 * does not leave: throws `spese.tariffa_mancante`. Source.
 */
export function emetti(
  quadro: Quadro,
  atto: TipoAtto,
  motivo: Motivo,
  partite: readonly { readonly id: string }[],
): Passo {
  const { profilo, fascicolo } = quadro.fatti;
  tariffa(atto, profilo, quadro.oggi);
  const passo: Passo = { passo: 'emetti', atto, motivo, norma: NORMA_DI[motivo], partite: idDelle(partite) };
  if (siNotifica(atto, profilo, quadro.oggi))
    passo.canale = primoCanale(gradiniDi(atto, profilo, quadro.oggi), {
      debitore: fascicolo.debitore,
      eredi: quadro.fatti.morte !== null && quadro.oggi >= quadro.fatti.morte.eredi,
    });
  return passo;
}

/** The norm is that of the motivo. Source: R-80. */
export function proponi(proposta: TipoProposta, motivo: Motivo, altro: Partial<Passo> = {}): Passo {
  return { passo: 'proponi', proposta, motivo, norma: NORMA_DI[motivo], ...altro };
}

export const chiudi = (motivo: Motivo): Passo => ({ passo: 'chiudi', motivo, norma: NORMA_DI[motivo] });
