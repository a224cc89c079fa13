/**
 * Payment notice number (NAV) of pagoPA with aux digit 3: `3` + segregation code (2) + base (13) + check (2);
 * check = first 16 digits modulo 93. The IUV is the NAV without its first digit.
 * Source: pagoPA, "Generazione dell'identificativo univoco di versamento".
 */
export interface Nav {
  /** 18 digits. */
  nav: string;
  /** 17 digits. */
  iuv: string;
  cifreControllo: string;
}

const AUX_DIGIT = '3';
const MODULO = 93n;

function cifreControllo(first16: string): string {
  return (BigInt(first16) % MODULO).toString().padStart(2, '0');
}

/** Throws `nav.segregazione` or `nav.base` when a part is not made of 2 and 13 digits. */
export function componiNav(codiceSegregazione: string, base: string): Nav {
  if (!/^\d{2}$/.test(codiceSegregazione))
    throw new Error(`nav.segregazione: "${codiceSegregazione}" non ha due cifre`);
  if (!/^\d{13}$/.test(base)) throw new Error(`nav.base: "${base}" non ha tredici cifre`);
  const first16 = `${AUX_DIGIT}${codiceSegregazione}${base}`;
  const check = cifreControllo(first16);
  return { nav: first16 + check, iuv: (first16 + check).slice(1), cifreControllo: check };
}

/**
 * The 13 digits of the base: the two of the program that issues (not "00", kept by the platform for its own
 * codes) and a counter of 11 digits. Throws `nav.programma` or `nav.contatore` (outside 1..99999999999).
 */
export function baseIuv(programma: string, contatore: bigint): string {
  if (!/^\d{2}$/.test(programma) || programma === '00')
    throw new Error(`nav.programma: "${programma}" non è un numero da 01 a 99`);
  if (contatore < 1n || contatore > 99_999_999_999n)
    throw new Error(`nav.contatore: ${contatore} fuori da 1..99999999999`);
  return programma + contatore.toString().padStart(11, '0');
}

/** True when the text is a NAV with aux digit 3 and its check digits agree. */
export function navValido(nav: string): boolean {
  return /^3\d{17}$/.test(nav) && cifreControllo(nav.slice(0, 16)) === nav.slice(16);
}

/** In groups of four, as it is printed: `3010 0000 0020 2601 90`. */
export function navStampato(nav: string): string {
  return nav.replace(/(\d{4})(?=\d)/g, '$1 ');
}
