import { readFile } from 'node:fs/promises';
import { racconta as raccontaStoria } from '../../domain/racconta/racconta';
import { leggiStoria } from '../../formats/storie/leggi-storia';

/**
 * `esatto racconta FILE.json...`: the entries of each story. Exit code 0, or 2 with one line on standard error when
 * a file cannot be read or told.
 */
export async function racconta(args: string[], opts: { json: boolean }): Promise<number> {
  if (args.length === 0) {
    process.stderr.write('racconta.uso: manca il file; uso: esatto racconta FILE.json...\n');
    return 2;
  }
  const racconti: { id: string; ottenuto: ReturnType<typeof raccontaStoria> }[] = [];
  for (const file of args) {
    try {
      const storia = leggiStoria(await readFile(file, 'utf8'));
      racconti.push({ id: storia.id, ottenuto: raccontaStoria(storia) });
    } catch (errore) {
      process.stderr.write(`${file}: ${errore instanceof Error ? errore.message : String(errore)}\n`);
      return 2;
    }
  }
  process.stdout.write(`${JSON.stringify(racconti, null, opts.json ? 0 : 1)}\n`);
  return 0;
}
