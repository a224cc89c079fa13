import { performance } from 'node:perf_hooks';
import { apriSimulatore, type Simulatore } from '../activities/simulazione/simula';
import { COMPORTAMENTO } from '../domain/dati/comportamento';
import { STUDIO_FIRENZE } from '../domain/dati/studio-firenze';
import { profiloDi } from '../domain/profili/profili';
import { componiModello } from '../domain/simulazione/modello';
import { carico, riga } from './banco';

const TUTTI = STUDIO_FIRENZE.ingiunzioni;
const DECIMO = Math.round(TUTTI / 10);
const THREAD = 2;

/** Seconds of the wall and of the processors, threads included. */
async function misura(simulatore: Simulatore, debitori: number): Promise<{ secondi: number; cpu: number }> {
  const [inizio, prima] = [performance.now(), process.cpuUsage()];
  await simulatore.simula({
    portafoglio: { seme: 1, anni: 4, dal: '2026-01-01' },
    debitori,
    profili: [profiloDi('firenze')],
    modello: componiModello('predefinito', COMPORTAMENTO),
  });
  const { user, system } = process.cpuUsage(prima);
  return { secondi: (performance.now() - inizio) / 1000, cpu: (user + system) / 1e6 };
}

/**
 * Lines `simula`: the whole portfolio for four years from a cold start, its peak of memory, and how time grows with the
 * debtors once the threads are warm: of the processors, since other programs weigh on that of the wall.
 */
export async function benchSimula(): Promise<string[]> {
  const simulatore = apriSimulatore(THREAD);
  try {
    const freddo = await misura(simulatore, TUTTI);
    const decimo = await misura(simulatore, DECIMO);
    const intero = await misura(simulatore, TUTTI);
    const rssMb = process.resourceUsage().maxRSS / 1024;
    return [
      `${riga(`simula ${TUTTI}x4`, freddo.secondi, null, 's')} (${THREAD} threads, ${freddo.cpu.toFixed(1)} s of processor, peak ${Math.round(rssMb)} MB; ${carico()})`,
      `simula scala: ours ${(intero.cpu / decimo.cpu).toFixed(2)} (${TUTTI} over ${DECIMO} debtors: ${intero.cpu.toFixed(1)} s over ${decimo.cpu.toFixed(1)} s of processor; ${carico()})`,
    ];
  } finally {
    await simulatore.chiudi();
  }
}

async function main(): Promise<void> {
  process.stdout.write(`${(await benchSimula()).join('\n')}\n`);
}

if (require.main === module) void main();
