import { readFile, writeFile } from 'node:fs/promises';
import { simula } from '../../activities/simulazione/simula';
import { isDataCivile } from '../../domain/calendario';
import { COMPORTAMENTO } from '../../domain/dati/comportamento';
import { profiloDi } from '../../domain/profili/profili';
import type { Strato } from '../../domain/profili/righe';
import { componiModello, type Modello } from '../../domain/simulazione/modello';
import { ANNI_MAX, MODELLO_PREDEFINITO, PORTAFOGLIO_PREDEFINITO } from '../../domain/simulazione/predefiniti';
import { type RapportoSimulazione, rapportoDi } from '../../domain/simulazione/rapporto';
import { ErroreFormato } from '../../formats/comuni/errore';
import { csvSimulazione } from '../../formats/simulazione/csv';
import { leggiModello } from '../../formats/simulazione/leggi-modello';
import { paginaSimulazione } from '../../formats/simulazione/pagina';
import { testoSimulazione } from '../../formats/simulazione/testo';
import { leggiCarico } from './simula-carico';
import { erroreUso, leggiArgomenti } from './uso';

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
    process.stdout.write(opts.json ? `${JSON.stringify(rapporto)}\n` : testoSimulazione(rapporto));
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
      seme: { type: 'string', default: String(PORTAFOGLIO_PREDEFINITO.seme) },
      anni: { type: 'string', default: String(PORTAFOGLIO_PREDEFINITO.anni) },
      dal: { type: 'string', default: PORTAFOGLIO_PREDEFINITO.dal },
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
    anni: interoDi('anni', values.anni, 1, ANNI_MAX),
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
  const portafoglio = { seme: a.seme, anni: a.anni, dal: a.dal };
  const somme = await simula(
    { portafoglio, debitori, profili, modello },
    { progresso, ...(a.thread === undefined ? {} : { thread: a.thread }) },
  );
  const scarti = letto ? letto.scarti : null;
  return rapportoDi(somme, { portafoglio, nomi: a.nomi, modello, debitori: a.debitori, scarti });
}

async function modelloDi(file: string | undefined): Promise<Modello> {
  if (file === undefined) return MODELLO_PREDEFINITO;
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
