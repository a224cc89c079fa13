import type { Giorno } from './calendario';
import type { Cents } from './denaro';
import type { Fascia } from './profili/forme';
import { type Profilo, parametro } from './profili/profilo';
import { entroRataMinima } from './rateazione';

/**
 * Bands of a regulation that allow too few instalments: over 6.000,01 euro the most must not be under 36 a month.
 * Empty = the regulation holds. Source: L. 160/2019 c. 797.
 */
export function fasceControRegolamento(
  fasce: readonly Fascia[],
  profilo: Profilo,
  giorno: Giorno,
): readonly Fascia[] {
  const soglia = parametro(profilo, 'rateazione.regolamento.soglia', giorno);
  const minimo = parametro(profilo, 'rateazione.regolamento.rate', giorno);
  return fasce.filter(({ fino, rate }) => (fino === null || fino > soglia) && rate < minimo);
}

/** What is known of a plan for which more time is asked. */
export interface RichiestaProroga {
  residuo: Cents;
  peggioramentoProvato: boolean;
  decaduta: boolean;
  giaProrogata: boolean;
}

/** Why no extension is possible. */
export type RifiutoProroga = 'DECADUTA' | 'GIA_PROROGATA' | 'PEGGIORAMENTO_NON_PROVATO';

/**
 * One extension only, for a proven worsening and with no decadenza, of as many instalments again as the law (72) or
 * the regulation allows at most, never so many that one falls under the smallest allowed. The human decides.
 * Source: L. 160/2019 c. 798.
 */
export function limitiProroga(
  richiesta: RichiestaProroga,
  profilo: Profilo,
  oggi: Giorno,
): { maxRate: number; rifiuto: RifiutoProroga | null } {
  const rifiuto = rifiutoDi(richiesta);
  if (rifiuto !== null) return { maxRate: 0, rifiuto };
  const massimo = Math.max(...parametro(profilo, 'rateazione.fasce', oggi).map(({ rate }) => rate));
  return { maxRate: entroRataMinima(massimo, richiesta.residuo, profilo, oggi), rifiuto };
}

function rifiutoDi({
  decaduta,
  giaProrogata,
  peggioramentoProvato,
}: RichiestaProroga): RifiutoProroga | null {
  if (decaduta) return 'DECADUTA';
  if (giaProrogata) return 'GIA_PROROGATA';
  return peggioramentoProvato ? null : 'PEGGIORAMENTO_NON_PROVATO';
}
