import { readFile, writeFile } from 'node:fs/promises';
import { simula } from '../../activities/simulazione/simula';
import { giornoDi, isDataCivile } from '../../domain/calendario';
import { COMPORTAMENTO } from '../../domain/dati/comportamento';
import { STUDIO_FIRENZE } from '../../domain/dati/studio-firenze';
import { profiloDi } from '../../domain/profili/profili';
import type { Strato } from '../../domain/profili/righe';
import { componiModello, type Modello } from '../../domain/simulazione/modello';
import { risultatoDi } from '../../domain/simulazione/risultato';
import { verificaStudio } from '../../domain/simulazione/studio';
import { ErroreFormato } from '../../formats/comuni/errore';
import { leggiModello } from '../../formats/simulazione/leggi-modello';
import { leggiCarico } from './simula/carico';
import { csvSimulazione } from './simula/csv';
import { paginaSimulazione } from './simula/pagina';
import type { RapportoSimulazione } from './simula/rapporto';
import { testoSimulazione } from './simula/testo';
import { erroreUso, leggiArgomenti } from './uso';

const DAL = '2026-01-01';

/**
 * `esatto simula`: lives a portfolio under one profile, or two. JSON with `--json`, text otherwise; `--csv` and
 * `--html` write a file more. Money in the JSON: integer cents as decimal strings. Nothing touches the database.
 * @returns exit code: 0 done, 2 wrong usage or unreadable input
 */
export async function comandoSimula(args: string[], opts: { json: boolean }): Promise<number> {
  try {
    const a = leggi(args);
    const rapporto = await esegui(a, (fatti, tutti) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${fatti} di ${tutti} debitori`);
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (a.html !== undefined) await scrivi(a.html, paginaSimulazione(rapporto));
    if (a.csv !== undefined) await scrivi(a.csv, csvSimulazione(rapporto));
    const { profili, confronto, carico, studio, ingresso } = rapporto;
    process.stdout.write(
      opts.json
        ? `${JSON.stringify({ profili, confronto, ingresso, carico, studio })}\n`
        : testoSimulazione(rapporto),
    );
    return 0;
  } catch (errore) {
    const codice = errore instanceof ErroreFormato ? errore.codice : null;
    const messaggio = errore instanceof Error ? errore.message : String(errore);
    if (codice === null && !/^[a-z]+\.[a-z_0-9]+:/.test(messaggio)) throw errore;
    process.stderr.write(`${codice === null ? '' : `${codice}: `}${messaggio.replace(/\s*\n\s*/g, ' ')}\n`);
    return 2;
  }
}

interface Argomenti {
  nomi: string[];
  debitori: number | null;
  carico: { file: string; ente: string; mappa: string | undefined } | null;
  seme: number;
  anni: number;
  dal: string;
  thread: number | undefined;
  modello: string | undefined;
  html: string | undefined;
  csv: string | undefined;
}

function leggi(args: string[]): Argomenti {
  const { values } = leggiArgomenti({
    args,
    options: {
      profilo: { type: 'string' },
      confronta: { type: 'string' },
      debitori: { type: 'string' },
      carico: { type: 'string' },
      ente: { type: 'string' },
      mappa: { type: 'string' },
      seme: { type: 'string', default: '1' },
      anni: { type: 'string', default: '4' },
      dal: { type: 'string', default: DAL },
      thread: { type: 'string' },
      modello: { type: 'string' },
      html: { type: 'string' },
      csv: { type: 'string' },
    },
  });
  if (values.profilo === undefined) throw erroreUso('manca --profilo');
  if ((values.debitori === undefined) === (values.carico === undefined))
    throw erroreUso('serve --debitori N oppure --carico FILE, uno dei due');
  if (values.carico !== undefined && values.ente === undefined)
    throw erroreUso('con --carico serve --ente ENTE.json');
  if (!isDataCivile(values.dal)) throw erroreUso(`--dal ${values.dal}: attesa una data come 2026-03-01`);
  return {
    nomi: [values.profilo, ...(values.confronta === undefined ? [] : [values.confronta])],
    debitori: values.debitori === undefined ? null : interoDi('debitori', values.debitori, 1, 10_000_000),
    carico:
      values.carico === undefined || values.ente === undefined
        ? null
        : { file: values.carico, ente: values.ente, mappa: values.mappa },
    seme: interoDi('seme', values.seme, 0, Number.MAX_SAFE_INTEGER),
    anni: interoDi('anni', values.anni, 1, 50),
    dal: values.dal,
    thread: values.thread === undefined ? undefined : interoDi('thread', values.thread, 1, 8),
    modello: values.modello,
    html: values.html,
    csv: values.csv,
  };
}

function interoDi(nome: string, testo: string, da: number, a: number): number {
  const numero = Number(testo);
  if (/^\d+$/.test(testo) && numero >= da && numero <= a) return numero;
  throw erroreUso(`--${nome} ${testo}: atteso un numero intero da ${da} a ${a}`);
}

async function esegui(
  a: Argomenti,
  progresso: (fatti: number, tutti: number) => void,
): Promise<RapportoSimulazione> {
  const profili = a.nomi.map(profiloDi);
  const modello = await modelloDi(a.modello);
  const letto = a.carico ? await leggiCarico(a.carico) : null;
  const debitori = letto ? letto.pratiche : (a.debitori ?? 0);
  const somme = await simula(
    { portafoglio: { seme: a.seme, anni: a.anni, dal: a.dal }, debitori, profili, modello },
    { progresso, ...(a.thread === undefined ? {} : { thread: a.thread }) },
  );
  const risultato = risultatoDi(somme, a.nomi, modello, giornoDi(a.dal));
  const conStudio = a.nomi.includes('firenze') && a.debitori === STUDIO_FIRENZE.ingiunzioni;
  return {
    ...risultato,
    ingresso: { seme: a.seme, anni: a.anni, dal: a.dal, modello: modello.nome },
    ...(letto ? { carico: letto.scarti } : {}),
    ...(conStudio ? { studio: { fonte: STUDIO_FIRENZE.fonte, verifiche: verificaStudio() } } : {}),
  };
}

async function modelloDi(file: string | undefined): Promise<Modello> {
  if (file === undefined) return componiModello('predefinito', COMPORTAMENTO);
  const strato: Strato = leggiModello(await leggiTesto(file));
  return componiModello(file, COMPORTAMENTO, strato);
}

async function leggiTesto(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new ErroreFormato(
      'file.illeggibile',
      `${file}: non si può leggere. Indicare un file esistente e leggibile.`,
    );
  }
}

async function scrivi(file: string, testo: string): Promise<void> {
  try {
    await writeFile(file, testo);
  } catch {
    throw new ErroreFormato('file.non_scritto', `${file}: non si può scrivere. Indicare un altro percorso.`);
  }
}
