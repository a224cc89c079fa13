import type { EnteConfig } from '../ente';
import type { Mappa } from './mappa';
import { plainHeader } from './vocaboli';

/**
 * A list with a column for each component (imposta, sanzioni, interessi, spese) is of one tributo: the one
 * whose rows in the table of the Ente bear all those names ("IMU imposta", "IMU sanzioni"...). With no such
 * tributo, or with two, the columns are left for the clerk.
 */
export function proponiTributi(colonne: Mappa['colonne'], ente: EnteConfig): Mappa['colonne'] {
  const nomi = colonne
    .filter(({ campo }) => campo === 'importo')
    .map(({ intestazione }) => plainHeader(intestazione));
  const descritti = new Map(
    ente.tributi.map(({ codice, descrizione }) => [plainHeader(descrizione), codice]),
  );
  const famiglie = new Set([...descritti.keys()].map((descrizione) => descrizione.split(' ')[0] ?? ''));
  const adatte = [...famiglie].filter((famiglia) =>
    nomi.every((nome) => descritti.has(`${famiglia} ${nome}`)),
  );
  if (adatte.length !== 1 || nomi.length === 0) return colonne;
  return colonne.map((colonna) => {
    if (colonna.campo !== 'importo') return colonna;
    const codiceTributo = descritti.get(`${adatte[0]} ${plainHeader(colonna.intestazione)}`);
    return codiceTributo === undefined ? colonna : { ...colonna, codiceTributo };
  });
}
