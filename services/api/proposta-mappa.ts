import { type Campo, letteraColonna } from '../../formats/fogli/mappa';

/** What the offices call each column, in lower case, without accents and marks. The first that fits wins. */
const NOMI: readonly (readonly [Campo, RegExp])[] = [
  ['codiceTributo', /\b(cod(ice)?)( |_)?(tributo|entrata|capitolo)\b/],
  ['codiceFiscale', /\b(cf|cod(ice)?( |_)?fisc(ale)?)\b/],
  ['partitaIva', /\b(piva|p ?iva|partita( |_)?iva)\b/],
  ['dataNotifica', /\b(data( |_)?notific\w*|notificat\w*( |_)?il)\b/],
  ['dataAtto', /\b(data( |_)?(atto|avviso|verbale|documento|emissione))\b/],
  ['numeroAtto', /\b((num(ero)?|n|nr|id)( |_)?(atto|avviso|verbale|documento))\b/],
  [
    'cognomeDenominazione',
    /\b(contribuente|cognome|denominazione|ragione( |_)?sociale|debitore|intestatario)\b/,
  ],
  ['nome', /\bnome\b/],
  ['indirizzo', /\b(indirizzo|via|residenza)\b/],
  ['cap', /\bcap\b/],
  ['localita', /\b(citta|comune|localita)\b/],
  ['anno', /\banno\b/],
  ['importo', /\b(importo|imposta|tributo|sanzion\w*|interess\w*|spes\w*|dovuto)\b/],
];

const semplice = (testo: string): string =>
  testo
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

export interface ColonnaProposta {
  colonna: string;
  intestazione: string;
  campo: Campo | null;
}

/** A proposal from the headers, for a clerk to confirm: each field once, amounts as many times as they come. */
export function proponiColonne(intestazioni: readonly string[]): ColonnaProposta[] {
  const presi = new Set<Campo>();
  return intestazioni.map((grezza, i) => {
    const intestazione = grezza.trim();
    const trovato = NOMI.find(([c, nomi]) => !presi.has(c) && nomi.test(semplice(intestazione)))?.[0] ?? null;
    if (trovato !== null && trovato !== 'importo') presi.add(trovato);
    return { colonna: letteraColonna(i), intestazione, campo: trovato };
  });
}
