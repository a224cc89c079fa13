import { prossimoPasso } from '../domain/pratica/prossimo-passo';
import { carico, riga } from './banco';
import { quantiFatti, vissuta } from './fascicolo-di-misura';

const CAMPIONI = 4_000;
const PER_CAMPIONE = 5;

/** Median microseconds of one decision. */
function mediana(anni: number): { micro: number; fatti: number } {
  const { fascicolo, profilo, oggi } = vissuta(anni);
  const tempi: number[] = [];
  for (let i = 0; i < CAMPIONI; i += 1) {
    const inizio = process.hrtime.bigint();
    for (let j = 0; j < PER_CAMPIONE; j += 1) prossimoPasso(fascicolo, profilo, oggi);
    tempi.push(Number(process.hrtime.bigint() - inizio) / PER_CAMPIONE / 1000);
  }
  tempi.sort((a, b) => a - b);
  return { micro: tempi[CAMPIONI / 2] ?? 0, fatti: quantiFatti(fascicolo) };
}

/** Line `prossimoPasso`: 3 partite, and the same pratica after 1, 5 and 10 years. */
export function benchDecisione(): string[] {
  mediana(2);
  return [1, 5, 10].map((anni) => {
    const { micro, fatti } = mediana(anni);
    return `${riga(`prossimoPasso, ${anni} anni`, micro, null, 'us')} (3 partite, ${fatti} facts; ${carico()})`;
  });
}

if (require.main === module) process.stdout.write(`${benchDecisione().join('\n')}\n`);
