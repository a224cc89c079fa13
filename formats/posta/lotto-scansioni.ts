import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { ErroreFormato } from '../comuni/errore';

/** Why a whole ZIP of images is refused: nothing was taken from it. */
export type DifettoLotto =
  | 'illeggibile'
  | 'percorso_vietato'
  | 'nome_doppio'
  | 'cifrato'
  | 'troppo_grande'
  | 'vuoto'
  | 'indice';

const MASSIMO = { voci: 1_000, byte: 1_000_000_000, indiceByte: 1_000_000 } as const;
/** A part of a path: it begins with a letter, a digit or a low line, so that it goes neither up nor out. */
const PEZZO = /^[A-Za-z0-9_][A-Za-z0-9_ .()+-]{0,119}$/;
export const INDICE_SCANSIONI = 'indice.csv';

export const erroreLotto = (difetto: DifettoLotto, dettaglio: string): ErroreFormato =>
  new ErroreFormato(`scansione.lotto_${difetto}`, dettaglio);

export interface VoceLotto {
  percorso: string;
  /** As it is declared; what is larger when it is read is an error. */
  byte: number;
  /** @throws ErroreFormato `scansione.lotto_illeggibile` */
  leggi(): Promise<Buffer>;
}

export interface Lotto {
  /** The images, in the order of the container. */
  voci: readonly VoceLotto[];
  indice: VoceLotto | null;
  chiudi(): void;
}

const apriZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);

/**
 * Opens a ZIP that may be hostile. Paths, names, sizes and number are looked at before anything is inflated; then one
 * image at a time, and no more bytes than it declares.
 * @throws ErroreFormato `scansione.lotto_...`
 */
export async function apriLotto(file: string): Promise<Lotto> {
  // names as bytes: the reader would otherwise repair or refuse them by rules of its own
  const opzioni = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  const zip = await apriZip(file, opzioni).catch(() => {
    throw erroreLotto('illeggibile', 'non è uno ZIP intero');
  });
  try {
    const voci = [...(await leggiElenco(zip))].map(([percorso, voce]) => voceDi(zip, percorso, voce));
    const indice = voci.find((v) => v.percorso === INDICE_SCANSIONI) ?? null;
    const immagini = voci.filter((v) => v !== indice);
    if (immagini.length === 0) throw erroreLotto('vuoto', 'non contiene alcuna immagine');
    if (indice && indice.byte > MASSIMO.indiceByte) throw erroreLotto('indice', 'è troppo grande');
    return { voci: immagini, indice, chiudi: () => zip.close() };
  } catch (errore) {
    zip.close();
    throw errore;
  }
}

function voceDi(zip: yauzl.ZipFile, percorso: string, voce: yauzl.Entry): VoceLotto {
  const apri = promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  return {
    percorso,
    byte: voce.uncompressedSize,
    leggi: async () => {
      try {
        return await buffer(await apri(voce));
      } catch {
        throw erroreLotto('illeggibile', percorso);
      }
    },
  };
}

const percorsoAmmesso = (percorso: string): boolean => {
  const pezzi = percorso.split('/');
  return pezzi.length <= 4 && pezzi.every((p) => PEZZO.test(p) && !/[. ]$/.test(p));
};

function leggiElenco(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const voci = new Map<string, yauzl.Entry>();
  let byte = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(erroreLotto('illeggibile', 'l’indice dello ZIP è rovinato')));
    zip.on('end', () => resolve(voci));
    zip.on('entry', (voce: yauzl.Entry) => {
      const percorso = (voce.fileName as unknown as Buffer).toString('latin1');
      byte += voce.uncompressedSize;
      const cartella = percorso.endsWith('/');
      if (!percorsoAmmesso(cartella ? percorso.slice(0, -1) : percorso))
        return reject(erroreLotto('percorso_vietato', `voce ${voci.size + 1}`));
      if (voci.has(percorso)) return reject(erroreLotto('nome_doppio', percorso));
      if ((voce.generalPurposeBitFlag & 1) !== 0) return reject(erroreLotto('cifrato', percorso));
      if (byte > MASSIMO.byte || voci.size >= MASSIMO.voci)
        return reject(erroreLotto('troppo_grande', `più di ${MASSIMO.voci} file o di ${MASSIMO.byte} byte`));
      if (!cartella) voci.set(percorso, voce);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
