import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const STANZE = ['domain', 'formats', 'workflows', 'activities', 'database', 'services', 'scripts', 'tests'];
/** A table of names, and the list of the requirements itself, are not where a rule lives. */
const NON_E_CASA = /^domain\/vocabolario\.ts$|^scripts\/docs\//;

const REGOLA = /\bR-(\d\d)(?:\.\.R-(\d\d))?/g;
const SEED = /\bseed ((?:[A-E]-\d{2,3}(?:\.\.(?:[A-E]-)?\d{2,3})?(?:, | and )?)+)/g;
const RIGA = /([A-E])-(\d{2,3})(?:\.\.(?:[A-E]-)?(\d{2,3}))?/g;

/** The ids a text names: `R-16`, `R-47..R-49`, `seed B-29, B-30`, `seed B-43..B-47`. */
export function etichetteDi(testo: string): Set<string> {
  const id = new Set<string>();
  const aggiungi = (lettera: string, da: string, a: string | undefined): void => {
    for (let n = Number(da); n <= Number(a ?? da); n += 1)
      id.add(`${lettera}-${String(n).padStart(da.length, '0')}`);
  };
  for (const [, da = '', a] of testo.matchAll(REGOLA)) aggiungi('R', da, a);
  for (const [, righe = ''] of testo.matchAll(SEED))
    for (const [, lettera = '', da = '', a] of righe.matchAll(RIGA)) aggiungi(lettera, da, a);
  return id;
}

/** Where an id is named: files that do it, files that prove it. */
export interface Luoghi {
  codice: string[];
  prove: string[];
}

/** Reads every room; files as paths from the root, in order. */
export function luoghi(radice: string): Map<string, Luoghi> {
  const trovati = new Map<string, Luoghi>();
  for (const file of STANZE.flatMap((stanza) => sorgenti(radice, stanza)).sort()) {
    if (NON_E_CASA.test(file)) continue;
    const isProva = /\.test\.ts$|-di-prova\.ts$|^tests\//.test(file);
    for (const id of etichetteDi(readFileSync(path.join(radice, file), 'utf8'))) {
      const luogo = trovati.get(id) ?? { codice: [], prove: [] };
      (isProva ? luogo.prove : luogo.codice).push(file);
      trovati.set(id, luogo);
    }
  }
  return trovati;
}

const sorgenti = (radice: string, stanza: string): string[] =>
  readdirSync(path.join(radice, stanza), { recursive: true, withFileTypes: true })
    .filter((voce) => voce.isFile() && voce.name.endsWith('.ts'))
    .map((voce) => path.relative(radice, path.join(voce.parentPath, voce.name)).split(path.sep).join('/'));
