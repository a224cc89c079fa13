import { z } from 'zod';
import { giornoDi, isDataCivile } from '../../domain/calendario';
import { METODI_PIANO, REGOLE_RESTO } from '../../domain/piano-rate';

const MASSIMO_CENTS = 10_000_000_000_000;
const MASSIMO_RATE = 600;

const giorno = z.string().refine(isDataCivile, 'data impossibile, serve AAAA-MM-GG').transform(giornoDi);
const intero = (minimo: number, massimo: number, che: string) => {
  const testo = `${che}, serve un intero da ${minimo} a ${massimo}`;
  return z.int(testo).min(minimo, testo).max(massimo, testo);
};
const cents = intero(0, MASSIMO_CENTS, 'importo in centesimi').transform(BigInt);
const centsPositivi = intero(1, MASSIMO_CENTS, 'importo in centesimi').transform(BigInt);
/** An amount that a notice or a slip has room for. */
const centsAvviso = intero(1, 9_999_999_999, 'importo in centesimi').transform(BigInt);
const importi = z.record(z.string().min(1), cents);
const rata = intero(1, MASSIMO_RATE, 'numero di rata');
const PERCENTO = 'percentuale, serve un testo come "2" o "3.60", con al massimo quattro decimali';
const percento = z.string(PERCENTO).regex(/^\d{1,3}(\.\d{1,4})?$/, PERCENTO);
const percentoConSegno = z.string(PERCENTO).regex(/^-?\d{1,3}(\.\d{1,4})?$/, PERCENTO);
const testo = (massimo: number) => z.string().max(massimo);
const cifre = (n: number) => z.string().regex(new RegExp(`^\\d{${n}}$`), `servono ${n} cifre`);
/** A field is missing or wrong only together with another: named, as the others are. */
const manca = (ctx: z.RefinementCtx, campo: string, message: string): void =>
  ctx.addIssue({ code: 'custom', path: campo.split('.'), message });

const interessi = z
  .object({ baseCents: cents, fromExclusive: giorno, toInclusive: giorno, plusPct: percentoConSegno })
  .superRefine(({ fromExclusive, toInclusive }, ctx) => {
    if (toInclusive < fromExclusive) manca(ctx, 'toInclusive', 'viene prima di fromExclusive');
  });

const piano = z
  .object({
    principalCents: centsPositivi,
    n: rata,
    firstDue: giorno,
    method: z.enum(METODI_PIANO),
    pennyRule: z.enum(REGOLE_RESTO).default('EXTRA_CENTS_FIRST'),
    grantDate: giorno.optional(),
    ratePct: percento.optional(),
  })
  .superRefine(({ method, grantDate, ratePct, firstDue }, ctx) => {
    if (method !== 'NONE' && ratePct === undefined) manca(ctx, 'ratePct', `manca, e ${method} lo vuole`);
    if (method !== 'NONE' && method !== 'FRENCH' && grantDate === undefined)
      manca(ctx, 'grantDate', `manca, e ${method} la vuole`);
    if (grantDate !== undefined && grantDate > firstDue) manca(ctx, 'grantDate', 'viene dopo firstDue');
  });

const imputazione = z
  .object({
    policy: z.string().min(1),
    order: z.array(z.string().min(1)).min(1),
    debtCents: importi,
    paymentCents: cents,
  })
  .superRefine(({ order, debtCents }, ctx) => {
    if (new Set(order).size < order.length) manca(ctx, 'order', 'una voce è ripetuta');
    for (const voce of Object.keys(debtCents))
      if (!order.includes(voce)) manca(ctx, 'order', `manca la voce "${voce}" di debtCents`);
  });

const riparto = z
  .object({
    totalCents: cents,
    weights: z.record(z.string().min(1), intero(0, MASSIMO_CENTS, 'peso').transform(BigInt)),
  })
  .superRefine(({ weights }, ctx) => {
    if (Object.values(weights).every((peso) => peso === 0n))
      manca(ctx, 'weights', 'serve almeno un peso positivo');
  });

const decadenza = z
  .object({
    plan: z.object({
      principalCents: centsPositivi,
      n: rata,
      principalPerRowCents: cents.optional(),
      dueDates: z.array(giorno),
    }),
    paidInstalments: z.array(rata),
    missedInstalments: z.array(rata),
    reminderSent: z.boolean(),
  })
  .superRefine(({ plan, paidInstalments, missedInstalments }, ctx) => {
    const { n, principalCents, principalPerRowCents, dueDates } = plan;
    if (dueDates.length !== n) manca(ctx, 'plan.dueDates', `ha ${dueDates.length} date per ${n} rate`);
    if (principalPerRowCents !== undefined && principalPerRowCents !== principalCents / BigInt(n))
      manca(ctx, 'plan.principalPerRowCents', 'non è la parte intera di principalCents diviso n');
    for (const [campo, rate] of Object.entries({ paidInstalments, missedInstalments })) {
      if (rate.some((k) => k > n)) manca(ctx, campo, `una rata supera ${n}`);
      if (new Set(rate).size < rate.length) manca(ctx, campo, 'una rata è ripetuta');
    }
    if (missedInstalments.some((k) => paidInstalments.includes(k)))
      manca(ctx, 'missedInstalments', 'una rata è anche fra quelle pagate');
  });

const sgravio = z
  .object({ beforeCents: importi, paidCents: importi, sgravioCents: importi })
  .superRefine(({ beforeCents, sgravioCents }, ctx) => {
    for (const voce of Object.keys(sgravioCents))
      if (beforeCents[voce] === undefined)
        manca(ctx, `sgravioCents.${voce}`, 'non è fra le voci di beforeCents');
  });

const dataMatrix = z
  .object({
    nav: cifre(18),
    postalAccount: z.string().regex(/^\d{1,12}$/, 'servono da 1 a 12 cifre'),
    amountCents: centsAvviso,
    creditorTaxCode: cifre(11),
    debtorTaxCode: z.string().regex(/^[0-9A-Za-z]{1,16}$/, 'servono da 1 a 16 lettere o cifre'),
    debtorName: testo(1000),
    causale: testo(1000),
  })
  .transform((letto) => ({
    nav: letto.nav,
    conto: letto.postalAccount,
    cents: letto.amountCents,
    codiceFiscaleEnte: letto.creditorTaxCode,
    codiceFiscaleDebitore: letto.debtorTaxCode,
    nome: letto.debtorName,
    causale: letto.causale,
  }));
const dataMatrixLetto = z.object({ value: testo(1000) });

const termine = z
  .object({ notifiedOn: giorno.optional(), notifiedFrom: giorno.optional(), notifiedTo: giorno.optional() })
  .transform(({ notifiedOn, notifiedFrom, notifiedTo }, ctx) => {
    if (notifiedOn !== undefined && notifiedFrom === undefined && notifiedTo === undefined)
      return { notifiedFrom: notifiedOn, notifiedTo: notifiedOn };
    if (notifiedOn === undefined && notifiedFrom !== undefined && notifiedTo !== undefined) {
      if (notifiedTo >= notifiedFrom) return { notifiedFrom, notifiedTo };
      manca(ctx, 'notifiedTo', 'viene prima di notifiedFrom');
    } else manca(ctx, 'notifiedOn', 'serve notifiedOn, oppure notifiedFrom con notifiedTo');
    return z.NEVER;
  });

/** The shape of the input of each kind, with the checks of its fields. Fields that are not of the kind are left out. */
export const FORME_CASI = {
  interest: interessi,
  'legal-interest': interessi,
  'mora-c802': interessi,
  plan: piano,
  'band-c796': z.object({ amountCents: cents }),
  'oneri-c803': z.object({ baseCents: cents, enforceableOn: giorno, paidOn: giorno }),
  imputation: imputazione,
  prorata: riparto,
  decadence: decadenza,
  overpayment: z.object({ residualCents: cents, paidCents: cents }),
  'sgravio-after-payment': sgravio,
  nav: z.object({ segregationCode: cifre(2), iuvBase: cifre(13) }),
  qr: z.object({ nav: cifre(18), creditorTaxCode: cifre(11), amountCents: centsAvviso }),
  // told apart by `value`: the message must name the field of the one that was meant
  'data-matrix': z.looseObject({}).transform((grezzo, ctx) => {
    const esito = ('value' in grezzo ? dataMatrixLetto : dataMatrix).safeParse(grezzo, {
      error: z.locales.it().localeError,
    });
    if (esito.success) return esito.data;
    for (const { path, message } of esito.error.issues)
      ctx.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  }),
  causale: z.object({ text: testo(4000) }),
  'term-60': termine,
  'executive-act-chain': z.object({ notifiedOn: giorno }),
} as const;

/** Legal rates of a file: rows in order, each from its date. */
export const FORMA_TASSI = z
  .array(
    z.object({ from: z.string().refine(isDataCivile, 'data impossibile, serve AAAA-MM-GG'), pct: percento }),
  )
  .min(1, 'serve almeno una riga')
  .superRefine((righe, ctx) => {
    righe.forEach(({ from }, i) => {
      const prima = righe[i - 1];
      if (prima !== undefined && from <= prima.from)
        ctx.addIssue({
          code: 'custom',
          path: [i, 'from'],
          message: 'le date devono crescere di riga in riga',
        });
    });
  });
