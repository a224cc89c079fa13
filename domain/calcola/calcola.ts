import { TABELLA_LEGALE, type Tasso } from '../interessi';
import { causale, codiceDataMatrix, codiceQr, numeroAvviso } from './codici';
import { eccedenza, imputazione, oneri, riparto, sgravioDopoPagamento } from './conti';
import type { Caso, IngressiDi, Risultato, TipoCaso } from './ingressi';
import { interessi, interessiConfrontati } from './interessi';
import { decadenza, fasciaLegge, piano } from './rate';
import { catenaAtto, termine60 } from './termini';

type Calcolo<K extends TipoCaso> = (input: IngressiDi[K], tassi: readonly Tasso[]) => Risultato;

/** Which institute answers to each kind. The same functions serve the decision. */
const CALCOLI: { readonly [K in TipoCaso]: Calcolo<K> } = {
  interest: interessiConfrontati,
  'legal-interest': interessi,
  'mora-c802': interessi,
  plan: piano,
  'band-c796': fasciaLegge,
  'oneri-c803': oneri,
  imputation: imputazione,
  prorata: riparto,
  decadence: decadenza,
  overpayment: eccedenza,
  'sgravio-after-payment': sgravioDopoPagamento,
  nav: numeroAvviso,
  qr: codiceQr,
  'data-matrix': codiceDataMatrix,
  causale,
  'term-60': termine60,
  'executive-act-chain': catenaAtto,
};

/** The answer to one case; `tassi` = legal rates. Throws the coded errors of the institutes, with the case before them. */
export function calcola<K extends TipoCaso>(
  caso: Caso<K>,
  tassi: readonly Tasso[] = TABELLA_LEGALE,
): Risultato {
  try {
    return CALCOLI[caso.kind](caso.input, tassi);
  } catch (cause) {
    throw new Error(
      `caso "${caso.id}" (${caso.kind}): ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}
