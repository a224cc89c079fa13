/**
 * A small strict XML reader for daticert.xml: elements, attributes, text. No DOCTYPE, no entity beyond the
 * five of XML and numeric references, no processing instruction: what is not in the grammar is refused.
 */
export interface Elemento {
  readonly nome: string;
  readonly attributi: ReadonlyMap<string, string>;
  readonly figli: Elemento[];
  testo: string;
}

const NOME = '[A-Za-z_][\\w.-]*';
const PEZZO = new RegExp(
  [
    '<!--(?<commento>(?:(?!--)[\\s\\S])*)-->',
    '<!\\[CDATA\\[(?<cdata>[\\s\\S]*?)\\]\\]>',
    `</(?<chiude>${NOME})\\s*>`,
    `<(?<apre>${NOME})(?<attributi>(?:\\s+${NOME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(?<vuoto>/?)>`,
    '(?<testo>[^<]+)',
  ].join('|'),
  'y',
);
const ATTRIBUTO = new RegExp(`(${NOME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const ENTITA: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_PROFONDITA = 8;

/** The root element; null when the text is not well formed. */
export function leggiXml(xml: string): Elemento | null {
  const inizio = /^\s*<\?xml\s[^?]*\?>/.exec(xml)?.[0].length ?? 0;
  const radice: Elemento = { nome: '', attributi: new Map(), figli: [], testo: '' };
  const pila: Elemento[] = [radice];
  PEZZO.lastIndex = inizio;
  let letto = inizio;
  while (letto < xml.length) {
    const gruppi = PEZZO.exec(xml)?.groups;
    if (!gruppi || !applica(gruppi, pila)) return null;
    letto = PEZZO.lastIndex;
  }
  const [unico, altro] = radice.figli;
  if (pila.length !== 1 || !unico || altro || radice.testo.trim() !== '') return null;
  return unico;
}

function applica(g: Record<string, string | undefined>, pila: Elemento[]): boolean {
  const cima = pila[pila.length - 1];
  if (!cima) return false;
  if (g.apre !== undefined) {
    const attributi = leggiAttributi(g.attributi ?? '');
    if (!attributi || pila.length > MAX_PROFONDITA) return false;
    const figlio: Elemento = { nome: g.apre, attributi, figli: [], testo: '' };
    cima.figli.push(figlio);
    if (g.vuoto !== '/') pila.push(figlio);
  } else if (g.chiude !== undefined) {
    if (pila.length < 2 || pila.pop()?.nome !== g.chiude) return false;
  } else if (g.cdata !== undefined) {
    if (pila.length < 2) return false;
    cima.testo += g.cdata;
  } else if (g.testo !== undefined) {
    const testo = sciogli(g.testo);
    if (testo === null) return false;
    cima.testo += testo;
  }
  return true;
}

function leggiAttributi(grezzo: string): Map<string, string> | null {
  const attributi = new Map<string, string>();
  for (const [, nome = '', doppi, singoli] of grezzo.matchAll(ATTRIBUTO)) {
    const valore = sciogli(doppi ?? singoli ?? '');
    if (valore === null || attributi.has(nome)) return null;
    attributi.set(nome, valore);
  }
  return attributi;
}

/** Replaces references; null at the first one that is not known or not a legal character. */
function sciogli(testo: string): string | null {
  let valido = true;
  const sciolto = testo.replace(/&([^;&\s]{0,10};?)/g, (_, nome: string) => {
    const corpo = nome.endsWith(';') ? nome.slice(0, -1) : '';
    const numero = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(corpo);
    const punto = numero ? Number.parseInt(numero[1] ?? numero[2] ?? '', numero[1] ? 16 : 10) : -1;
    if (numero && carattereLecito(punto)) return String.fromCodePoint(punto);
    const noto = ENTITA[corpo];
    if (noto === undefined) valido = false;
    return noto ?? '';
  });
  return valido ? sciolto : null;
}

const carattereLecito = (p: number): boolean =>
  p === 9 ||
  p === 10 ||
  p === 13 ||
  (p >= 0x20 && p <= 0xd7ff) ||
  (p >= 0xe000 && p <= 0x10ffff && p !== 0xfffe && p !== 0xffff);
