import type { Giorno } from '../calendario';
import type { Cents } from '../denaro';
import type { DataMatrix } from '../pagopa/data-matrix';
import type { MetodoPiano, RegolaResto } from '../piano-rate';

/** Simple interest between two days; `plusPct` percent added to the legal rate, as it was written. */
export interface IngressoInteressi {
  baseCents: Cents;
  fromExclusive: Giorno;
  toInclusive: Giorno;
  plusPct: string;
}

export interface IngressoPiano {
  principalCents: Cents;
  n: number;
  firstDue: Giorno;
  method: MetodoPiano;
  pennyRule: RegolaResto;
  /** There with RESIDUAL and PER_SHARE. */
  grantDate?: Giorno | undefined;
  /** There with all methods but NONE. */
  ratePct?: string | undefined;
}

export interface IngressoDecadenza {
  plan: { principalCents: Cents; n: number; dueDates: readonly Giorno[] };
  paidInstalments: readonly number[];
  missedInstalments: readonly number[];
  reminderSent: boolean;
}

type Importi = Readonly<Record<string, Cents>>;

/** What each kind of case is given: the keys of the file, days as epoch days, amounts as cents. */
export interface IngressiDi {
  interest: IngressoInteressi;
  'legal-interest': IngressoInteressi;
  'mora-c802': IngressoInteressi;
  plan: IngressoPiano;
  'band-c796': { amountCents: Cents };
  'oneri-c803': { baseCents: Cents; enforceableOn: Giorno; paidOn: Giorno };
  imputation: { policy: string; order: readonly string[]; debtCents: Importi; paymentCents: Cents };
  prorata: { totalCents: Cents; weights: Readonly<Record<string, bigint>> };
  decadence: IngressoDecadenza;
  overpayment: { residualCents: Cents; paidCents: Cents };
  'sgravio-after-payment': { beforeCents: Importi; paidCents: Importi; sgravioCents: Importi };
  nav: { segregationCode: string; iuvBase: string };
  qr: { nav: string; creditorTaxCode: string; amountCents: Cents };
  'data-matrix': DataMatrix | { value: string };
  causale: { text: string };
  'term-60': { notifiedFrom: Giorno; notifiedTo: Giorno };
  'executive-act-chain': { notifiedOn: Giorno };
}
export type TipoCaso = keyof IngressiDi;

/** One case of a known kind. */
export type Caso<K extends TipoCaso = TipoCaso> = {
  [P in K]: { id: string; kind: P; input: IngressiDi[P] };
}[K];

/** The answer to a case: the keys of its kind. Amounts are whole cents. */
export type Risultato = Readonly<Record<string, unknown>>;

/** Cents as a number of the answer. Throws `calcola.troppo_grande` when it would lose a cent. */
export function numero(cents: Cents): number {
  const n = Number(cents);
  if (!Number.isSafeInteger(n))
    throw new Error(`calcola.troppo_grande: ${cents} centesimi non si scrivono senza perdere cifre`);
  return n;
}

export const numeri = (importi: Iterable<readonly [string, Cents]>): Record<string, number> =>
  Object.fromEntries([...importi].map(([voce, cents]) => [voce, numero(cents)]));
