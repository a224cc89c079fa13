import type { Intestazione } from './tipi';

/**
 * MIME by hand, on raw bytes: the signature covers bytes, and general parsers flatten an attached message so
 * that its attachments look like ours (domain page 1.7). Anything ambiguous is refused, never guessed.
 */
export interface Entita {
  readonly intestazioni: readonly Intestazione[];
  readonly corpo: Buffer;
}

const LF = 0x0a;
const CR = 0x0d;
const MAX_INTESTAZIONI = 64 * 1024;
const MAX_PARTI = 200;

/** Splits headers from body; null when the header block is not well formed or exceeds 64 KB. */
export function leggiEntita(bytes: Buffer): Entita | null {
  const righe: string[] = [];
  let da = 0;
  for (;;) {
    const fine = bytes.indexOf(LF, da);
    if (fine < 0 || fine > MAX_INTESTAZIONI) return null;
    const ultimo = fine > da && bytes[fine - 1] === CR ? fine - 1 : fine;
    if (ultimo === da) {
      const intestazioni = righe.map(leggiRiga);
      if (intestazioni.includes(null)) return null;
      return { intestazioni: intestazioni as Intestazione[], corpo: bytes.subarray(fine + 1) };
    }
    const riga = bytes.toString('latin1', da, ultimo);
    if (/^[ \t]/.test(riga)) {
      const precedente = righe.pop();
      if (precedente === undefined) return null;
      righe.push(precedente + riga);
    } else righe.push(riga);
    da = fine + 1;
  }
}

function leggiRiga(riga: string): Intestazione | null {
  const trovata = /^([\x21-\x39\x3b-\x7e]+):([^\0\r]*)$/.exec(riga);
  if (!trovata) return null;
  return { nome: (trovata[1] ?? '').toLowerCase(), valore: (trovata[2] ?? '').trim() };
}

/** The only field of that name, or null when it is absent; duplicates are refused before, by `ripetute`. */
export function valoreDi(intestazioni: readonly Intestazione[], nome: string): string | null {
  return intestazioni.find((i) => i.nome === nome)?.valore ?? null;
}

/** Names that occur more than once among those given. */
export function ripetute(intestazioni: readonly Intestazione[], nomi: readonly string[]): string[] {
  return nomi.filter((nome) => intestazioni.filter((i) => i.nome === nome).length > 1);
}

export interface TipoContenuto {
  readonly tipo: string;
  readonly parametri: ReadonlyMap<string, string>;
}

const PARAMETRO = /\s*;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/y;

/** `type/subtype; name=value`; null when a parameter is repeated or something is left over. */
export function leggiParametri(valore: string): TipoContenuto | null {
  const tipo = /^[^\s;]+/.exec(valore)?.[0];
  if (tipo === undefined) return null;
  const parametri = new Map<string, string>();
  PARAMETRO.lastIndex = tipo.length;
  let letto = tipo.length;
  for (let p = PARAMETRO.exec(valore); p; p = PARAMETRO.exec(valore)) {
    const nome = (p[1] ?? '').toLowerCase();
    if (parametri.has(nome)) return null;
    parametri.set(nome, p[2] === undefined ? (p[3] ?? '') : p[2].replace(/\\(.)/g, '$1'));
    letto = PARAMETRO.lastIndex;
  }
  if (!/^[\s;]*$/.test(valore.slice(letto))) return null;
  return { tipo: tipo.toLowerCase(), parametri };
}

export function tipoContenuto(entita: Entita): TipoContenuto | null {
  const valore = valoreDi(entita.intestazioni, 'content-type');
  return valore === null ? null : leggiParametri(valore);
}

/** Parts of a multipart body, byte by byte (RFC 2046 par. 5.1.1); null without a closing delimiter. */
export function dividiParti(corpo: Buffer, boundary: string): Buffer[] | null {
  if (boundary === '' || boundary.length > 70) return null;
  const trattino = Buffer.from(`--${boundary}`, 'latin1');
  const parti: Buffer[] = [];
  let inizio = -1;
  for (let p = corpo.indexOf(trattino); p >= 0; p = corpo.indexOf(trattino, p + 1)) {
    if (p > 0 && corpo[p - 1] !== LF) continue;
    const coda = delimitatore(corpo, p + trattino.length);
    if (!coda) continue;
    // the line break before the delimiter belongs to the delimiter
    const fine = p > 1 && corpo[p - 2] === CR ? p - 2 : p - 1;
    if (inizio >= 0) parti.push(corpo.subarray(inizio, Math.max(inizio, fine)));
    if (coda.chiude) return parti;
    if (parti.length >= MAX_PARTI) return null;
    inizio = coda.dopo;
  }
  return null;
}

function delimitatore(corpo: Buffer, da: number): { chiude: boolean; dopo: number } | null {
  const chiude = corpo[da] === 0x2d && corpo[da + 1] === 0x2d;
  let p = chiude ? da + 2 : da;
  while (corpo[p] === 0x20 || corpo[p] === 0x09) p++;
  if (p >= corpo.length) return chiude ? { chiude, dopo: p } : null;
  if (corpo[p] === CR && corpo[p + 1] === LF) return { chiude, dopo: p + 2 };
  return corpo[p] === LF ? { chiude, dopo: p + 1 } : null;
}

/** Strict base64: alphabet, length and padding are checked; null when anything else is met. */
export function leggiBase64(corpo: Buffer, massimo: number): Buffer | null {
  if (corpo.length > massimo * 2) return null;
  const testo = corpo.toString('latin1').replace(/[ \t\r\n]/g, '');
  if (testo === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(testo)) return null;
  const bytes = Buffer.from(testo, 'base64');
  return bytes.length <= massimo && bytes.toString('base64') === testo ? bytes : null;
}

/** The address of a From or To with one mailbox only; null when there are none or several. */
export function unicoIndirizzo(valore: string): string | null {
  const nudo = valore
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .replace(/\([^()]*\)/g, '')
    .trim();
  const tra = /^[^<>,;:@]*<([^<>\s,;]+@[^<>\s,;]+)>$/.exec(nudo)?.[1];
  const solo = /^[^<>\s,;]+@[^<>\s,;]+$/.exec(nudo)?.[0];
  return (tra ?? solo)?.toLowerCase() ?? null;
}
