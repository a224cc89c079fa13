import { leggiCausale } from '../pagopa/causale';
import { componiDataMatrix, leggiDataMatrix } from '../pagopa/data-matrix';
import { componiNav } from '../pagopa/nav';
import { componiQr } from '../pagopa/qr';
import type { IngressiDi, Risultato } from './ingressi';

/** `nav`. */
export function numeroAvviso({ segregationCode, iuvBase }: IngressiDi['nav']): Risultato {
  const { nav, iuv, cifreControllo } = componiNav(segregationCode, iuvBase);
  return { nav, iuv, checkDigits: cifreControllo };
}

/** `qr`. */
export const codiceQr = ({ nav, creditorTaxCode, amountCents }: IngressiDi['qr']): Risultato => ({
  qr: componiQr({ nav, codiceFiscale: creditorTaxCode, cents: amountCents }),
});

/** `data-matrix`, both ways; read, its account and amount keep all their digits. */
export function codiceDataMatrix(input: IngressiDi['data-matrix']): Risultato {
  if (!('value' in input)) {
    const value = componiDataMatrix(input);
    return { value, length: value.length };
  }
  const letto = leggiDataMatrix(input.value);
  return {
    nav: letto.nav,
    postalAccount: letto.conto,
    amountCents: String(letto.cents).padStart(10, '0'),
    docType: letto.tipoDocumento,
    creditorTaxCode: letto.codiceFiscaleEnte,
    debtorTaxCode: letto.codiceFiscaleDebitore,
  };
}

/** `causale`. */
export const causale = ({ text }: IngressiDi['causale']): Risultato => ({ ...leggiCausale(text) });
