import { dataDi, giornoDi } from '../../../domain/calendario';
import { ppmDi } from '../../../domain/interessi';
import { pianoQuoteUguali } from '../../../domain/piano-rate';
import type { DatiAttoGrezzi } from '../dati-atto';
import type { IngressoCaso } from './forma-caso';
import { righeCaso } from './righe-caso';

const CAPITALE = /^(TRIBUTO|ENTRATA)$/;

type Provvedimento = Pick<DatiAttoGrezzi, 'istanza' | 'piano' | 'diniego'>;

/** What a provision on instalments answers and says; the plan is computed from its conditions. */
export function provvedimentoCaso(ingresso: IngressoCaso): Provvedimento {
  const { istanza, diniego } = ingresso;
  return {
    ...(istanza && {
      istanza: { il: istanza.data, protocollo: istanza.protocollo, rate: istanza.rateRichieste },
    }),
    ...(ingresso.plan && { piano: pianoCaso(ingresso, ingresso.plan) }),
    ...(diniego && { diniego }),
  };
}

function pianoCaso(
  ingresso: IngressoCaso,
  plan: NonNullable<IngressoCaso['plan']>,
): NonNullable<DatiAttoGrezzi['piano']> {
  const righe = righeCaso(ingresso);
  const somma = (con: (code: string) => boolean) =>
    righe.reduce((sum, { code, cents }) => (con(code) ? sum + cents : sum), 0n);
  const soloCapitale = plan.interestBase === 'tax only';
  const concesso = giornoDi(ingresso.atto.dataEmissione);
  const parti = (capitale: bigint, ppm: number) =>
    pianoQuoteUguali(
      { capitale, rate: plan.n, primaScadenza: giornoDi(plan.firstDue), resto: plan.pennyRule },
      plan.method,
      concesso,
      ppm,
    ).righe;
  const ppm = ppmDi(plan.ratePct);
  const fruttifere = parti(
    somma((code) => !soloCapitale || CAPITALE.test(code)),
    ppm,
  );
  const altre = parti(
    somma((code) => soloCapitale && !CAPITALE.test(code)),
    0,
  );
  const { decadence } = ingresso.profile;
  return {
    rate: fruttifere.map(({ k, scadenza, capitale, interessi }, i) => ({
      numero: k,
      scadenza: dataDi(scadenza),
      quotaCents: capitale + (altre[i]?.capitale ?? 0n),
      interessiCents: interessi,
    })),
    ...(plan.method !== 'NONE' && {
      interessi: {
        percento: plan.ratePct,
        base: soloCapitale ? ('capitale' as const) : ('tutto' as const),
        metodo: plan.method,
      },
    }),
    decadenza:
      decadence?.afterReminder === false
        ? { regola: 'primaOSuccessive', successive: decadence.missed }
        : { regola: 'c800' },
  };
}
