import { isBisestile } from './date';

/** Odd positions of the check character. Source: D.M. 23-12-1976, table of the codice fiscale. */
const DISPARI = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
/** Letters that stand for the digits 0-9 in an omocode. */
const OMOCODICE = 'LMNPQRSTUV';
const MESI = 'ABCDEHLMPRST';
const [ZERO, NOVE, A, Z] = [48, 57, 65, 90];

export type EsitoCodice =
  | 'persona' // 16 characters, valid
  | 'numerico' // 11 digits, valid
  | 'cf_formato'
  | 'cf_controllo'
  | 'piva_controllo';

/** What a code of 16 characters says of its holder. */
export interface DatiCodice {
  sesso: 'M' | 'F';
  /** Last two digits. */
  anno: number;
  mese: number;
  giorno: number;
  belfiore: string;
}

/** Classifies a code already trimmed and in upper case. Codes of the lists as in cases/290/README.md. */
export function checkCodice(codice: string): EsitoCodice {
  if (codice.length === 16) {
    if (readCodice(codice) === null) return 'cf_formato';
    return checkCharacter(codice) === codice.charCodeAt(15) ? 'persona' : 'cf_controllo';
  }
  if (codice.length !== 11 || !isCifre(codice) || codice === '00000000000') return 'cf_formato';
  return isPartitaIvaValida(codice) ? 'numerico' : 'piva_controllo';
}

export function isCifre(testo: string): boolean {
  if (testo.length === 0) return false;
  for (let i = 0; i < testo.length; i++) {
    const c = testo.charCodeAt(i);
    if (c < ZERO || c > NOVE) return false;
  }
  return true;
}

/** Check digit of eleven digits (all zero included: the caller decides). */
export function isPartitaIvaValida(cifre: string): boolean {
  let somma = 0;
  for (let i = 0; i < 11; i++) {
    const cifra = cifre.charCodeAt(i) - ZERO;
    const doppia = cifra * 2;
    somma += i % 2 === 0 ? cifra : doppia > 9 ? doppia - 9 : doppia;
  }
  return somma % 10 === 0;
}

/** Code of the check character of the first fifteen, as written (omocodes included). */
export function checkCharacter(codice: string): number {
  let somma = 0;
  for (let i = 0; i < 15; i++) {
    const c = codice.charCodeAt(i);
    const valore = c <= NOVE ? c - ZERO : c - A;
    somma += i % 2 === 0 ? (DISPARI[valore] ?? 0) : valore;
  }
  return A + (somma % 26);
}

/** Digit at a place of a code, omocodes brought back; NaN when it is neither. */
function cifraDi(codice: string, posto: number): number {
  const c = codice.charCodeAt(posto);
  if (c >= ZERO && c <= NOVE) return c - ZERO;
  const cifra = OMOCODICE.indexOf(codice.charAt(posto));
  return cifra < 0 ? Number.NaN : cifra;
}

function isLettera(codice: string, posto: number): boolean {
  const c = codice.charCodeAt(posto);
  return c >= A && c <= Z;
}

/** The data inside a code of 16 characters, or null when the pattern or the day is impossible. */
export function readCodice(codice: string): DatiCodice | null {
  for (let i = 0; i < 6; i++) if (!isLettera(codice, i)) return null;
  if (!isLettera(codice, 8) || !isLettera(codice, 11) || !isLettera(codice, 15)) return null;
  const anno = cifraDi(codice, 6) * 10 + cifraDi(codice, 7);
  const numero = cifraDi(codice, 9) * 10 + cifraDi(codice, 10);
  const luogo = cifraDi(codice, 12) * 100 + cifraDi(codice, 13) * 10 + cifraDi(codice, 14);
  const mese = MESI.indexOf(codice.charAt(8)) + 1;
  const giorno = numero > 40 ? numero - 40 : numero;
  if (Number.isNaN(anno + numero + luogo) || !isGiornoPossibile(anno, mese, giorno)) return null;
  const belfiore = codice.charAt(11) + String(luogo).padStart(3, '0');
  return { sesso: numero > 40 ? 'F' : 'M', anno, mese, giorno, belfiore };
}

/** The day must exist in 19xx or in 20xx. */
function isGiornoPossibile(anno: number, mese: number, giorno: number): boolean {
  if (mese === 0 || giorno < 1) return false;
  const febbraio = isBisestile(1900 + anno) || isBisestile(2000 + anno) ? 29 : 28;
  const ultimo = mese === 2 ? febbraio : mese === 4 || mese === 6 || mese === 9 || mese === 11 ? 30 : 31;
  return giorno <= ultimo;
}

/** A letter and three digits: the code of a comune or of a foreign state. */
export function isBelfiore(testo: string): boolean {
  const c = testo.charCodeAt(0);
  return testo.length === 4 && c >= A && c <= Z && isCifre(testo.slice(1));
}
