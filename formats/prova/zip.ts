import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import type { DataCivile } from '../../domain/calendario';
import { confronta } from '../../domain/notificazione';
import type { CodiceProva } from './codici';

/** Path inside the pack -> bytes. */
export type Voci = ReadonlyMap<string, Buffer>;

const MASSIMO = { voci: 5_000, byte: 1_000_000_000 } as const;
const PEZZO = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

export const percorsoAmmesso = (percorso: string): boolean =>
  percorso.length <= 300 && percorso.split('/').every((pezzo) => PEZZO.test(pezzo));

/**
 * The container. Not compressed: what a compressor writes depends on its version, and the same facts must give the
 * same bytes. Entries in the order of their paths, all dated at midday of `data`; DOS dates have no zone, so the
 * local fields of the Date are those that are written.
 */
export async function scriviZip(voci: Voci, data: DataCivile): Promise<Buffer> {
  const zip = new ZipFile();
  const [anno = 0, mese = 1, giorno = 1] = data.split('-').map(Number);
  const mtime = new Date(anno, mese - 1, giorno, 12);
  const percorsi = [...voci.keys()].sort(confronta);
  for (const percorso of percorsi)
    zip.addBuffer(voci.get(percorso) ?? Buffer.alloc(0), percorso, {
      compress: false,
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  zip.end();
  return buffer(zip.outputStream);
}

/**
 * A container that may be hostile. Whatever is compressed, doubled, out of its folder or larger than the file itself
 * is refused before anything is read: an entry that is stored cannot grow, and entries cannot share their bytes.
 */
export async function leggiZip(bytes: Buffer): Promise<{ voci: Voci } | { codice: CodiceProva }> {
  if (bytes.length > MASSIMO.byte) return { codice: 'prova.contenitore_troppo_grande' };
  try {
    const apri = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);
    // names as bytes: the reader would otherwise repair or refuse them by rules of its own
    const zip = await apri(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
    const elenco = await leggiElenco(zip, bytes.length);
    if ('codice' in elenco) return elenco;
    const apriVoce = promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
    const voci = new Map<string, Buffer>();
    for (const [percorso, voce] of elenco.voci) voci.set(percorso, await buffer(await apriVoce(voce)));
    return { voci };
  } catch {
    return { codice: 'prova.contenitore_illeggibile' };
  }
}

function leggiElenco(
  zip: yauzl.ZipFile,
  massimo: number,
): Promise<{ voci: Map<string, yauzl.Entry> } | { codice: CodiceProva }> {
  const voci = new Map<string, yauzl.Entry>();
  let byte = 0;
  return new Promise((resolve, reject) => {
    const rifiuta = (codice: CodiceProva) => resolve({ codice });
    zip.on('error', reject);
    zip.on('end', () => resolve({ voci }));
    zip.on('entry', (voce: yauzl.Entry) => {
      const percorso = (voce.fileName as unknown as Buffer).toString('latin1');
      byte += voce.uncompressedSize;
      const cifrata = (voce.generalPurposeBitFlag & 1) !== 0;
      const intera = voce.compressionMethod === 0 && voce.compressedSize === voce.uncompressedSize;
      if (!percorsoAmmesso(percorso)) rifiuta('prova.percorso_vietato');
      else if (voci.has(percorso)) rifiuta('prova.nome_doppio');
      else if (!intera || cifrata) rifiuta('prova.contenitore_compresso');
      else if (byte > massimo || voci.size >= MASSIMO.voci) rifiuta('prova.contenitore_troppo_grande');
      else {
        voci.set(percorso, voce);
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
}
