import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TIPI_COMPITO, type TipoCompito } from '../../../database/schema/pagamenti';
import { testoHtml } from '../../../formats/html';
import { RADICE } from '../../supervisore/radice';
import { paginaHtml } from './stile';

/** Address of the page that says what to do about a task of that kind. */
export const guidaDi = (tipo: TipoCompito): string => `/guida/${tipo}`;

/** The page of docs/runbook as it is written; null for what is no worklist. */
export async function paginaGuida(tipo: string): Promise<string | null> {
  if (!TIPI_COMPITO.some((noto) => noto === tipo)) return null;
  const testo = await readFile(path.join(RADICE, 'docs', 'runbook', `${tipo}.md`), 'utf8');
  const [titolo = tipo, ...resto] = testo.split('\n');
  return paginaHtml(titolo.replace(/^# /, ''), `<pre>${testoHtml(resto.join('\n').trim())}</pre>`);
}
