import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { DataIniziale } from '../supervisore/contesto';

/** Where the clock of a first start begins when nothing else is said: the date of supply of the list. */
export const dataIniziale: DataIniziale = async ({ carico, mappa }) => fornituraDi(carico, mappa);

/** Date on which the Ente supplied a list: of the mapping for a sheet, of record N0 for a 290; null when unreadable. */
function fornituraDi(carico: string | null, mappa: string | null): string | null {
  if (carico === null) return null;
  if (mappa !== null) return dataDellaMappa(mappa);
  const [, anno, mese, giorno] =
    /^(?:\u00ef\u00bb\u00bf)?N0\d{5}(\d{4})(\d{2})(\d{2})/.exec(inizioDi(carico)) ?? [];
  return anno && mese && giorno ? `${anno}-${mese}-${giorno}` : null;
}

function dataDellaMappa(file: string): string | null {
  try {
    const { dataLista } = JSON.parse(readFileSync(file, 'utf8')) as { dataLista?: unknown };
    return typeof dataLista === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(dataLista) ? dataLista : null;
  } catch {
    return null; // the list will be refused with its own reason
  }
}

function inizioDi(file: string): string {
  const descrittore = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(24);
    readSync(descrittore, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1');
  } finally {
    closeSync(descrittore);
  }
}
