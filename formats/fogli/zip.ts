import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { ErroreFormato } from '../comuni/errore';
import { openFile } from '../comuni/lettore';

const MAX = { voci: 2_000, byte: 500_000_000, rapporto: 200, rapportoDa: 1_000_000 } as const;

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);

/** The parts of a workbook. */
export interface Pacchetto {
  has(parte: string): boolean;
  /** Text of a part, piece by piece. @throws ErroreFormato `foglio.zip` */
  leggi(parte: string): AsyncGenerator<string>;
  close(): void;
}

/**
 * Opens a workbook after having looked at the sizes it declares: a bomb is refused before anything is
 * inflated, and a part larger than it declares is refused while it is read.
 * @throws ErroreFormato `file.illeggibile`, `foglio.zip`
 */
export async function openPacchetto(file: string): Promise<Pacchetto> {
  await (await openFile(file)).close();
  const zip = await openZip(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(
    () => {
      throw erroreZip(file, 'non è una cartella di lavoro Excel (.xlsx) intera');
    },
  );
  try {
    const parti = await readIndice(file, zip);
    return {
      has: (parte) => parti.has(parte),
      leggi: (parte) => leggiParte(file, zip, parti.get(parte), parte),
      close: () => zip.close(),
    };
  } catch (errore) {
    zip.close();
    throw errore;
  }
}

function readIndice(file: string, zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const parti = new Map<string, yauzl.Entry>();
  let byte = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(erroreZip(file, "l'indice è rovinato")));
    zip.on('end', () => resolve(parti));
    zip.on('entry', (voce: yauzl.Entry) => {
      parti.set(voce.fileName, voce);
      byte += voce.uncompressedSize;
      const isSospetta =
        voce.uncompressedSize > MAX.rapportoDa &&
        voce.uncompressedSize / Math.max(1, voce.compressedSize) > MAX.rapporto;
      if (isSospetta || parti.size > MAX.voci || byte > MAX.byte)
        reject(erroreZip(file, 'decompresso sarebbe troppo grande'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* leggiParte(
  file: string,
  zip: yauzl.ZipFile,
  voce: yauzl.Entry | undefined,
  parte: string,
): AsyncGenerator<string> {
  if (voce === undefined) throw erroreZip(file, `manca la parte ${parte}`);
  try {
    const stream = await promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(voce);
    stream.setEncoding('utf8');
    yield* stream as AsyncIterable<string>;
  } catch (errore) {
    if (errore instanceof ErroreFormato) throw errore;
    throw erroreZip(file, `la parte ${parte} è rovinata`);
  }
}

export function erroreZip(file: string, motivo: string): ErroreFormato {
  return new ErroreFormato(
    'foglio.zip',
    `${file}: ${motivo}. Aprirlo con il programma di origine e salvarlo di nuovo come .xlsx.`,
  );
}
