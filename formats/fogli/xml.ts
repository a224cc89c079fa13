import { ErroreFormato } from '../comuni/errore';

/** What a reader of XML does with it. Names come without their namespace prefix. */
export interface Ascolto {
  open(nome: string, attributi: string): void;
  close(nome: string): void;
  text?(testo: string): void;
}

const MAX_PEZZO = 16 << 20;

/**
 * Reads the XML of an office document as it arrives. Elements, text and CDATA only: no DTD, hence no
 * entities but the five of XML and the numbered ones.
 */
export class LettoreXml {
  private resto = '';

  constructor(private readonly ascolto: Ascolto) {}

  /** @throws ErroreFormato `foglio.zip` when a piece of markup is not closed within 16 MB */
  add(pezzo: string): void {
    const xml = this.resto + pezzo;
    let da = 0;
    for (;;) {
      const inizio = xml.indexOf('<', da);
      if (inizio < 0) break;
      if (inizio > da) this.ascolto.text?.(decodeEntita(xml.slice(da, inizio)));
      const fine = this.markup(xml, inizio);
      da = inizio;
      if (fine < 0) break;
      da = fine;
    }
    this.resto = xml.slice(da);
    if (this.resto.length > MAX_PEZZO)
      throw new ErroreFormato(
        'foglio.zip',
        'una parte della cartella di lavoro non è XML. Aprirla con il programma di origine e salvarla di nuovo come .xlsx.',
      );
  }

  /** Handles the markup that begins at `i`; where it ends, or -1 when it is not all here. */
  private markup(xml: string, i: number): number {
    if (xml.startsWith('<!--', i)) return dopo(xml, '-->', i + 4);
    if (xml.startsWith('<?', i)) return dopo(xml, '?>', i + 2);
    if (xml.startsWith('<![CDATA[', i)) {
      const fine = dopo(xml, ']]>', i + 9);
      if (fine > 0) this.ascolto.text?.(xml.slice(i + 9, fine - 3));
      return fine;
    }
    if (xml.length - i < 9 && '<![CDATA['.startsWith(xml.slice(i))) return -1;
    const fine = fineTag(xml, i + 1);
    if (fine > 0) this.tag(xml.slice(i + 1, fine - 1));
    return fine;
  }

  private tag(tag: string): void {
    if (tag.startsWith('!')) return;
    if (tag.startsWith('/')) {
      this.ascolto.close(nomeDi(tag, 1));
      return;
    }
    const isVuoto = tag.endsWith('/');
    const nome = nomeDi(tag, 0);
    this.ascolto.open(nome, isVuoto ? tag.slice(0, -1) : tag);
    if (isVuoto) this.ascolto.close(nome);
  }
}

function dopo(xml: string, fine: string, da: number): number {
  const i = xml.indexOf(fine, da);
  return i < 0 ? -1 : i + fine.length;
}

/** After the `>` that ends a tag: one inside an attribute does not. */
function fineTag(xml: string, da: number): number {
  for (let i = da; ; ) {
    const fine = xml.indexOf('>', i);
    if (fine < 0) return -1;
    let virgolette = '';
    for (let j = da; j < fine; j++) {
      const c = xml.charAt(j);
      if (virgolette === '') virgolette = c === '"' || c === "'" ? c : '';
      else if (c === virgolette) virgolette = '';
    }
    if (virgolette === '') return fine + 1;
    i = fine + 1;
  }
}

function nomeDi(tag: string, da: number): string {
  let fine = da;
  let inizio = da;
  for (; fine < tag.length; fine++) {
    const c = tag.charCodeAt(fine);
    if (c <= 0x20 || c === 0x2f) break;
    if (c === 0x3a) inizio = fine + 1;
  }
  return tag.slice(inizio, fine);
}

/** Makes a reader of one attribute: `attributo('r')('c r="A1"')` is `A1`. The namespace prefix is not looked at. */
export function attributo(nome: string): (tag: string) => string | undefined {
  const forma = new RegExp(`[\\s:]${nome}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (tag) => {
    const trovato = forma.exec(tag);
    const valore = trovato?.[1] ?? trovato?.[2];
    return valore === undefined ? undefined : decodeEntita(valore);
  };
}

const ENTITA: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntita(testo: string): string {
  if (!testo.includes('&')) return testo;
  return testo.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (intera, hex, dec, nome: string) => {
    if (nome !== undefined) return ENTITA[nome] ?? intera;
    const codice = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return codice <= 0x10ffff ? String.fromCodePoint(codice) : intera;
  });
}
