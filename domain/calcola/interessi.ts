import { civileDi, dataDi, type Giorno, giornoCivile } from '../calendario';
import { divideHalfUp } from '../denaro';
import { frazione, testoFrazione } from '../frazione';
import { DIVISORE, interesse, perTratto, ppmDi, type Tasso } from '../interessi';
import { type IngressoInteressi, numero, type Risultato } from './ingressi';

interface Tratto {
  dal: Giorno;
  al: Giorno;
  ppm: number;
  ratePct: string;
}

/** The periods of one rate. Throws `interessi.tasso_mancante`, and `interessi.tasso_negativo` under zero. */
function tratti(
  { fromExclusive, toInclusive, plusPct }: IngressoInteressi,
  tabella: readonly Tasso[],
): Tratto[] {
  const piu = ppmDi(plusPct);
  const letti: Tratto[] = [];
  perTratto(tabella, fromExclusive, toInclusive, (riga, dal, al) => {
    const ppm = riga.ppm + piu;
    if (ppm < 0)
      throw new Error(
        `interessi.tasso_negativo: il tasso del ${dataDi(dal)} è ${riga.percento} più ${plusPct}`,
      );
    letti.push({ dal, al, ppm, ratePct: piu === 0 ? riga.percento : percento(ppm, riga.percento, plusPct) });
  });
  return letti;
}

/** With as many decimals as the more precise of the two that were added. */
function percento(ppm: number, ...addendi: string[]): string {
  return (ppm / 10_000).toFixed(Math.max(...addendi.map((testo) => testo.split('.')[1]?.length ?? 0)));
}

const giorniDi = ({ dal, al }: Tratto): number => al - dal + 1;
const sommaDi = (letti: readonly Tratto[]): number => letti.reduce((a, t) => a + giorniDi(t) * t.ppm, 0);

/** `legal-interest`, `mora-c802`: one rounding of the whole, /365. Source: law.md 7.1; c. 802. */
export function interessi(input: IngressoInteressi, tabella: readonly Tasso[]): Risultato {
  const somma = sommaDi(tratti(input, tabella));
  return {
    days: input.toInclusive - input.fromExclusive,
    interestCents: numero(interesse(input.baseCents, somma)),
    exactCents: testoFrazione(frazione(input.baseCents * BigInt(somma), DIVISORE)),
  };
}

/** `interest`: the same, and beside it what other conventions would give, for comparison only. */
export function interessiConfrontati(input: IngressoInteressi, tabella: readonly Tasso[]): Risultato {
  const base = input.baseCents;
  const letti = tratti(input, tabella);
  const scelto = interessi(input, tabella);
  const arrotondati = letti.map((t) => interesse(base, giorniDi(t) * t.ppm));
  return {
    ...scelto,
    segments: letti.map((t, i) => ({
      from: dataDi(t.dal),
      to: dataDi(t.al),
      days: giorniDi(t),
      ratePct: t.ratePct,
      rounded: numero(arrotondati[i] ?? 0n),
    })),
    A_single_rounding_act365: scelto.interestCents,
    A_half_even: numero(divideHalfEven(base * BigInt(sommaDi(letti)), DIVISORE)),
    B_per_segment_rounding_act365: numero(arrotondati.reduce((a, parte) => a + parte, 0n)),
    C_single_rounding_actact: numero(interesseActAct(base, letti)),
  };
}

/** Halves go to the even cent. `num` >= 0. */
function divideHalfEven(num: bigint, den: bigint): bigint {
  const quoto = num / den;
  const doppio = 2n * (num % den);
  return doppio > den || (doppio === den && quoto % 2n === 1n) ? quoto + 1n : quoto;
}

/** Days of a leap year weigh 1/366. */
function interesseActAct(base: bigint, letti: readonly Tratto[]): bigint {
  let somma = 0;
  for (const { dal, al, ppm } of letti)
    for (let anno = civileDi(dal).anno; anno <= civileDi(al).anno; anno += 1) {
      const capodanno = giornoCivile(anno, 1, 1);
      const dopo = giornoCivile(anno + 1, 1, 1);
      const giorni = Math.min(al, dopo - 1) - Math.max(dal, capodanno) + 1;
      somma += giorni * ppm * (dopo - capodanno === 366 ? 365 : 366);
    }
  return divideHalfUp(base * BigInt(somma), DIVISORE * 366n);
}
