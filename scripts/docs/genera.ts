import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tabellaCodici } from '../../formats/pec/codici';
import { paginaPosta } from '../../formats/posta/codici';
import { paginaAutorizzazioni } from '../../services/api/tabella-ruoli';
import { paginaConfigurazione } from '../../services/configurazione/documento';
import { paginaCopertura } from './copertura/pagina';
import { paginaReadme } from './disegno';
import { paginaTransizioni } from './transizioni';

const RADICE = path.resolve(__dirname, '../..');

/** The pages that are made from the code: file and content. */
const PAGINE: readonly { file: string; genera(): string | Promise<string> }[] = [
  { file: 'README.md', genera: () => paginaReadme(RADICE) },
  { file: 'docs/copertura.md', genera: () => paginaCopertura(RADICE) },
  { file: 'docs/configurazione.md', genera: paginaConfigurazione },
  { file: 'docs/pec-codici.md', genera: tabellaCodici },
  { file: 'docs/posta-codici.md', genera: paginaPosta },
  { file: 'docs/autorizzazioni.md', genera: paginaAutorizzazioni },
  { file: 'docs/transizioni.md', genera: paginaTransizioni },
];

/** Writes them, or with `--controlla` says which ones are stale. Returns the exit code. */
async function main(controlla: boolean): Promise<number> {
  const vecchie: string[] = [];
  for (const { file, genera } of PAGINE) {
    const percorso = path.resolve(__dirname, '../..', file);
    const nuova = await genera();
    if (existsSync(percorso) && readFileSync(percorso, 'utf8') === nuova) continue;
    if (controlla) vecchie.push(file);
    else writeFileSync(percorso, nuova);
  }
  if (vecchie.length === 0) return 0;
  process.stderr.write(`pagine da rifare con npm run generate:docs: ${vecchie.join(', ')}\n`);
  return 1;
}

main(process.argv.includes('--controlla')).then(
  (codice) => process.exit(codice),
  (errore: unknown) => {
    process.stderr.write(`${errore instanceof Error ? errore.stack : String(errore)}\n`);
    process.exit(1);
  },
);
