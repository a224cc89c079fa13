import { leggiDataMatrix } from '../../domain/pagopa/data-matrix';

/** What a code names: the dispatch itself, the raccomandata, or the notice of payment printed on the act. */
export type CodiceCartolina =
  | { di: 'tentativo'; valore: string }
  | { di: 'raccomandata'; valore: string }
  | { di: 'avviso'; valore: string };

const TENTATIVO = /^tnt_[0-9A-HJKMNP-TV-Z]{26}$/;
const AVVISO = /^\d{18}$/;
/** Of the carrier: twelve digits for the Italian one, two letters, nine digits and two letters for the UPU. */
const RACCOMANDATA = /^[0-9A-Z]{8,24}$/;
const QR_AVVISO = /^PAGOPA\|002\|(\d{18})\|/;

/** A number as it is compared: no spaces nor hyphens, capital letters. */
export const numeroRaccomandata = (testo: string): string => testo.replace(/[\s.-]/g, '').toUpperCase();
export const isNumeroRaccomandata = (numero: string): boolean =>
  RACCOMANDATA.test(numero) && /\d{5}/.test(numero) && !AVVISO.test(numero);

/**
 * What a reader of codes gave: number of the raccomandata, id of the dispatch, QR or Data Matrix of the notice on the
 * act. Null = no code of ours. Sources: notifiche-send-posta.md 4.3; pagamenti.md 1.3; atti.md 1.4.
 */
export function leggiCodice(testo: string): CodiceCartolina | null {
  const pulito = testo.trim();
  if (TENTATIVO.test(pulito)) return { di: 'tentativo', valore: pulito };
  const avviso = QR_AVVISO.exec(pulito)?.[1] ?? avvisoDelBollettino(pulito) ?? pulito.replace(/\s/g, '');
  if (AVVISO.test(avviso)) return { di: 'avviso', valore: avviso };
  const numero = numeroRaccomandata(pulito);
  return isNumeroRaccomandata(numero) ? { di: 'raccomandata', valore: numero } : null;
}

function avvisoDelBollettino(testo: string): string | null {
  if (!testo.startsWith('codfase=NBPA;')) return null;
  try {
    return leggiDataMatrix(testo).nav;
  } catch {
    return null;
  }
}

/** `cartoline/616123456789_2.tif` -> `616123456789`: the scanner names a file by the code, and numbers its sides. */
export const codiceDelNome = (nome: string): string =>
  (nome.split('/').at(-1) ?? '').replace(/\.[A-Za-z]{2,4}$/, '').replace(/_\d{1,3}$/, '');
