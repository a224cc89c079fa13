/**
 * The neutral content of a document: built once, printed by the PDF template and by its HTML twin, so that
 * the two have the same text. Strings are text, never markup.
 */
export type Tratto = string | { forte: string };
export type Testo = Tratto[];

export interface Colonna {
  testo: string;
  allinea: 'sinistra' | 'destra';
  /** `stretta` = as wide as its longest text; the others share what is left. */
  larghezza: 'piena' | 'stretta';
}

export interface Qr {
  /** What the code says. */
  contenuto: string;
  /** Alternative text. */
  alt: string;
}

export type Elemento =
  | { tipo: 'paragrafo'; testo: Testo }
  | { tipo: 'nota'; testo: Testo }
  | { tipo: 'elenco'; voci: Testo[] }
  | { tipo: 'sottotitolo'; testo: string }
  | { tipo: 'tabella'; colonne: Colonna[]; righe: string[][]; chiusura: string[][] }
  | { tipo: 'scheda'; voci: { etichetta: string; valore: string }[] }
  | { tipo: 'somma'; etichetta: string; valore: string; nota: string }
  | { tipo: 'firma'; righe: Testo[] }
  | { tipo: 'avviso'; voci: { etichetta: string; valore: string }[]; qr: Qr; didascalia: string };

export interface Blocco {
  /** Heading of second level. */
  titolo: string;
  elementi: Elemento[];
}

export interface Intestazione {
  nome: string;
  righe: string[];
}

export interface Documento {
  titolo: string;
  norma: string;
  autore: string;
  /** Civil date of issue: also the date inside the PDF. */
  data: string;
  /** Foot of each page. */
  piede: string;
  anteprima: boolean;
  ente: Intestazione;
  stemmaSvg?: string;
  riscossore?: Intestazione;
  estremi: { etichetta: string; valore: string }[];
  destinatario?: { etichetta: string; nome: string; righe: string[] };
  verifica?: { righe: string[]; qr: Qr };
  blocchi: Blocco[];
}

export const forte = (text: string): Tratto => ({ forte: text });
export const p = (...testo: Testo): Elemento => ({ tipo: 'paragrafo', testo });
export const nota = (...testo: Testo): Elemento => ({ tipo: 'nota', testo });
export const elenco = (...voci: (string | Testo)[]): Elemento => ({
  tipo: 'elenco',
  voci: voci.map((voce) => (typeof voce === 'string' ? [voce] : voce)),
});
export const larga = (testo: string): Colonna => ({ testo, allinea: 'sinistra', larghezza: 'piena' });
export const stretta = (testo: string): Colonna => ({ testo, allinea: 'sinistra', larghezza: 'stretta' });
export const numerica = (testo: string): Colonna => ({ testo, allinea: 'destra', larghezza: 'stretta' });
export const sottotitolo = (testo: string): Elemento => ({ tipo: 'sottotitolo', testo });

/** Applies `map` to each printed string. QR contents and drawings are left as they are. */
export function mappaTesti(documento: Documento, map: (text: string) => string): Documento {
  const skip = new Set(['contenuto', 'stemmaSvg', 'tipo', 'allinea', 'larghezza', 'data']);
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return skip.has(key) ? value : map(value);
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(documento) as Documento;
}
