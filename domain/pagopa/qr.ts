import type { Cents } from '../denaro';

export interface QrAvviso {
  nav: string;
  codiceFiscale: string;
  cents: Cents;
}

const MASSIMO_CENTS = 9_999_999_999n;

/**
 * Text of the QR code of a payment notice: `PAGOPA|002|nav|tax code of the creditor|cents`.
 * The amount has at least two digits and no other padding. Throws `qr.nav`, `qr.codice_fiscale`, `qr.importo`.
 */
export function componiQr({ nav, codiceFiscale, cents }: QrAvviso): string {
  if (!/^\d{18}$/.test(nav)) throw new Error(`qr.nav: "${nav}" non ha diciotto cifre`);
  if (!/^\d{11}$/.test(codiceFiscale))
    throw new Error(`qr.codice_fiscale: "${codiceFiscale}" non ha undici cifre`);
  if (cents < 1n || cents > MASSIMO_CENTS)
    throw new Error(`qr.importo: ${cents} fuori da 1..${MASSIMO_CENTS}`);
  return `PAGOPA|002|${nav}|${codiceFiscale}|${cents.toString().padStart(2, '0')}`;
}

/** Reads both forms of the amount, plain and padded to ten digits; undefined when it is something else. */
export function leggiQr(text: string): QrAvviso | undefined {
  const match = /^PAGOPA\|002\|(\d{18})\|(\d{11})\|(\d{2,10})$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return { nav: match[1], codiceFiscale: match[2], cents: BigInt(match[3]) };
}
