import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { PrecedentiInMemoria } from '../../formats/claims/precedenti';
import type { Lettura, Rapporto } from '../../formats/claims/rapporto';
import { ErroreFormato } from '../../formats/comuni/errore';
import { type EnteConfig, parseEnteConfig } from '../../formats/ente';
import { controllaFoglio, lettureFoglio } from '../../formats/fogli/fogli';
import { parseMappa } from '../../formats/fogli/mappa';
import { controlla290, letture290, lottiClaims290 } from '../../formats/tracciato290/tracciato290';
import { readJson } from './leggi-json';
import { formatRapporto } from './rapporto-testo';

const USO = 'esatto controlla FILE --ente ENTE.json [--mappa MAP.json] [--precedenti FILE]...';

/**
 * Reads a 290, CSV or Excel list without loading it (doors.md, section 2). The report goes to standard
 * output, errors to standard error in one line.
 * @returns exit code: 0 accepted, 1 refused, 2 wrong usage or unreadable input
 */
export async function controlla(args: string[], opts: { json: boolean }): Promise<number> {
  try {
    const { file, ente, mappa, precedenti } = readArgs(args);
    const config = parseEnteConfig(await readJson(ente));
    const { rapporto, letture } =
      mappa === undefined
        ? await controllaTracciato(file, config, precedenti)
        : await controllaLista(file, config, mappa);
    if (opts.json) await writeJson(rapporto, rapporto.esito === 'rifiutato' ? null : letture());
    else await write(formatRapporto(file, rapporto));
    return rapporto.esito === 'rifiutato' ? 1 : 0;
  } catch (errore) {
    if (!(errore instanceof ErroreFormato)) throw errore;
    process.stderr.write(`${errore.codice}: ${errore.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return 2;
  }
}

interface Argomenti {
  file: string;
  ente: string;
  mappa: string | undefined;
  precedenti: string[];
}

function readArgs(args: string[]): Argomenti {
  const { values, positionals } = parse(args);
  const [file, ...altri] = positionals;
  if (file === undefined || altri.length > 0) throw erroreUso('serve un solo FILE');
  if (values.ente === undefined) throw erroreUso('manca --ente');
  if (values.mappa === undefined && /\.(csv|xlsx)$/i.test(file))
    throw erroreUso(`${file} è un foglio e manca --mappa`);
  return { file, ente: values.ente, mappa: values.mappa, precedenti: values.precedenti ?? [] };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ente: { type: 'string' },
        mappa: { type: 'string' },
        precedenti: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    });
  } catch {
    throw erroreUso("un'opzione non è riconosciuta o manca del suo valore");
  }
}

function erroreUso(motivo: string): ErroreFormato {
  return new ErroreFormato('uso.controlla', `${motivo}. Uso: ${USO}`);
}

interface Controllato {
  rapporto: Rapporto;
  letture: () => AsyncGenerator<Lettura[]>;
}

async function controllaTracciato(file: string, ente: EnteConfig, prima: string[]): Promise<Controllato> {
  const precedenti = new PrecedentiInMemoria();
  for (const caricato of prima) {
    const { rapporto, sha256, fisica } = await controlla290(caricato, ente, { precedenti });
    if (rapporto.esito === 'rifiutato') continue;
    const contenuti: string[] = [];
    for await (const lotto of lottiClaims290(caricato, ente, { precedenti, fisica }))
      for (const { contenuto } of lotto) contenuti.push(contenuto);
    precedenti.registraFile(sha256);
    for (const contenuto of contenuti) precedenti.registraContenuto(contenuto);
  }
  const { rapporto, fisica } = await controlla290(file, ente, { precedenti });
  return { rapporto, letture: () => letture290(file, ente, fisica) };
}

async function controllaLista(file: string, ente: EnteConfig, fileMappa: string): Promise<Controllato> {
  const mappa = parseMappa(await readJson(fileMappa));
  const { rapporto } = await controllaFoglio(file, ente, mappa);
  return { rapporto, letture: () => lettureFoglio(file, ente, mappa) };
}

/** One object, the readings a block at a time: they may be millions. */
async function writeJson(rapporto: Rapporto, letture: AsyncGenerator<Lettura[]> | null): Promise<void> {
  const oggetto = JSON.stringify(rapporto);
  if (letture === null) {
    await write(`${oggetto}\n`);
    return;
  }
  await write(`${oggetto.slice(0, -1)},"letture":[`);
  let separatore = '';
  for await (const blocco of letture) {
    if (blocco.length === 0) continue;
    await write(separatore + blocco.map((lettura) => JSON.stringify(lettura)).join(','));
    separatore = ',';
  }
  await write(']}\n');
}

async function write(testo: string): Promise<void> {
  if (!process.stdout.write(testo)) await once(process.stdout, 'drain');
}
