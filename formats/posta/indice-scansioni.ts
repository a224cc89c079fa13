import { type DataCivile, isDataCivile } from '../../domain/calendario';
import {
  CAUSE_DI_MANCATA,
  type CausaDiMancata,
  type LetturaCartolina,
} from '../../domain/notifica/lettura-cartolina';
import { LettoreCsv, VirgoletteErrate } from '../fogli/csv';
import { leggiLettura } from './lettura-forma';
import { erroreLotto } from './lotto-scansioni';

/** Columns of `indice.csv`, in order: `;`, UTF-8. What the reader of codes gave for each image of the ZIP. */
export const COLONNE_INDICE_SCANSIONI = [
  'file',
  'codice',
  'genere',
  'tornata_il',
  'causa',
  'documento',
  'esito',
  'il',
  'consegnatario',
  'giacenza_dal',
  'cad_il',
  'cad_numero',
] as const;
type Celle = Record<(typeof COLONNE_INDICE_SCANSIONI)[number], string>;

export interface VoceIndiceScansioni {
  codice: string;
  /** An envelope that came back, with its day; null = a card. */
  busta: { tornataIl: DataCivile; causa: CausaDiMancata | null } | null;
  /** What the machine read on it; null = only the code. */
  letto: LetturaCartolina | null;
}

/**
 * By the path inside the ZIP. A row that is not understood refuses the index, with its number: half an index would tie
 * images by their names.
 * @throws ErroreFormato `scansione.lotto_indice`
 */
export function leggiIndiceScansioni(bytes: Buffer): Map<string, VoceIndiceScansioni> {
  const voci = new Map<string, VoceIndiceScansioni>();
  for (const { numero, celle } of righe(bytes)) {
    const testi = celle.map((c) => c.testo.trim());
    const attese: readonly string[] = COLONNE_INDICE_SCANSIONI;
    if (numero === 1) {
      if (testi.join(';') !== attese.join(';'))
        throw erroreLotto('indice', `riga 1: attese ${attese.join(';')}`);
      continue;
    }
    if (testi.length === 1 && testi[0] === '') continue;
    if (testi.length !== attese.length)
      throw erroreLotto('indice', `riga ${numero}: ${testi.length} colonne`);
    const riga = Object.fromEntries(attese.map((nome, i) => [nome, testi[i] ?? ''])) as Celle;
    if (riga.file === '' || voci.has(riga.file)) throw erroreLotto('indice', `riga ${numero}: file`);
    voci.set(riga.file, voceDi(riga, numero));
  }
  return voci;
}

function righe(bytes: Buffer) {
  try {
    const testo = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const lettore = new LettoreCsv(';', '"');
    return [...lettore.add(testo), ...lettore.close()];
  } catch (errore) {
    throw erroreLotto(
      'indice',
      errore instanceof VirgoletteErrate ? `riga ${errore.riga}: virgolette` : 'non è UTF-8',
    );
  }
}

function voceDi(r: Celle, numero: number): VoceIndiceScansioni {
  const no = (campo: keyof Celle) => erroreLotto('indice', `riga ${numero}: ${campo}`);
  const causa = r.causa === '' ? null : (CAUSE_DI_MANCATA.find((c) => c === r.causa) ?? undefined);
  if (causa === undefined) throw no('causa');
  if (!['', 'cartolina', 'busta'].includes(r.genere)) throw no('genere');
  const isBusta = r.genere === 'busta';
  if (isBusta ? !isDataCivile(r.tornata_il) : r.tornata_il !== '') throw no('tornata_il');
  const letto = r.documento === '' ? null : leggiLettura(lettura(r, causa));
  if (r.documento !== '' && letto === null) throw no('documento');
  return { codice: r.codice, busta: isBusta ? { tornataIl: r.tornata_il, causa } : null, letto };
}

function lettura(r: Celle, causa: CausaDiMancata | null): object {
  const o = (testo: string) => (testo === '' ? null : testo);
  const { documento, esito, il } = r;
  const cadNumero = o(r.cad_numero);
  if (documento === 'CAD') return { documento, il, cadNumero };
  if (documento === 'ARCAD') return { documento, il, esitoCad: esito };
  if (documento === 'CAN') return { documento, il };
  const date = { giacenzaDal: o(r.giacenza_dal), cadIl: o(r.cad_il), cadNumero };
  return { documento, esito, il, causa, consegnatario: o(r.consegnatario), ...date };
}
