import { performance } from 'node:perf_hooks';
import { simula } from '../activities/simulazione/simula';
import { COMPORTAMENTO } from '../domain/dati/comportamento';
import { STUDIO_FIRENZE } from '../domain/dati/studio-firenze';
import { profiloDi } from '../domain/profili/profili';
import { componiModello } from '../domain/simulazione/modello';
import { carico, riga } from './banco';

const TUTTI = STUDIO_FIRENZE.ingiunzioni;
const THREAD = 2;

async function secondi(debitori: number): Promise<number> {
  const inizio = performance.now();
  await simula(
    {
      portafoglio: { seme: 1, anni: 4, dal: '2026-01-01' },
      debitori,
      profili: [profiloDi('firenze')],
      modello: componiModello('predefinito', COMPORTAMENTO),
    },
    { thread: THREAD },
  );
  return (performance.now() - inizio) / 1000;
}

/** Lines `simula`: the whole portfolio for four years, its peak of memory, and how time grows with the debtors. */
export async function benchSimula(): Promise<string[]> {
  const piccolo = await secondi(Math.round(TUTTI / 10));
  const grande = await secondi(TUTTI);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  return [
    `${riga(`simula ${TUTTI}x4`, grande, null, 's')} (${THREAD} threads, peak ${Math.round(rssMb)} MB; ${carico()})`,
    `simula scala: ours ${(grande / piccolo).toFixed(1)} (time of ${TUTTI} over ${Math.round(TUTTI / 10)}, ${piccolo.toFixed(1)} s; ${carico()})`,
  ];
}

async function main(): Promise<void> {
  process.stdout.write(`${(await benchSimula()).join('\n')}\n`);
}

if (require.main === module) void main();
