import { checkCodice, isCifre, isPartitaIvaValida } from '../comuni/codice-fiscale';
import type { ContestoFoglio } from './contesto';
import { isScientifica } from './valori';

type CampoCodice = 'codiceFiscale' | 'partitaIva';

/**
 * Codice fiscale or partita IVA as a spreadsheet leaves it: upper case, zeros on the left given back when
 * the code is valid with them. Null when blank or when digits are lost.
 */
export function leggiCodice(
  ctx: ContestoFoglio,
  riga: number,
  campo: CampoCodice,
  grezzo: string,
): string | null {
  if (grezzo === '') return null;
  if (isScientifica(grezzo)) {
    ctx.rifiuta(riga, 'notazione_scientifica', campo);
    return null;
  }
  const codice = grezzo.toUpperCase();
  if (codice !== grezzo) ctx.avvisa(riga, 'minuscole', campo);
  if (isCifre(codice) && codice.length >= 8 && codice.length <= 10) return conZeri(ctx, riga, campo, codice);
  const esito = checkCodice(codice);
  if (campo === 'partitaIva' && codice.length !== 11) ctx.rifiuta(riga, 'cf_formato', campo);
  else if (esito !== 'persona' && esito !== 'numerico') ctx.rifiuta(riga, esito, campo);
  return codice;
}

function conZeri(ctx: ContestoFoglio, riga: number, campo: CampoCodice, cifre: string): string {
  const codice = cifre.padStart(11, '0');
  if (isPartitaIvaValida(codice) && !/^0+$/.test(codice)) {
    ctx.avvisa(riga, 'zeri_persi', campo);
    return codice;
  }
  ctx.rifiuta(riga, 'piva_controllo', campo);
  return cifre;
}

/** CAP with its lost zeros given back, null when it is none. */
export function leggiCap(ctx: ContestoFoglio, riga: number, grezzo: string): string | null {
  if (isCifre(grezzo) && grezzo.length <= 5 && !/^0+$/.test(grezzo)) {
    if (grezzo.length < 5) ctx.avvisa(riga, 'zeri_persi', 'cap');
    return grezzo.padStart(5, '0');
  }
  ctx.avvisa(riga, 'cap', 'cap');
  return null;
}
