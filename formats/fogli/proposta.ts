import { open } from 'node:fs/promises';
import type { DataCivile } from '../../domain/calendario';
import { leggiBlocchi } from '../comuni/lettore';
import { VerificaUtf8 } from '../comuni/utf8';
import type { EnteConfig } from '../ente';
import { LettoreCsv, openCsv } from './csv';
import { type Campo, type FormaData, letteraColonna, type Mappa } from './mappa';
import { isVuotaRiga, type RigaFoglio } from './sorgente';
import { proponiTributi } from './tributi-proposti';
import { parseData, parseImporto } from './valori';
import { campoDi } from './vocaboli';
import { nomiFogli, openXlsx } from './xlsx';

/** A mapping for the clerk to confirm, and what could not be found. */
export interface Proposta {
  /** In the shape of `mappa.json`; to be checked with `parseMappa` once confirmed. */
  mappa: Mappa;
  /** Fields without a column, in words of `Campo`. */
  mancanti: Campo[];
}

const [RIGHE_TESTA, RIGHE_ESEMPIO] = [40, 500];
const OBBLIGATORI: readonly Campo[] = [
  'numeroAtto',
  'cognomeDenominazione',
  'codiceFiscale',
  'anno',
  'importo',
];

interface Campione {
  testa: RigaFoglio[];
  /** Text and column of the last cell that reads TOTALE. */
  totali: { colonna: string; inizia: string } | null;
}

/**
 * Proposes a mapping from headers and contents.
 * @param dataLista date of the list: it is not in the file
 * @throws ErroreFormato as `controllaFoglio`
 */
export async function proponiMappa(file: string, ente: EnteConfig, dataLista: DataCivile): Promise<Proposta> {
  const { base, campione } = (await isZip(file)) ? await proponiXlsx(file) : await proponiCsv(file);
  const riga = findIntestazione(campione.testa);
  const dati = campione.testa.filter(({ numero, celle }) => numero > riga.numero && !isVuotaRiga(celle));
  const colonne = makeColonne(riga, ente);
  const colonneDi = (...campi: Campo[]) =>
    colonne.flatMap(({ campo }, indice) => (campo !== null && campi.includes(campo) ? [indice] : []));
  const celleDi = (...campi: Campo[]) =>
    dati.flatMap(({ celle }) =>
      colonneDi(...campi).flatMap((indice) => {
        const cella = celle[indice];
        return cella && cella.testo.trim() !== '' ? [cella] : [];
      }),
    );
  const celleDate = celleDi('dataAtto', 'dataNotifica');
  const forme: FormaData[] = ['GG/MM/AAAA', 'AAAA-MM-GG', 'GG.MM.AAAA', 'GG/MM/AA', 'seriale'];
  // A form that reads less than a tenth of the dates is somebody's slip: the row will be refused and seen.
  const date = forme.filter((forma) => {
    const lette = celleDate.filter((cella) => parseData(cella, [forma], dataLista) !== null);
    return lette.length * 10 > celleDate.length;
  });
  const importi = scegliImporti(celleDi('importo'), base.formato);
  const trovati = new Set(colonne.map(({ campo }) => campo));
  return {
    mappa: {
      ...base,
      rigaIntestazione: riga.numero,
      importi,
      date,
      dataLista,
      totali: campione.totali,
      colonne,
    } as Mappa,
    mancanti: OBBLIGATORI.filter((campo) => !trovati.has(campo)),
  };
}

type Base =
  | { formato: 'csv'; codifica: 'utf-8' | 'windows-1252'; separatore: string; virgolette: string }
  | { formato: 'xlsx'; foglio: string };

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.toString('latin1') === 'PK';
  } finally {
    await handle.close();
  }
}

async function proponiCsv(file: string): Promise<{ base: Base; campione: Campione }> {
  const utf8 = new VerificaUtf8();
  let inizio = '';
  for await (const blocco of leggiBlocchi(file)) {
    utf8.add(blocco);
    if (inizio === '') inizio = blocco.toString('latin1');
  }
  const codifica = utf8.close() ? 'utf-8' : 'windows-1252';
  const separatori = [';', ',', '\t', '|'].map((separatore) => ({
    separatore,
    voto: votaSeparatore(inizio, separatore),
  }));
  const [migliore] = separatori.sort((a, b) => b.voto - a.voto);
  const base = {
    formato: 'csv',
    codifica,
    separatore: migliore?.separatore ?? ';',
    virgolette: '"',
  } as const;
  return { base, campione: await leggiCampione(openCsv(file, base).righe()) };
}

/** Rows with the commonest number of cells, times the cells. */
function votaSeparatore(testo: string, separatore: string): number {
  const conti = new Map<number, number>();
  try {
    const righe = new LettoreCsv(separatore, '"').add(testo.slice(0, 200_000));
    for (const { celle } of righe) conti.set(celle.length, (conti.get(celle.length) ?? 0) + 1);
  } catch {
    return 0;
  }
  const [celle, quante] = [...conti].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return celle > 1 ? quante * celle : 0;
}

async function proponiXlsx(file: string): Promise<{ base: Base; campione: Campione }> {
  let migliore: { base: Base; campione: Campione; voto: number } | null = null;
  for (const foglio of await nomiFogli(file)) {
    const sorgente = await openXlsx(file, { foglio, date: [] });
    try {
      const campione = await leggiCampione(sorgente.righe());
      const voto = votaIntestazione(findIntestazione(campione.testa));
      if (migliore === null || voto > migliore.voto)
        migliore = { base: { formato: 'xlsx', foglio }, campione, voto };
    } finally {
      sorgente.close();
    }
  }
  return migliore ?? { base: { formato: 'xlsx', foglio: 'Foglio1' }, campione: { testa: [], totali: null } };
}

async function leggiCampione(righe: AsyncGenerator<RigaFoglio[]>): Promise<Campione> {
  const testa: RigaFoglio[] = [];
  let totali: Campione['totali'] = null;
  for await (const blocco of righe)
    for (const riga of blocco) {
      if (testa.length < RIGHE_ESEMPIO) testa.push(riga);
      totali = totaliDi(riga) ?? totali;
    }
  return { testa, totali };
}

/** The first cell that is not blank begins with TOTALE and the row holds figures. */
function totaliDi({ celle }: RigaFoglio): Campione['totali'] {
  const indice = celle.findIndex(({ testo }) => testo.trim() !== '');
  const testo = celle[indice]?.testo.trim().toUpperCase() ?? '';
  const hasCifre = celle.some((cella, i) => i > indice && /\d/.test(cella.testo));
  if (!testo.startsWith('TOTAL') || !hasCifre) return null;
  return { colonna: letteraColonna(indice), inizia: testo.startsWith('TOTALE') ? 'TOTALE' : 'TOTAL' };
}

function votaIntestazione({ celle }: RigaFoglio): number {
  return new Set(celle.map(({ testo }) => campoDi(testo)).filter((campo) => campo !== null)).size;
}

function findIntestazione(testa: readonly RigaFoglio[]): RigaFoglio {
  let migliore: RigaFoglio = testa[0] ?? { numero: 1, celle: [], isNascosta: false };
  for (const riga of testa.slice(0, RIGHE_TESTA))
    if (votaIntestazione(riga) > votaIntestazione(migliore)) migliore = riga;
  return migliore;
}

function makeColonne({ celle }: RigaFoglio, ente: EnteConfig): Mappa['colonne'] {
  const presi = new Set<Campo>();
  const colonne: Mappa['colonne'] = celle.map(({ testo }, indice) => {
    const campo = campoDi(testo);
    const isPreso = campo !== null && campo !== 'importo' && presi.has(campo);
    if (campo !== null) presi.add(campo);
    return { colonna: letteraColonna(indice), intestazione: testo.trim(), campo: isPreso ? null : campo };
  });
  return presi.has('codiceTributo') ? colonne : proponiTributi(colonne, ente);
}

function scegliImporti(
  celle: { testo: string; isNumero: boolean }[],
  formato: Base['formato'],
): Mappa['importi'] {
  const forme =
    formato === 'xlsx' ? (['numero', 'virgola', 'punto'] as const) : (['virgola', 'punto'] as const);
  let [migliore, lette]: [Mappa['importi'], number] = [forme[0], -1];
  for (const forma of forme) {
    const quante = celle.filter((cella) => typeof parseImporto(cella, forma) === 'bigint').length;
    if (quante > lette) [migliore, lette] = [forma, quante];
  }
  return migliore;
}
