/** `npm run sim`: any debtor, any fact, ten years; the invariants after every step. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { viviACaso } from './vive';

const { values } = parseArgs({
  options: {
    seme: { type: 'string', default: '1' },
    debitori: { type: 'string', default: '2000' },
    debitore: { type: 'string' },
    anni: { type: 'string', default: '10' },
  },
});
const [seme, anni] = [Number(values.seme), Number(values.anni)];
const uno = values.debitore === undefined ? null : Number(values.debitore);

function versione(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'senza git';
  }
}

const fatti: Record<string, number> = {};
let domande = 0;
let violazioni = 0;
const inizio = Date.now();
for (let k = uno ?? 0; k < (uno === null ? Number(values.debitori) : uno + 1); k += 1) {
  try {
    const vissuto = viviACaso(seme, k, anni);
    domande += vissuto.domande;
    for (const [tipo, quanti] of Object.entries(vissuto.fatti)) fatti[tipo] = (fatti[tipo] ?? 0) + quanti;
  } catch (errore) {
    violazioni += 1;
    const detto = errore instanceof Error ? errore.message : String(errore);
    process.stdout.write(
      `VIOLAZIONE ${detto}\n  si ripete con: npm run sim -- --seme ${seme} --debitore ${k} --anni ${anni} (commit ${versione()})\n`,
    );
    if (uno !== null && errore instanceof Error) process.stdout.write(`${errore.stack ?? ''}\n`);
  }
}
process.stdout.write(`fatti: ${JSON.stringify(fatti)}\n`);
process.stdout.write(
  `sim: ${domande} passi, ${violazioni} violazioni, ${((Date.now() - inizio) / 1000).toFixed(1)} s, seme ${seme}, commit ${versione()}\n`,
);
process.exitCode = violazioni === 0 ? 0 : 1;
