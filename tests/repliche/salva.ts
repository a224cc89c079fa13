/**
 * `npm run histories`: lives the legal paths on every real part and keeps their histories for this release, to be
 * replayed by every later code. Nothing personal is in them: the payload guard sees to it, and a test looks.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { Banco, conPostgres } from '../banco/banco';
import type { Corsa } from '../banco/corse';
import { conTemporal } from '../banco/temporal';
import { CORPUS } from './corpus';
import { PERCORSI, type Percorso } from './percorsi';
import { scriviReplica } from './replica';
import { viviComandati } from './vita-comandata';
import { viviTimer } from './vita-timer';

const cartella = path.join(CORPUS, version.split('.').slice(0, 2).join('.'));

async function salva(): Promise<void> {
  const corse = new Map<Percorso, Corsa[]>([...(await viviComandati()), ...(await viviTimer())]);
  rmSync(cartella, { recursive: true, force: true });
  mkdirSync(cartella, { recursive: true });
  for (const percorso of PERCORSI) {
    const sue = corse.get(percorso) ?? [];
    if (sue.length === 0) throw new Error(`nessuna corsa per ${percorso}`);
    writeFileSync(path.join(cartella, `${percorso}.json`), `${JSON.stringify(sue.map(scriviReplica))}\n`);
    process.stdout.write(`${percorso}: ${sue.length} corse\n`);
  }
}

async function main(): Promise<void> {
  await Banco.prepara(async (banco) => {
    await conPostgres(banco);
    await conTemporal(banco);
  });
  try {
    await salva();
  } finally {
    await Banco.lascia();
  }
}

main().then(
  () => process.exit(0),
  (errore: unknown) => {
    process.stderr.write(`${errore instanceof Error ? errore.stack : String(errore)}\n`);
    process.exit(1);
  },
);
