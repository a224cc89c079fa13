import { existsSync } from 'node:fs';
import path from 'node:path';
import { avvia } from '../supervisore/avvia';
import type { OpzioniAvvio } from '../supervisore/contesto';
import { dataOpzione, erroreUso, leggiArgomenti } from './uso';

/** A day of the demonstration, when nothing else is said. */
const GIORNO_MS = 5_000;

const OPZIONI = {
  dati: { type: 'string' },
  'giorno-ms': { type: 'string' },
  'tempo-reale': { type: 'boolean' },
  dal: { type: 'string' },
  ente: { type: 'string' },
  carico: { type: 'string' },
  mappa: { type: 'string' },
  fino: { type: 'string' },
  esci: { type: 'boolean' },
} as const;

/** `esatto avvia`: starts everything and stays (doors.md, section 2). */
export async function comandoAvvia(args: string[], { json }: { json: boolean }): Promise<number> {
  const { values } = leggiArgomenti({ args, options: OPZIONI });
  const dal = dataOpzione('dal', values.dal);
  const fino = dataOpzione('fino', values.fino);
  const opzioni: OpzioniAvvio = {
    giornoMs: values['tempo-reale'] ? null : giornoMs(values['giorno-ms'] ?? process.env.ESATTO_GIORNO_MS),
    dal,
    ente: fileOpzione('ente', values.ente),
    carico: fileOpzione('carico', values.carico),
    mappa: fileOpzione('mappa', values.mappa),
    fino,
    esci: values.esci ?? false,
    json,
  };
  if (values['tempo-reale'] && values['giorno-ms'] !== undefined)
    throw erroreUso('--tempo-reale e --giorno-ms si escludono');
  if (opzioni.mappa !== null && opzioni.carico === null)
    throw erroreUso('--mappa serve solo insieme a --carico');
  if (opzioni.esci && fino === null) throw erroreUso('--esci serve solo insieme a --fino');
  if (dal !== null && fino !== null && fino < dal)
    throw erroreUso(`--fino ${fino} viene prima di --dal ${dal}`);
  return avvia(opzioni, { ...process.env, ...(values.dati ? { ESATTO_DATI: values.dati } : {}) });
}

function giornoMs(valore: string | undefined): number {
  if (valore === undefined || valore === '') return GIORNO_MS;
  const numero = Number(valore);
  if (Number.isInteger(numero) && numero >= 10) return numero;
  throw erroreUso(`--giorno-ms ${valore}: atteso un numero intero di millisecondi, almeno 10`);
}

function fileOpzione(nome: string, valore: string | undefined): string | null {
  if (valore === undefined) return null;
  const file = path.resolve(valore);
  if (!existsSync(file)) throw erroreUso(`--${nome} ${valore}: il file non esiste`);
  return file;
}
