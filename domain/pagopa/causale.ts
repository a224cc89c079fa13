import { isDataCivile } from '../calendario';

/**
 * What the causale of a credit refers to: a reporting flow (FDR), a single payment of the old kind (IUV), or nothing
 * (MANUAL: a person looks at it). Only a candidate: existence, amount and dates confirm it. Source: pagamenti.md 6.
 */
export type RiferimentoCausale =
  | { kind: 'FDR'; fdr: string }
  | { kind: 'IUV'; iuv: string }
  | { kind: 'MANUAL' };

/** Banks fold lines where they like: a blank may stand between any two characters. */
const spezzato = (parola: string): string => [...parola].join('\\s*');
const SEPARATORE = '\\s*[/. ]\\s*';

/** `LGPE-RIVERSAMENTO/[TXT/n/]URI/`, then the date of the flow. */
const RIVERSAMENTO = new RegExp(
  `${spezzato('LGPE-RIVERSAMENTO')}${SEPARATORE}(?:TXT${SEPARATORE}\\d${SEPARATORE})?${spezzato('URI')}${SEPARATORE}` +
    `(${Array(4).fill('\\d').join('\\s*')}\\s*-\\s*\\d\\s*\\d\\s*-\\s*\\d\\s*\\d)`,
  'gi',
);
/** The rest of the id: one blank after the date, and one at the first hyphen, were put in by the bank. */
const CODA = /^(?:\s?\w+(?:(?:-\s?|\s-)[\w-]+)?|-[\w-]+)/;

/** `/RFS/` or `/RFB/`, the IUV, and the amount if there is one. */
const SINGOLO_CON_IMPORTO = /(?<![0-9a-z])RF[SB]\s*\/\s*([0-9a-z][0-9a-z ]*?)\s*\/\s*\d+[.,]\d{2}(?!\d)/gi;
const SINGOLO = /(?<![0-9a-z])RF[SB]\s*\/\s*([0-9a-z]+)/gi;
/** Without its slashes the mark is weak: what follows must look like an IUV. */
const SINGOLO_DEBOLE = /(?<![0-9a-z])RF[SB]\s+(\d{15,18}|RF\d{2}[0-9a-z]{1,21})(?![0-9a-z])/gi;
const IUV_MASSIMO = 35;

export function leggiCausale(testo: string): RiferimentoCausale {
  const fdr = flusso(testo);
  if (fdr !== null) return { kind: 'FDR', fdr };
  const iuv = singolo(testo);
  return iuv === null ? { kind: 'MANUAL' } : { kind: 'IUV', iuv };
}

function flusso(testo: string): string | null {
  for (const trovato of testo.matchAll(RIVERSAMENTO)) {
    const data = senzaBlank(trovato[1] ?? '');
    const coda = CODA.exec(testo.slice(trovato.index + trovato[0].length));
    if (coda && isDataCivile(data)) return data + senzaBlank(coda[0]);
  }
  return null;
}

function singolo(testo: string): string | null {
  for (const forma of [SINGOLO_CON_IMPORTO, SINGOLO, SINGOLO_DEBOLE])
    for (const trovato of testo.matchAll(forma)) {
      const iuv = senzaBlank(trovato[1] ?? '');
      if (iuv.length <= IUV_MASSIMO) return iuv;
    }
  return null;
}

const senzaBlank = (testo: string): string => testo.replace(/\s+/g, '');
