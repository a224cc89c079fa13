import { readFile } from 'node:fs/promises';
import { calcola as calcolaCaso } from '../../domain/calcola/calcola';
import { type FileCasi, leggiCasi } from '../../formats/calcola/leggi-casi';

type Risposta =
  | { id: string; result: ReturnType<typeof calcolaCaso> }
  | { id: string; error: 'kind_unknown' };

/**
 * `esatto calcola FILE.json`: the answer to each case, in the order of the file. Exit code 0, or 2 with one line on
 * standard error and nothing on standard output when the file or one of its cases cannot be read or computed.
 */
export async function calcola(args: string[], opts: { json: boolean }): Promise<number> {
  const [file, altro] = args;
  if (file === undefined || altro !== undefined) {
    process.stderr.write('calcola.uso: serve un solo file; uso: esatto calcola FILE.json\n');
    return 2;
  }
  let risposte: Risposta[];
  try {
    risposte = rispondi(leggiCasi(await readFile(file, 'utf8')));
  } catch (errore) {
    process.stderr.write(`${file}: ${unaRiga(errore)}\n`);
    return 2;
  }
  process.stdout.write(`${JSON.stringify(risposte, null, opts.json ? 0 : 1)}\n`);
  return 0;
}

const rispondi = ({ casi, tassi }: FileCasi): Risposta[] =>
  casi.map((caso) =>
    caso.kind === null
      ? { id: caso.id, error: 'kind_unknown' }
      : { id: caso.id, result: calcolaCaso(caso, tassi) },
  );

function unaRiga(errore: unknown): string {
  if (!(errore instanceof Error)) return String(errore);
  const testo = errore.message.replace(/\s+/g, ' ');
  return 'codice' in errore ? `${String(errore.codice)}: ${testo}` : testo;
}
