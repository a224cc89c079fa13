import type { Campo } from './mappa';

/** Words by which offices call each field, once the header is made plain. The first that fits wins. */
const VOCABOLI: readonly (readonly [Campo, RegExp])[] = [
  ['dataNotifica', /^(data (di )?notifica|notificato il|notifica|notificata il)$/],
  ['dataAtto', /^data (atto|dell atto|avviso|verbale|emissione|accertamento|provvedimento|documento)$/],
  ['codiceFiscale', /^(codice fiscale.*|cod fiscale.*|c f|cf|cf p ?iva|c f p iva)$/],
  ['partitaIva', /^(partita iva|p ?iva|part iva)$/],
  ['codiceTributo', /^(codice tributo|cod tributo|tributo|codice entrata|cod entrata)$/],
  [
    'numeroAtto',
    /^(id ?(atto|avviso)|(numero|num|n|nr) ?(di |dell )?(avviso|atto|verbale|provvedimento|accertamento|bolletta|fattura)|atto|avviso|verbale)$/,
  ],
  ['nome', /^nome$/],
  [
    'cognomeDenominazione',
    /^(contribuente|cognome|cognome (e )?(nome|denominazione|ragione sociale)|denominazione|ragione sociale|debitore|intestatario|nominativo|soggetto|utente)$/,
  ],
  ['indirizzo', /^(indirizzo.*|via|residenza)$/],
  ['cap', /^(cap|c a p)$/],
  ['localita', /^(citta|comune|comune di residenza|localita)$/],
  ['anno', /^anno( (di )?(imposta|riferimento|tributo))?$/],
  [
    'importo',
    /^(importo.*|totale( dovuto)?|dovuto|imposta|tributo dovuto|capitale|sanzioni|sanzione|interessi|spese|spese di notifica)$/,
  ],
];

/** Lower case, no accents, words only. */
export function plainHeader(intestazione: string): string {
  const nudo = intestazione.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return nudo.replace(/[^a-z0-9]+/g, ' ').trim();
}

export function campoDi(intestazione: string): Campo | null {
  const pulita = plainHeader(intestazione);
  return VOCABOLI.find(([, forma]) => forma.test(pulita))?.[0] ?? null;
}
