/** `npm run bench`: the ratios, one line each, and the load of the machine, which the figures carry. */
import { spawn } from 'node:child_process';
import { argomentiNode } from '../services/supervisore/radice';
import { benchAtti } from './atti';
import { carico, riga } from './banco';

/** Each in a process of its own, so that none leaves its memory or its logs to the next. */
const MISURE: Record<string, () => Promise<void>> = {
  import: () => inProcesso('bench/import'),
  onboarding: () => inProcesso('bench/onboarding'),
  atti: async () => {
    const { name, ours, floor, unit } = await benchAtti();
    process.stdout.write(`${riga(name, ours, floor, unit)} (${carico()})\n`);
  },
  pec: () => inProcesso('bench/pec'),
  casella: () => inProcesso('bench/pec-casella'),
  azioni: () => inProcesso('bench/azioni'),
  decisione: () => inProcesso('bench/decisione'),
  valutazione: () => inProcesso('bench/valutazione'),
  simula: () => inProcesso('bench/simula'),
};

function inProcesso(modulo: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const figlio = spawn(process.execPath, argomentiNode(modulo), {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    figlio.once('error', reject);
    figlio.once('close', (codice) => {
      if (codice === 0) resolve();
      else reject(new Error(`codice ${codice}`));
    });
  });
}

/** Arguments choose some of them: `npm run bench -- import atti`. */
async function main(): Promise<void> {
  const scelte = process.argv.slice(2);
  for (const nome of scelte)
    if (!(nome in MISURE))
      throw new Error(`bench.ignoto: "${nome}"; ci sono ${Object.keys(MISURE).join(', ')}`);
  for (const [nome, misura] of Object.entries(MISURE)) {
    if (scelte.length > 0 && !scelte.includes(nome)) continue;
    process.stderr.write(`${nome}... (${carico()})\n`);
    await misura().catch((errore: unknown) => {
      process.exitCode = 1;
      process.stdout.write(`${nome}: non misurato (${errore instanceof Error ? errore.message : errore})\n`);
    });
  }
}

void main();
