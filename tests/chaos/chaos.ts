/**
 * `npm run chaos -- [--seme N] [--pratiche 300] [--giri 3] [--fino DATA] [--tieni]`: the product under `kill -9`.
 * Exit 0 when nothing was lost, doubled or broken; otherwise 1, with the seed and the commit that show it again.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { NOMI_PUNTI, PARTI, piuGiorni } from './piano';
import { provaDiCaduta } from './prova';

const DAL = '2024-06-12';
const MESI_6 = 183;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seme: { type: 'string' },
      pratiche: { type: 'string' },
      giri: { type: 'string' },
      fino: { type: 'string' },
      tieni: { type: 'boolean' },
    },
  });
  const seme = Number(values.seme ?? Math.floor(Math.random() * 1_000_000));
  const inizio = Date.now();
  const avviso = (testo: string) => {
    const secondi = ((Date.now() - inizio) / 1000).toFixed(1).padStart(7);
    process.stdout.write(`${secondi} s  ${testo}\n`);
  };
  const fermata = new AbortController();
  for (const segnale of ['SIGINT', 'SIGTERM'] as const) process.once(segnale, () => fermata.abort());
  const insegna = `seme ${seme}, commit ${commit()}`;
  process.stdout.write(`chaos: ${insegna}\n`);
  try {
    const esito = await provaDiCaduta({
      seme,
      pratiche: Number(values.pratiche ?? 300),
      giri: Number(values.giri ?? 3),
      punti: NOMI_PUNTI,
      parti: PARTI,
      codiceEnte: '09123',
      dal: DAL,
      fino: values.fino ?? piuGiorni(DAL, MESI_6),
      env: {},
      tieni: values.tieni ?? false,
      avviso,
      fermata: fermata.signal,
    });
    scrivi('uccisioni', esito.uccisioni);
    scrivi('cifre', esito.cifre);
    process.stdout.write(`violazioni: ${esito.violazioni.length}\n`);
    for (const violazione of esito.violazioni) process.stdout.write(`  ${violazione}\n`);
    if (esito.violazioni.length === 0) return 0;
    process.stdout.write(`FALLITA: ${insegna}${values.tieni ? `, dati in ${esito.dati}` : ''}\n`);
  } catch (errore) {
    process.stdout.write(`${errore instanceof Error ? (errore.stack ?? errore.message) : String(errore)}\n`);
    process.stdout.write(`FALLITA: ${insegna}\n`);
  }
  return 1;
}

function scrivi(titolo: string, cifre: Record<string, number>): void {
  process.stdout.write(`${titolo}\n`);
  for (const [nome, n] of Object.entries(cifre))
    process.stdout.write(`  ${nome.padEnd(32)} ${String(n).padStart(8)}\n`);
}

const commit = (): string =>
  execFileSync('git', ['rev-parse', 'HEAD'], { cwd: __dirname, encoding: 'utf8' }).trim();

void main().then((codice) => process.exit(codice));
