import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Test helper: a ZIP with those files. */
export function zipDiProva(voci: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [nome, bytes] of Object.entries(voci)) zip.addBuffer(bytes, nome);
  zip.end();
  return buffer(zip.outputStream);
}
