import type { DataCivile } from '../../domain/calendario';
import { cifre, makeData } from '../comuni/date';
import type { FormaData, Mappa } from './mappa';
import type { Cella } from './sorgente';

export type CodiceImporto = 'importo' | 'importo_decimali' | 'notazione_scientifica';

/** Text such as 1,23457E+10: a spreadsheet has thrown digits away. */
export function isScientifica(testo: string): boolean {
  return /^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$/.test(testo);
}

/** The digits of a number of Excel without exponent: `1.5E3` -> `1500`, `2019.0` -> `2019`. */
export function espandiNumero(testo: string): string {
  const [, segno = '', interi = '', decimali = '', esponente = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(testo) ?? [];
  const sposta = Number(esponente);
  if (interi === '' || Math.abs(sposta) > 400) return testo;
  const tutte =
    sposta < 0 ? `${'0'.repeat(-sposta)}${interi}${decimali}` : `${interi}${decimali}${'0'.repeat(sposta)}`;
  const virgola = sposta < 0 ? interi.length : interi.length + sposta;
  const intero = tutte.slice(0, virgola).replace(/^0+(?=\d)/, '');
  const resto = tutte.slice(virgola).replace(/0+$/, '');
  return `${segno === '-' ? '-' : ''}${intero}${resto === '' ? '' : `.${resto}`}`;
}

const FORME = {
  virgola: /^(-?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
  punto: /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
} as const;

/** Signed cents of an amount cell that is not blank, in the form of the mapping, or why it is not readable. */
export function parseImporto(cella: Cella, forma: Mappa['importi']): bigint | CodiceImporto {
  const testo = cella.testo.trim();
  if (!cella.isNumero && isScientifica(testo)) return 'notazione_scientifica';
  if (forma === 'numero') return cella.isNumero ? centsDiNumero(testo) : 'importo';
  // A stored number under a form for text would be read a thousand times larger: 1.234 is not 1234.
  if (cella.isNumero) return 'importo';
  const pulito = testo.replace(/^(-?)\s*\p{Sc}\s*/u, '$1').replace(/\s*\p{Sc}$/u, '');
  const [, segno, interi, decimali = ''] = FORME[forma].exec(pulito) ?? [];
  if (interi === undefined) return 'importo';
  if (decimali.length > 2) return 'importo_decimali';
  const cents = BigInt(interi.replace(/[.,]/g, '') + decimali.padEnd(2, '0'));
  return segno === '-' ? -cents : cents;
}

/** Whole cents of a stored number, when it is at most 0.001 cent away from them. */
function centsDiNumero(testo: string): bigint | CodiceImporto {
  const [, segno, interi, decimali = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(espandiNumero(testo)) ?? [];
  if (interi === undefined) return 'importo';
  const scala = 10n ** BigInt(decimali.length);
  const centesimi = BigInt(interi + decimali) * 100n;
  const cents = (2n * centesimi + scala) / (2n * scala);
  const distanza = centesimi - cents * scala;
  if ((distanza < 0n ? -distanza : distanza) * 1000n > scala) return 'importo_decimali';
  return segno === '-' ? -cents : cents;
}

const GIORNO_MS = 86_400_000;
const ORIGINE_SERIALI = Date.UTC(1899, 11, 30);

/** A real date from 1950 to `dataLista`, in one of the forms, or null. */
export function parseData(
  cella: Cella,
  forme: readonly FormaData[],
  dataLista: DataCivile,
): DataCivile | null {
  for (const forma of forme) {
    const data =
      cella.isNumero === (forma === 'seriale') ? parseForma(cella.testo.trim(), forma, dataLista) : null;
    if (data !== null && data <= dataLista) return data;
  }
  return null;
}

function parseForma(testo: string, forma: FormaData, dataLista: DataCivile): DataCivile | null {
  if (forma === 'seriale') return parseSeriale(testo);
  if (forma === 'AAAA-MM-GG')
    return /^\d{4}-\d\d-\d\d$/.test(testo)
      ? data(cifre(testo, 0, 4), cifre(testo, 5, 2), cifre(testo, 8, 2))
      : null;
  if (forma === 'GG/MM/AA') {
    if (!/^\d\d\/\d\d\/\d\d$/.test(testo)) return null;
    const [giorno, mese, anno] = [cifre(testo, 0, 2), cifre(testo, 3, 2), cifre(testo, 6, 2)];
    const recente = data(2000 + anno, mese, giorno);
    return recente !== null && recente <= dataLista ? recente : data(1900 + anno, mese, giorno);
  }
  const separatore = forma === 'GG/MM/AAAA' ? '/' : '.';
  const isForma = /^\d\d.\d\d.\d{4}$/.test(testo) && testo[2] === separatore && testo[5] === separatore;
  return isForma ? data(cifre(testo, 6, 4), cifre(testo, 3, 2), cifre(testo, 0, 2)) : null;
}

function data(anno: number, mese: number, giorno: number): DataCivile | null {
  return makeData(anno, mese, giorno, 1950, 9999);
}

/** Days from 1899-12-30, the fraction dropped. */
function parseSeriale(testo: string): DataCivile | null {
  const giorni = Math.floor(Number(testo));
  if (!(giorni > 0 && giorni < 3_000_000)) return null;
  const istante = new Date(ORIGINE_SERIALI + giorni * GIORNO_MS);
  return data(istante.getUTCFullYear(), istante.getUTCMonth() + 1, istante.getUTCDate());
}
