import { createHash } from 'node:crypto';
import { Rilievi, type Rilievo } from '../claims/rilievi';
import { leggiBlocchi } from '../comuni/lettore';
import { openCsv, VirgoletteErrate } from '../fogli/csv';
import type { RigaFoglio } from '../fogli/sorgente';

/** Columns of the canonical file of outcomes, in order. Source: notifiche-send-posta.md 4.4. */
export const COLONNE_ESITI = [
  'id_lotto',
  'id_invio',
  'numero_raccomandata',
  'prodotto',
  'codice_esito',
  'data_esito',
  'ora_esito',
  'causale',
  'provvisorio',
  'consegnatario_nome',
  'consegnatario_qualita',
  'data_inizio_giacenza',
  'data_spedizione_cad',
  'numero_cad',
  'data_esito_cad',
  'esito_cad',
  'nome_file_immagine',
  'sha256_immagine',
  'nuovo_indirizzo',
  'note',
] as const;
export type ColonnaEsiti = (typeof COLONNE_ESITI)[number];

const FORMA = { codifica: 'utf-8', separatore: ';', virgolette: '"' } as const;
const A_CAPO = 0x0a;

/** The rows of the file, the heading included. @throws VirgoletteErrate */
export const righeEsiti = (file: string): AsyncGenerator<RigaFoglio[]> => openCsv(file, FORMA).righe();

/** Why the whole file is refused. */
export type DifettoStruttura =
  | 'vuoto'
  | 'intestazione'
  | 'colonne'
  | 'codifica'
  | 'carattere'
  | 'virgolette'
  | 'tagliato';

export interface StrutturaEsiti {
  /** Of the bytes of the file, hexadecimal: the same file is read once. */
  sha256: string;
  /** Rows of data. */
  righe: number;
  /** Reasons to refuse the whole file; `riga` from 1, `campo` = the column. */
  rifiuto: Rilievo[];
}

/**
 * Reads the file once without taking anything from it: cut, mis-encoded or of another shape it is refused whole
 * (F8). A file cut exactly between two rows cannot be told from a shorter one.
 * @throws ErroreFormato `file.illeggibile`, `foglio.cella_smisurata`
 */
export async function controllaStruttura(file: string): Promise<StrutturaEsiti> {
  const { sha256, finisceBene, vuoto } = await leggiBytes(file);
  const rilievi = new Rilievi('posta.');
  const rifiuta = (riga: number, difetto: DifettoStruttura, campo = '') => rilievi.add(riga, difetto, campo);
  if (vuoto) rifiuta(0, 'vuoto');
  let ultima: RigaFoglio | null = null;
  try {
    for await (const righe of righeEsiti(file))
      for (const riga of righe) {
        controllaRiga(riga, rifiuta);
        ultima = riga;
      }
  } catch (errore) {
    if (!(errore instanceof VirgoletteErrate)) throw errore;
    // the quote never closed says it already
    rifiuta(errore.riga, 'virgolette');
  }
  if (!finisceBene && ultima !== null && !rilievi.elenco().some((r) => r.codice === 'posta.virgolette'))
    rifiuta(ultima.numero, 'tagliato', colonna(ultima.celle.length - 1));
  return { sha256, righe: Math.max(0, (ultima?.numero ?? 0) - 1), rifiuto: rilievi.elenco() };
}

const colonna = (i: number): string => COLONNE_ESITI[i] ?? '';

type Rifiuta = (riga: number, difetto: DifettoStruttura, campo?: string) => void;

function controllaRiga({ numero, celle }: RigaFoglio, rifiuta: Rifiuta): void {
  for (const [i, { testo }] of celle.entries()) {
    // what the decoder could not read is put there as U+FFFD
    if (testo.includes('\uFFFD')) rifiuta(numero, 'codifica', colonna(i));
    else if (/[^\P{Cc}\t\n\r]/u.test(testo)) rifiuta(numero, 'carattere', colonna(i));
  }
  if (numero === 1) {
    for (const [i, nome] of COLONNE_ESITI.entries())
      if (celle[i]?.testo !== nome) rifiuta(1, 'intestazione', nome);
    if (celle.length > COLONNE_ESITI.length) rifiuta(1, 'colonne');
  } else if (celle.length !== COLONNE_ESITI.length) rifiuta(numero, 'colonne', colonna(celle.length));
}

async function leggiBytes(file: string): Promise<{ sha256: string; finisceBene: boolean; vuoto: boolean }> {
  const impronta = createHash('sha256');
  let ultimo: number | undefined;
  for await (const blocco of leggiBlocchi(file)) {
    impronta.update(blocco);
    ultimo = blocco.at(-1);
  }
  return { sha256: impronta.digest('hex'), finisceBene: ultimo === A_CAPO, vuoto: ultimo === undefined };
}
