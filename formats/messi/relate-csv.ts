import { CAUSE_NON_ESEGUITA, CONSEGNATARI, ESITI_AVVISO, RICERCHE } from '../../domain/notifica/messo-eventi';
import { type Relata, TIPI_RELATA } from '../../domain/notifica/relata';
import { Rilievi, type Rilievo } from '../claims/rilievi';
import { leggiBlocchi } from '../comuni/lettore';
import { openCsv, VirgoletteErrate } from '../fogli/csv';

/** Columns of a file of relate, in order: UTF-8, semicolon. What a kind of relata has not is left empty. */
export const COLONNE_RELATE = [
  'tentativo',
  'messo',
  'relata',
  'il',
  'consegnatario',
  'informativa',
  'deposito',
  'affissione',
  'raccomandata',
  'ricerche',
  'causa',
  'esito',
  'documento',
] as const;
export type ColonnaRelate = (typeof COLONNE_RELATE)[number];
type Celle = Readonly<Record<ColonnaRelate, string>>;

const FORMA = { codifica: 'utf-8', separatore: ';', virgolette: '"' } as const;
const RIGHE_MASSIME = 5_000;
const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

/** A row of the right shape. `riga` = line of the file, the heading being 1. */
export interface RigaRelata {
  riga: number;
  tentativoId: string;
  messoId: string;
  documentoId: string;
  relata: Relata;
}

export interface FileRelate {
  /** Reasons to refuse the whole file; then there are no rows. */
  rifiuto: Rilievo[];
  righe: RigaRelata[];
  /** Rows that say nothing that can be read; `campo` = the column. */
  scarti: Rilievo[];
}

/** What a row lacks or has too much. */
export type DifettoRiga = 'identificativo' | 'relata' | 'data' | 'vocabolo' | 'manca' | 'di_troppo';

class RigaErrata extends Error {
  constructor(
    readonly difetto: DifettoRiga,
    readonly campo: ColonnaRelate,
  ) {
    super(`relate.${difetto}: ${campo}`);
  }
}

/**
 * Reads a file of relate. Mis-encoded, cut inside a row, too long or of another shape it is refused whole.
 * @throws ErroreFormato `file.illeggibile`, `foglio.cella_smisurata`
 */
export async function leggiRelate(file: string): Promise<FileRelate> {
  const rifiuto = new Rilievi('relate.');
  const scarti = new Rilievi('relate.');
  const righe: RigaRelata[] = [];
  let lette = 0;
  try {
    for await (const blocco of openCsv(file, FORMA).righe())
      for (const { numero, celle } of blocco) {
        lette += 1;
        const testi = celle.map((c) => c.testo);
        if (!controllaForma(numero, testi, rifiuto) || numero === 1) continue;
        if (lette > RIGHE_MASSIME + 1) {
          rifiuto.add(numero, 'troppe_righe', '');
          return { rifiuto: rifiuto.elenco(), righe: [], scarti: [] };
        }
        prendi(numero, testi, righe, scarti);
      }
  } catch (errore) {
    if (!(errore instanceof VirgoletteErrate)) throw errore;
    rifiuto.add(errore.riga, 'virgolette', '');
  }
  if (lette === 0) rifiuto.add(0, 'vuoto', '');
  else if (rifiuto.numero === 0 && !(await finisceConLaRiga(file))) rifiuto.add(lette, 'tagliato', '');
  const perIntero = rifiuto.elenco();
  return perIntero.length > 0
    ? { rifiuto: perIntero, righe: [], scarti: [] }
    : { rifiuto: [], righe, scarti: scarti.elenco() };
}

/** A file cut exactly between two rows cannot be told from a shorter one. */
async function finisceConLaRiga(file: string): Promise<boolean> {
  let ultimo: number | undefined;
  for await (const blocco of leggiBlocchi(file)) ultimo = blocco.at(-1) ?? ultimo;
  return ultimo === 0x0a;
}

/** False = the row has not the shape of the file. */
function controllaForma(numero: number, testi: readonly string[], rifiuto: Rilievi): boolean {
  // what the decoder could not read is put there as U+FFFD
  const i = testi.findIndex((t) => t.includes('\uFFFD') || /[^\P{Cc}\t]/u.test(t));
  if (i >= 0) rifiuto.add(numero, 'codifica', COLONNE_RELATE[i] ?? '');
  const diverse = testi.length !== COLONNE_RELATE.length;
  if (diverse) rifiuto.add(numero, 'colonne', COLONNE_RELATE[testi.length] ?? '');
  if (numero !== 1) return !diverse;
  for (const [n, nome] of COLONNE_RELATE.entries())
    if (testi[n] !== nome) rifiuto.add(1, 'intestazione', nome);
  return true;
}

function prendi(riga: number, testi: readonly string[], righe: RigaRelata[], scarti: Rilievi): void {
  const celle = Object.fromEntries(COLONNE_RELATE.map((nome, i) => [nome, (testi[i] ?? '').trim()])) as Celle;
  try {
    righe.push({
      riga,
      tentativoId: id(celle, 'tentativo', 'tnt'),
      messoId: id(celle, 'messo', 'msi'),
      documentoId: id(celle, 'documento', 'doc'),
      relata: leggiRelata(celle),
    });
  } catch (errore) {
    if (!(errore instanceof RigaErrata)) throw errore;
    scarti.add(riga, errore.difetto, errore.campo);
  }
}

function id(celle: Celle, campo: ColonnaRelate, prefisso: string): string {
  if (!new RegExp(`^${prefisso}_${ULID}$`).test(celle[campo])) throw new RigaErrata('identificativo', campo);
  return celle[campo];
}

type CampoRelata = Exclude<ColonnaRelate, 'tentativo' | 'messo' | 'documento' | 'relata'>;
/** Columns of each kind of relata; the others are to be empty. `informativa` alone may be left out. */
const CAMPI: Record<Relata['tipo'], readonly CampoRelata[]> = {
  consegna: ['il', 'consegnatario', 'informativa'],
  rifiuto: ['il'],
  irreperibilita_relativa: ['deposito', 'affissione', 'raccomandata'],
  irreperibilita_assoluta: ['il', 'ricerche'],
  non_eseguita: ['il', 'causa'],
  informativa: ['il'],
  avviso: ['il', 'esito'],
};

function leggiRelata(celle: Celle): Relata {
  const tipo = unoDi(TIPI_RELATA, celle.relata);
  if (tipo === undefined) throw new RigaErrata('relata', 'relata');
  const suoi: readonly ColonnaRelate[] = ['tentativo', 'messo', 'relata', 'documento', ...CAMPI[tipo]];
  for (const nome of COLONNE_RELATE) {
    const vuota = celle[nome] === '';
    if (!vuota && !suoi.includes(nome)) throw new RigaErrata('di_troppo', nome);
    if (vuota && suoi.includes(nome) && nome !== 'informativa') throw new RigaErrata('manca', nome);
  }
  switch (tipo) {
    case 'consegna': {
      const informativaIl = celle.informativa === '' ? {} : { informativaIl: data(celle, 'informativa') };
      return {
        tipo,
        il: data(celle, 'il'),
        a: vocabolo(celle, 'consegnatario', CONSEGNATARI),
        ...informativaIl,
      };
    }
    case 'rifiuto':
    case 'informativa':
      return { tipo, il: data(celle, 'il') };
    case 'irreperibilita_relativa': {
      const [deposito, affissione] = [data(celle, 'deposito'), data(celle, 'affissione')];
      return { tipo, deposito, affissione, raccomandata: data(celle, 'raccomandata') };
    }
    case 'irreperibilita_assoluta': {
      const ricerche = celle.ricerche.split(/\s+/).map((testo) => {
        const nota = unoDi(RICERCHE, testo);
        if (nota === undefined) throw new RigaErrata('vocabolo', 'ricerche');
        return nota;
      });
      return { tipo, il: data(celle, 'il'), ricerche };
    }
    case 'non_eseguita':
      return { tipo, il: data(celle, 'il'), causa: vocabolo(celle, 'causa', CAUSE_NON_ESEGUITA) };
    case 'avviso':
      return { tipo, il: data(celle, 'il'), esito: vocabolo(celle, 'esito', ESITI_AVVISO) };
  }
}

const unoDi = <T extends string>(valori: readonly T[], testo: string): T | undefined =>
  valori.find((valore) => valore === testo);

function vocabolo<T extends string>(celle: Celle, campo: ColonnaRelate, valori: readonly T[]): T {
  const noto = unoDi(valori, celle[campo]);
  if (noto === undefined) throw new RigaErrata('vocabolo', campo);
  return noto;
}

/** Its form; whether the day exists is said with the rest of the relata. */
function data(celle: Celle, campo: ColonnaRelate): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(celle[campo])) throw new RigaErrata('data', campo);
  return celle[campo];
}
