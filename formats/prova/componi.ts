import { confronta } from '../../domain/notificazione';
import { MODELLO } from './fatti';
import { type FileProva, INDICE, scriviIndice, sha256Di } from './indice';
import { testoLeggimi } from './leggimi';
import { dataDeiFatti } from './ore';
import { type Materiale, type Racconto, type Resa, ricava } from './pacchetto';
import { CRONOLOGIA_HTML, CRONOLOGIA_PDF, IMPRONTE, LEGGIMI } from './percorsi';
import { scriviZip } from './zip';

export interface Composto {
  /** All of them, the index included. */
  readonly file: readonly FileProva[];
  readonly racconto: Racconto;
}

/** Every file of the pack. Same facts, same bytes: no clock, no order but that of the paths. */
export async function componiFile(m: Materiale, resa: Resa): Promise<Composto> {
  const { file, racconto } = ricava(m);
  const { html, pdf } = await resa(racconto);
  const composto = (percorso: string, mediaType: string, bytes: Buffer): FileProva => ({
    percorso,
    mediaType,
    provenienza: 'composto con il fascicolo',
    bytes,
  });
  const testo = (percorso: string, mediaType: string, contenuto: string) =>
    composto(percorso, `${mediaType}; charset=utf-8`, Buffer.from(contenuto, 'utf8'));
  const racconti = [
    testo(CRONOLOGIA_HTML, 'text/html', html),
    composto(CRONOLOGIA_PDF, 'application/pdf', pdf),
    testo(LEGGIMI, 'text/plain', testoLeggimi(racconto, file)),
  ];
  const detti = [...file, ...racconti];
  const tutti = [...detti, testo(IMPRONTE, 'text/plain', impronte(detti))];
  const { notificaId } = m.fatti;
  const indice = scriviIndice(tutti, { modello: MODELLO, notificaId, data: dataDeiFatti(m.fatti) });
  return { file: [...tutti, composto(INDICE, 'application/json', indice)], racconto };
}

/** In the form that `sha256sum -c` reads. */
const impronte = (file: readonly FileProva[]): string =>
  [...file]
    .sort((a, b) => confronta(a.percorso, b.percorso))
    .map(({ percorso, bytes }) => `${sha256Di(bytes)}  ${percorso}\n`)
    .join('');

/** The ZIP of the evidence of one notification. */
export async function componiProva(m: Materiale, resa: Resa): Promise<Buffer> {
  const { file } = await componiFile(m, resa);
  return scriviZip(new Map(file.map((f) => [f.percorso, f.bytes])), dataDeiFatti(m.fatti));
}
