import type { Cents } from '../denaro';

/** What the Data Matrix of the "bollettino PA" carries. */
export interface DataMatrix {
  /** 18 digits. */
  nav: string;
  /** Postal account, up to 12 digits when written, 12 when read. */
  conto: string;
  cents: Cents;
  /** 11 digits. */
  codiceFiscaleEnte: string;
  /** Up to 16 characters. */
  codiceFiscaleDebitore: string;
  /** Cut at 40 characters, upper case. */
  nome: string;
  /** Cut at 110 characters, upper case. */
  causale: string;
}

const LUNGHEZZA = 256;
/** Kind of document of the "bollettino PA". Source: pagamenti.md 1.3. */
const TIPO_DOCUMENTO = '896';
const CODIFICA =
  /^codfase=NBPA;18(\d{18})12(\d{12})10(\d{10})3(\d{3})1P1(\d{11})([0-9A-Z ]{16})(.{40})(.{110}).{12}A$/;

/** Upper case, on one line, padded with blanks and cut. */
const campo = (testo: string, lunghezza: number): string =>
  testo.toUpperCase().replace(/\s/g, ' ').slice(0, lunghezza).padEnd(lunghezza);

/**
 * 256 characters: `codfase=NBPA;` 18 nav 12 account 10 cents 3 896 1P1, tax codes, name, causale, 12 blanks, `A`.
 * Throws `data_matrix.nav`, `.conto`, `.importo`, `.codice_fiscale_ente`, `.codice_fiscale_debitore`.
 */
export function componiDataMatrix(dati: DataMatrix): string {
  const { nav, conto, cents, codiceFiscaleEnte, codiceFiscaleDebitore } = dati;
  const pretendi = (vale: boolean, codice: string, testo: string): void => {
    if (!vale) throw new Error(`data_matrix.${codice}: ${testo}`);
  };
  pretendi(/^\d{18}$/.test(nav), 'nav', `"${nav}" non ha diciotto cifre`);
  pretendi(/^\d{1,12}$/.test(conto), 'conto', `"${conto}" non ha da una a dodici cifre`);
  pretendi(cents >= 1n && cents <= 9_999_999_999n, 'importo', `${cents} fuori da 1..9999999999`);
  pretendi(
    /^\d{11}$/.test(codiceFiscaleEnte),
    'codice_fiscale_ente',
    `"${codiceFiscaleEnte}" non ha undici cifre`,
  );
  pretendi(
    /^[0-9A-Za-z]{1,16}$/.test(codiceFiscaleDebitore),
    'codice_fiscale_debitore',
    `"${codiceFiscaleDebitore}" non ha da una a sedici lettere o cifre`,
  );
  const pagamento = `18${nav}12${conto.padStart(12, '0')}10${String(cents).padStart(10, '0')}3${TIPO_DOCUMENTO}`;
  const persone = `1P1${codiceFiscaleEnte}${campo(codiceFiscaleDebitore, 16)}${campo(dati.nome, 40)}`;
  return `codfase=NBPA;${pagamento}${persone}${campo(dati.causale, 110)}${' '.repeat(12)}A`;
}

/** What is written in it. Throws `data_matrix.lunghezza` and `data_matrix.forma`. */
export function leggiDataMatrix(testo: string): DataMatrix & { tipoDocumento: string } {
  if (testo.length !== LUNGHEZZA)
    throw new Error(`data_matrix.lunghezza: ${testo.length} caratteri, ne servono ${LUNGHEZZA}`);
  const lette = CODIFICA.exec(testo);
  if (!lette) throw new Error('data_matrix.forma: non è il codice di un bollettino PA (codfase=NBPA)');
  const parte = (n: number): string => String(lette[n]).trimEnd();
  return {
    nav: parte(1),
    conto: parte(2),
    cents: BigInt(parte(3)),
    tipoDocumento: parte(4),
    codiceFiscaleEnte: parte(5),
    codiceFiscaleDebitore: parte(6),
    nome: parte(7),
    causale: parte(8),
  };
}
