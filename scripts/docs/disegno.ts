import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Rooms of the house, from who calls to who is called. */
const STANZE = ['services', 'workflows', 'activities', 'database', 'formats', 'domain'] as const;
type Stanza = (typeof STANZE)[number];
const COSA: Record<Stanza, string> = {
  services: 'un processo per cartella',
  workflows: 'l’interprete, senza regole',
  activities: 'ciò che tocca il mondo',
  database: 'fatti, mastro, permessi di riga',
  formats: 'byte in record',
  domain: 'la legge, funzioni pure',
};

/** What is not shipped: a test leans on every room. */
const FUORI = /(\.test|-di-prova|\.d)\.ts$/;

const IMPORT = /^(import|export)( type)?[^'"]*from '([^']+)'/gm;

/** The house as mermaid: an arrow for each room that imports another. Made from the code. */
export function disegno(radice: string): string {
  const frecce = new Map<string, { soloTipi: boolean }>();
  for (const da of STANZE)
    for (const file of sorgenti(path.join(radice, da)))
      for (const { verso, tipo } of importi(radice, file)) {
        if (verso === da) continue;
        const chiave = `${da} ${verso}`;
        const freccia = frecce.get(chiave) ?? { soloTipi: true };
        freccia.soloTipi &&= tipo;
        frecce.set(chiave, freccia);
      }
  const nodi = STANZE.map((s) => `  ${s}["${s}/<br/>${COSA[s]}"]`);
  const archi = [...frecce]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([chiave, { soloTipi }]) => {
      const [da, verso] = chiave.split(' ');
      return soloTipi ? `  ${da} -. "solo tipi" .-> ${verso}` : `  ${da} --> ${verso}`;
    });
  return ['```mermaid', 'flowchart TD', ...nodi, ...archi, '```'].join('\n');
}

function* sorgenti(cartella: string): Generator<string> {
  for (const nome of readdirSync(cartella).sort()) {
    const file = path.join(cartella, nome);
    if (statSync(file).isDirectory()) yield* sorgenti(file);
    else if (nome.endsWith('.ts') && !FUORI.test(nome)) yield file;
  }
}

function* importi(radice: string, file: string): Generator<{ verso: Stanza; tipo: boolean }> {
  for (const trovato of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const modulo = trovato[3] ?? '';
    if (!modulo.startsWith('.')) continue;
    const dove = path.relative(radice, path.resolve(path.dirname(file), modulo)).split(path.sep)[0];
    const verso = STANZE.find((s) => s === dove);
    if (verso) yield { verso, tipo: trovato[2] !== undefined };
  }
}

const INIZIO = '<!-- disegno: fatto dal codice con npm run generate:docs -->';
const FINE = '<!-- fine del disegno -->';

/** README.md with the drawing of today between its marks. */
export function paginaReadme(radice: string): string {
  const testo = readFileSync(path.join(radice, 'README.md'), 'utf8');
  const [prima, resto = ''] = testo.split(INIZIO);
  const dopo = resto.split(FINE)[1];
  if (prima === undefined || dopo === undefined) throw new Error('README.md: mancano i segni del disegno');
  return `${prima}${INIZIO}\n\n${disegno(radice)}\n\n${FINE}${dopo}`;
}
