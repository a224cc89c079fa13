import { type Cents, divideHalfUp } from '../denaro';
import { imputa, ordineSingolo } from '../imputazione';
import { isOltre, oneriDovuti, percentualeOneri } from '../oneri';
import { PROFILO_LEGGE160 } from '../profili/profili';
import { parametro } from '../profili/profilo';
import { ripartisci } from '../riparto';
import { dopoSgravio } from '../sgravio';
import { type IngressiDi, numeri, numero, type Risultato } from './ingressi';

/** `oneri-c803`: days from executivity, rate, cap. Source: R-52; c. 803 a). */
export function oneri({ baseCents, enforceableOn, paidOn }: IngressiDi['oneri-c803']): Risultato {
  const ppm = percentualeOneri(PROFILO_LEGGE160, enforceableOn, paidOn);
  const oltre = isOltre(PROFILO_LEGGE160, enforceableOn, paidOn);
  const somma = { esatta: baseCents * BigInt(ppm), oltre };
  return {
    days: paidOn - enforceableOn,
    pct: ppm / 10_000,
    capCents: numero(parametro(PROFILO_LEGGE160, oltre ? 'oneri.tettoOltre' : 'oneri.tettoEntro', paidOn)),
    uncappedCents: numero(divideHalfUp(somma.esatta, 1_000_000n)),
    oneriCents: numero(oneriDovuti(somma, PROFILO_LEGGE160, paidOn)),
  };
}

/** Fills the items in order; every item is in the answer, those that got nothing too. */
function riempi(
  importo: Cents,
  voci: readonly (readonly [string, Cents])[],
): { a: Map<string, Cents>; resto: Cents } {
  const a = new Map(voci.map(([voce]) => [voce, 0n]));
  const resto = imputa(
    importo,
    voci.map(([voce, dovuto]) => ({ voce, dovuto })),
    (voce, parte) => a.set(voce, parte),
  );
  return { a, resto };
}

/** `imputation`: the order is the one given; the policy only names it. Source: R-55. */
export function imputazione({ order, debtCents, paymentCents }: IngressiDi['imputation']): Risultato {
  const { a, resto } = riempi(
    paymentCents,
    order.map((voce) => [voce, debtCents[voce] ?? 0n] as const),
  );
  return { allocationCents: numeri(a), overpaymentCents: numero(resto) };
}

/** `prorata`. */
export function riparto({ totalCents, weights }: IngressiDi['prorata']): Risultato {
  const pesi = Object.entries(weights).map(([chiave, peso]) => ({ chiave, peso }));
  return { resultCents: numeri(ripartisci(totalCents, pesi)) };
}

/** `overpayment`: what is above the residual is a credit of the debtor. */
export function eccedenza({ residualCents, paidCents }: IngressiDi['overpayment']): Risultato {
  return { creditCents: numero(riempi(paidCents, [['residuo', residualCents]]).resto) };
}

/** Names of the components in the cases, as items of one single position. */
const VOCI: Readonly<Record<string, ReturnType<typeof ordineSingolo>[number]>> = {
  imposta: 'capitale',
  capitale: 'capitale',
  sanzione: 'sanzioni',
  sanzioni: 'sanzioni',
  interessi: 'interessi',
  spese: 'spese',
  mora: 'mora',
  oneri: 'oneri',
  spese_notifica: 'speseProcedura',
  spese_esecutive: 'speseProcedura',
};

/** Position in the order of art. 31. Throws `calcola.componente`. */
function posto(voce: string): number {
  const nota = Object.hasOwn(VOCI, voce) ? VOCI[voce] : undefined;
  if (nota === undefined)
    throw new Error(
      `calcola.componente: "${voce}" non è una voce del debito; sono: ${Object.keys(VOCI).join(', ')}`,
    );
  return ordineSingolo('art31').indexOf(nota);
}

/** `sgravio-after-payment`: the same money imputed again on the lower amounts. Source: R-56; art. 31. */
export function sgravioDopoPagamento(input: IngressiDi['sgravio-after-payment']): Risultato {
  const dopo = Object.entries(input.beforeCents).map(
    ([voce, prima]) => [voce, dopoSgravio(prima, input.sgravioCents[voce] ?? 0n)] as const,
  );
  const inOrdine = dopo
    .map((riga) => ({ riga, posto: posto(riga[0]) }))
    .sort((x, y) => x.posto - y.posto)
    .map(({ riga }) => riga);
  const somma = (importi: Iterable<Cents>): Cents => [...importi].reduce((a, b) => a + b, 0n);
  const pagato = somma(Object.values(input.paidCents));
  const { a, resto } = riempi(pagato, inOrdine);
  return {
    afterCents: numeri(dopo),
    reallocationCents: numeri(a),
    paidTotalCents: numero(pagato),
    dueAfterCents: numero(somma(dopo.map(([, importo]) => importo))),
    creditCents: numero(resto),
  };
}
