import { appendFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The named points of the writes at which a drill may kill this process (`ESATTO_CAOS=dopo-numero:17,dopo-data:3`: at
 * the 17th and at the 3rd time). The passages are counted in `cartella`, one byte each, so that the process started
 * again goes on counting and does not die twice for the same one. Undefined = no drill.
 */
export function puntoDaAmbiente(
  caos: string | null,
  cartella: string,
  muori: () => void = () => process.kill(process.pid, 'SIGKILL'),
): ((nome: string) => Promise<void>) | undefined {
  if (caos === null) return undefined;
  const colpi = leggiColpi(caos);
  mkdirSync(cartella, { recursive: true });
  return async (nome) => {
    const volte = colpi.get(nome);
    if (volte === undefined) return;
    const volta = conta(path.join(cartella, nome));
    if (!volte.has(volta)) return;
    appendFileSync(path.join(cartella, `${nome}.colpi`), `${volta}\n`);
    muori();
    await new Promise(() => {}); // what follows the point never happens
  };
}

/** Which passages of each point are the last. */
function leggiColpi(caos: string): Map<string, Set<number>> {
  const colpi = new Map<string, Set<number>>();
  for (const voce of caos.split(',')) {
    const [nome = '', volta] = voce.split(':');
    colpi.set(nome, (colpi.get(nome) ?? new Set()).add(Number(volta)));
  }
  return colpi;
}

/** One process at a time passes a point: what was appended is on record whatever happens to it next. */
function conta(file: string): number {
  appendFileSync(file, '.');
  return statSync(file).size;
}
