import { Readable } from 'node:stream';

/** What a spreadsheet would run when it opens the file. Source: cases/fogli, warning `formula`. */
const ESEGUIBILE = /^[\s]*[=+\-@]|^[\t\r\n]/;
const NUMERO = /^-?\d+$/;

/** One cell: quoted when needed, made harmless when a spreadsheet would take it for a formula. */
export function cella(valore: unknown): string {
  const testo = valore === null || valore === undefined ? '' : String(valore);
  const innocuo = ESEGUIBILE.test(testo) && !NUMERO.test(testo) ? `'${testo}` : testo;
  return /[";\r\n]/.test(innocuo) ? `"${innocuo.replaceAll('"', '""')}"` : innocuo;
}

/** `pagina(dopo)` gives the rows after that id, none at the end: the export holds one page at a time. */
export function esporta(
  colonne: readonly string[],
  pagina: (dopo: string) => Promise<readonly (Record<string, unknown> & { id: string })[]>,
): Readable {
  async function* righe() {
    yield `\uFEFF${colonne.map(cella).join(';')}\r\n`;
    let dopo = '';
    for (;;) {
      const lette = await pagina(dopo);
      const ultima = lette.at(-1);
      if (!ultima) return;
      yield `${lette.map((r) => colonne.map((c) => cella(r[c])).join(';')).join('\r\n')}\r\n`;
      dopo = ultima.id;
    }
  }
  return Readable.from(righe());
}
